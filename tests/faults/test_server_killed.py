"""Kill the server with -9 while five browsers send chunks: it comes back, every acknowledged chunk is there, nobody sees an error."""

import random
import threading
import time
from pathlib import Path

import pytest

from naklank.actions.sealed import open_chunk
from naklank.model import Chunk
from naklank.store.fsck import fsck
from naklank.store.layout import Layout
from naklank.wiring import opened
from tests.faults.scenario import sha256
from tests.faults.server import PATIENCE_SECONDS, Sender, Server, house_with_senders
from tests.tally import Tally, mine

BROWSERS = 5


def kill_and_come_back(folder: Path, rounds: int, tally: Tally) -> None:
    senders = house_with_senders(folder, BROWSERS)
    server = Server(folder, folder.parent / "stderr")
    server.start()
    stop = threading.Event()
    try:
        for sender in senders:
            sender.begin(server.port)
        threads = [threading.Thread(target=one.send_until, args=(server.port, stop), daemon=True) for one in senders]
        for thread in threads:
            thread.start()
        for round_ in range(rounds):
            time.sleep(random.uniform(0.2, 0.8))
            before = [len(sender.acknowledged) for sender in senders]
            if round_ % 2:
                server.kill_both()
            else:
                server.kill_child()
            began = time.monotonic()
            came_back(server, senders, before)
            tally.measured(round(time.monotonic() - began, 1), "s until all five browsers went on")
            tally.did("both processes killed" if round_ % 2 else "the answering process killed")
        stop.set()
        for thread in threads:
            thread.join(PATIENCE_SECONDS)
    finally:
        stop.set()
        status = server.stop()
    assert status == 0
    assert [sender.wrong for sender in senders] == [[]] * BROWSERS, "an error that is not a cut line"
    assert sum(sender.cuts for sender in senders) >= rounds, "the kills were not felt"
    all_there(folder, senders)
    tally.ends["chunks acknowledged, all there"] += sum(len(sender.acknowledged) for sender in senders)


def came_back(server: Server, senders: list[Sender], before: list[int]) -> None:
    """By its own word it has all that was acknowledged, and everybody goes on."""
    for sender, count in zip(senders, before, strict=True):
        assert sender.missing(server.port, count) == []
    until = time.monotonic() + PATIENCE_SECONDS
    while any(len(sender.acknowledged) <= count for sender, count in zip(senders, before, strict=True)):
        assert time.monotonic() < until, "a browser does not go on"
        assert not any(sender.wrong for sender in senders), [sender.wrong for sender in senders]
        time.sleep(0.02)


def all_there(folder: Path, senders: list[Sender]) -> None:
    """Each acknowledged chunk opens to the bytes that were sent, and nothing is damaged."""
    with opened(folder) as one:
        for sender in senders:
            chunks = one.house.store.read(
                lambda view, r=sender.recording: view.find(Chunk, recording=r, aside=0)  # type: ignore[misc]
            )
            there = {chunk.number: sha256(open_chunk(one.house, chunk)) for chunk in chunks}
            assert sender.acknowledged.items() <= there.items(), "an acknowledged chunk is gone"
    assert [finding for finding in fsck(Layout.at(folder)) if finding.bad == "damage"] == []


def test_killed_servers_lose_nothing(tmp_path):
    """Five kills, of the child alone and of both."""
    kill_and_come_back(tmp_path / "data", 5, Tally("a few", 5, quiet=True))


@pytest.mark.soak
def test_killed_servers_lose_nothing_for_long(tmp_path, count):
    """Fifty kills."""
    tally = count("servers killed while five browsers send", 50)
    for ten in mine(
        range(5)
    ):  # a server that keeps dying comes back later and later, so each ten have one of their own
        try:
            kill_and_come_back(tmp_path / f"ten-{ten}" / "data", 10, tally)
        except AssertionError as error:
            tally.broke(f"in the ten from {ten * 10}: {error!r:.600}")
    tally.hold()
