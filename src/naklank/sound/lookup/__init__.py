"""Find which recording a clip comes from, by fingerprints of five words a second.

Start at `look_up.py` (the order of the work) and `fingerprint.py` (what is kept). Nothing is imported on this page: numpy and
scipy take a second to load.
"""
