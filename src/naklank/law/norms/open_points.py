"""What the sources leave open or contradict, and how it is treated until someone competent decides."""

from naklank.law.norms import open_recording, open_secrecy

OPEN_POINTS = (*open_recording.POINTS, *open_secrecy.POINTS)
