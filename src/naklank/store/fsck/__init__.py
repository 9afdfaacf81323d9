"""Re-reads everything that is kept and believes nothing. Begin at `check.py`."""

from naklank.store.fsck.check import fsck
from naklank.store.fsck.report import Finding, is_sound

__all__ = ["Finding", "fsck", "is_sound"]
