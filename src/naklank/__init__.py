"""Naklank keeps recorded conversations between patients and care providers: lawful, safe, provable.

Start reading in ARCHITECTURE.md. Every package says on top what it does and what it refuses.
"""

__version__ = "0.1.0"
