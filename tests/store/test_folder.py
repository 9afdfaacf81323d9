"""Blobs, keys, lock and key files: what each promises at its rim."""

import os
import stat
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_house import StepClock, made

from naklank.errors import Full, NotFound
from naklank.store.blobs import FolderBlobs, is_name
from naklank.store.failures import Unusable
from naklank.store.layout import Layout, create, open_house_data


def failed(reason: str) -> None:
    raise SystemExit(reason)


@given(st.text(st.sampled_from("ab1/.-\\~\0 _\n"), max_size=12))
def test_no_name_leads_out_of_the_folder(name):
    """Whatever passes as a name stays below the folder and never hits the place for new files."""
    if is_name(name):
        assert not name.startswith(("/", "."))
        assert ".." not in name
        assert os.path.normpath(name) == name


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../x", "a/../../x", ".new/x", "a//b", "a/", "a\0b", "a\n", "a" * 201, "ä"]
)
def test_strange_names_are_nothing(tmp_path, name):
    """They are not found, cannot be written, and reveal nothing."""
    blobs = FolderBlobs(tmp_path / "blobs", failed)
    for act in (
        lambda: blobs.put(name, [b"x"]),
        lambda: blobs.read(name, 0, 1),
        lambda: blobs.size(name),
        lambda: blobs.delete(name),
    ):
        with pytest.raises(NotFound):
            act()
    assert list(blobs.names()) == []


def test_a_blob_is_whole_or_not_there(tmp_path):
    """A source that breaks off leaves the old blob, or none, and no temporary file."""

    def breaks():
        yield b"half"
        raise ConnectionError

    blobs = FolderBlobs(tmp_path / "blobs", failed)
    for before in (None, b"old"):
        if before:
            blobs.put("r/original", [before])
        with pytest.raises(ConnectionError):
            blobs.put("r/original", breaks())
        assert list(blobs.names()) == (["r/original"] if before else [])
    assert blobs.read("r/original", 0, 10) == b"old"
    assert list((tmp_path / "blobs" / ".new").iterdir()) == []


def test_ranges_are_exact(tmp_path):
    """Exactly the bytes asked for, fewer only at the end."""
    blobs = FolderBlobs(tmp_path / "blobs", failed)
    data = bytes(range(256)) * 5
    assert blobs.put("r/x", [data[:100], data[100:]])[0] == len(data)
    for start, length in ((0, 5), (1270, 50), (1280, 5), (2000, 1), (3, 0)):
        assert blobs.read("r/x", start, length) == data[start : start + length]


def test_writing_and_deleting_beside_each_other(tmp_path):
    """Folders that become empty are tidied away; a put at that very moment still succeeds."""
    blobs = FolderBlobs(tmp_path / "blobs", failed)

    def go(name):
        for _ in range(100):
            blobs.put(f"r/chunk/{name}", [b"x"])
            blobs.delete(f"r/chunk/{name}")

    threads = [threading.Thread(target=go, args=(n,)) for n in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(blobs.names()) == []
    blobs.put("r/last", [b"x"])
    assert list(blobs.names("r/")) == ["r/last"]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path):
    """/dev/full's error on writing becomes `Full`; the blob is not there."""
    import errno
    from unittest import mock

    blobs = FolderBlobs(tmp_path / "blobs", failed)
    with mock.patch("naklank.store.blobs.os.write", side_effect=OSError(errno.ENOSPC, "full")), pytest.raises(Full):
        blobs.put("r/x", [b"x"])
    with (
        mock.patch("naklank.store.blobs.os.fsync", side_effect=OSError(errno.EIO, "broken")),
        pytest.raises(SystemExit),
    ):
        blobs.put("r/x", [b"x"])
    assert list((tmp_path / "blobs" / ".new").iterdir()) == []


def test_it_does_not_start_where_others_can_read_the_keys(tmp_path):
    """A key file that the group may read is refused, with the command that mends it."""
    layout = Layout.at(tmp_path / "data")
    create(layout, StepClock())
    for name in ("wrapping.keys", "signing.pem"):
        (layout.keys_folder / name).chmod(0o640)
        with pytest.raises(Unusable) as refusal:
            open_house_data(layout, StepClock())
        assert "chmod 600" in refusal.value.todo.en
        (layout.keys_folder / name).chmod(0o600)
    open_house_data(layout, StepClock()).close()


def test_nothing_in_the_folder_can_be_read_by_others(tmp_path):
    """Every file is 0600 or lies in a folder that is 0700."""
    house = made(tmp_path / "data")
    house.blobs.put("r/x", [b"x"])
    for path in tmp_path.joinpath("data").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    house.close()


def test_two_programs_cannot_open_one_folder(tmp_path):
    """The second is told so, also from another process, and may after the first let go."""
    house = made(tmp_path / "data")
    code = (
        "import sys; from pathlib import Path; from small_house import StepClock; from naklank.store.layout import *\n"
        "try: open_house_data(Layout.at(Path(sys.argv[1])), StepClock()).close()\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = [sys.executable, "-c", code, str(tmp_path / "data")]
    here = {**os.environ, "PYTHONPATH": os.path.dirname(__file__)}
    assert subprocess.run(run, env=here, capture_output=True, text=True, check=False).stdout.strip() == "Unusable"
    house.close()
    assert subprocess.run(run, env=here, capture_output=True, text=True, check=False).stdout.strip() == ""


def test_a_folder_of_another_format_is_refused(tmp_path):
    """And so is a folder that is not ours; nothing in it changes."""
    layout = Layout.at(tmp_path / "data")
    with pytest.raises(Unusable) as refusal:
        open_house_data(layout, StepClock())
    assert "naklank init" in refusal.value.todo.en
    create(layout, StepClock())
    with pytest.raises(Unusable):
        create(layout, StepClock())
    layout.format.write_text("naklank-data-9\n")
    with pytest.raises(Unusable, match="another version"):
        open_house_data(layout, StepClock())


def test_a_new_wrapping_key_opens_everything_old(tmp_path):
    """Rotation: fresh key in front, all rewrapped, still the same data keys, also after the old one is dropped."""
    house = made(tmp_path / "data")
    keys = {r: house.keys.new(r) for r in ("a" * 26, "b" * 26)}
    before = house.ring.current()
    house.ring.add_key()
    assert house.ring.current() != before
    assert {r: house.keys.key(r) for r in keys} == keys
    assert house.keys.rewrap() == 2
    assert house.keys.rewrap() == 0
    house.ring.drop_old()
    layout, clock = house.layout, house.store._clock
    house.close()
    house = open_house_data(layout, clock)
    assert {r: house.keys.key(r) for r in keys} == keys
    house.close()
