"""Hand out a document as PDF: typeset in a thread, two at a time, and given up when it takes too long."""

from collections.abc import Callable

import anyio
from starlette.responses import Response

from naklank.errors import TooMany
from naklank.text import Text
from naklank.web.pages.copies import as_file

SECONDS_MAX = 20
"""A long weighing takes a part of a second; a busy machine may need a while."""
presses = anyio.CapacityLimiter(2)
"""How many documents are typeset at once; they need the processor, and recordings go before them."""


async def as_pdf(make: Callable[[], bytes], name: str) -> Response:
    """What `make` typesets, as a file of this name. Raises `TooMany` where it takes too long."""
    with anyio.move_on_after(SECONDS_MAX):
        body = await anyio.to_thread.run_sync(make, limiter=presses, abandon_on_cancel=True)
        return Response(body, media_type="application/pdf", headers=as_file(name))
    raise TooMany(
        Text("De PDF maken duurt nu te lang.", "Making the PDF takes too long now."),
        Text("Probeer het straks opnieuw, of druk de pagina af.", "Try again in a while, or print the page."),
    )
