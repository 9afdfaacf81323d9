"""The disk fills up while somebody records: nothing acknowledged goes, new recordings are refused before they start, and
listening and destroying go on with not a byte free, from the room that was held for them.

The small disk is a tmpfs in a mount namespace of its own: as root, else in a user namespace.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naklank.store.ballast import Ballast

DISK = "64m"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What happened on a day on which the disk filled up (`full_disk.py`)."""
    disk = tmp_path_factory.mktemp("disk")
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.fail("No `unshare` here, which gives a small disk to fill: install util-linux.")
    own = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    live = f'mount -t tmpfs -o size={DISK} none "{disk}" || exit 86; exec "{sys.executable}" -m tests.faults.full_disk "{disk}"'
    ran = subprocess.run(
        [unshare, "--mount", *own, "sh", "-c", live],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    if ran.returncode == 86 or "unshare:" in ran.stderr:
        pytest.fail(f"No small disk can be mounted here. Run as root, or allow user namespaces: {ran.stderr}")
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(line) for line in ran.stdout.splitlines())


def test_the_running_recording_keeps_what_was_acknowledged(day):
    """It is told that the disk is full; 0 acknowledged chunks are lost, then or later."""
    assert day["held at the start"] is True
    assert day["recording until it is full"] == "full 507"
    assert day["acknowledged"] > 40
    assert [day[f"lost {when}"] for when in ("when full", "at nothing free", "after")] == [0, 0, 0]


def test_new_recordings_are_refused_before_they_start(day):
    """Full is 507, before a key is made."""
    assert day["a new recording"] == day["a new recording at nothing free"] == "full 507"


def test_listening_and_destroying_go_on_with_nothing_free(day):
    """Both are logged first, and the log has room of its own; a new chunk does not get that room."""
    assert day["held before nothing is free"] is True
    assert day["bytes free"] == 0
    assert day["listening at nothing free"] == "went on"
    assert day["destroying at nothing free"] == "went on"
    assert day["destroyed"] == "destroyed"
    assert day["a chunk at nothing free"] == "full 507"


def test_everything_goes_on_once_there_is_room(day):
    """Without a restart: chunks, listening, sealing; and the room is held again. Nothing is damaged."""
    for what in ("a chunk", "listening", "sealing"):
        assert day[f"{what} after"] == "went on"
    assert day["held again"] is True
    assert day["found by fsck"] == []


def test_room_is_held_whole_or_not_at_all(tmp_path):
    """A file that a crash cut short is made whole; given up is gone; where nothing was held there is nothing to give."""
    ballast = Ballast(tmp_path / "ballast", 3_000_000)
    assert not ballast.give_up()
    (tmp_path / "ballast").write_bytes(b"half")
    assert ballast.hold()
    assert (tmp_path / "ballast").stat().st_size == 3_000_000
    assert not ballast.keeps()
    assert ballast.give_up()
    assert not (tmp_path / "ballast").exists()
