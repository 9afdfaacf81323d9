"""What people can do: one verb per file. No HTTP, no SQL: what is needed from outside is in ports.py."""
