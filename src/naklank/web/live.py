"""Wake open screens when a conversation changes. Implements the `Live` port for pages that wait on an event stream.

Losing a wake-up loses nothing: each screen asks for the truth when it wakes, and wakes by itself now and then.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Bell:
    """Bells per conversation, rung from any thread, heard in the event loop of the server."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def changed(self, conversation: str) -> None:
        """Wake every screen that shows this conversation. Fine from any thread, and when nobody listens."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._ring, conversation)

    @asynccontextmanager
    async def waiting(self, conversation: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set on each change, for as long as one screen is open."""
        self._loop = asyncio.get_running_loop()
        bell = asyncio.Event()
        self._waiting[conversation].add(bell)
        try:
            yield bell
        finally:
            self._waiting[conversation].discard(bell)
            if not self._waiting[conversation]:
                del self._waiting[conversation]

    def _ring(self, conversation: str) -> None:
        for bell in self._waiting.get(conversation, ()):
            bell.set()
