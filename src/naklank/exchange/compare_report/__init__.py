"""What a board sees of a comparison: a page in one file (`page.py`) and a tagged PDF (`paper.py`), with two bars drawn.

`report.py` is what goes in, `layout.py` what is drawn, `drawing.py` how, `told.py` the sentences that page and paper share.
Pure: whoever asks gives the day, the hashes and the sound, and has seen to the right to that sound.
"""

from naklank.exchange.compare_report.page import html
from naklank.exchange.compare_report.paper import pdf
from naklank.exchange.compare_report.report import File, Report, Word

__all__ = ["File", "Report", "Word", "html", "pdf"]
