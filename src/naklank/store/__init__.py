"""What Naklank keeps on disk: database and log, sealed blobs, keys. Implements `naklank.actions.ports`.

Begin at `layout.py` (where everything lies), then `database.py` (records and log), `blobs.py`, `keyring.py`.
"""
