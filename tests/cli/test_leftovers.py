"""What a crash leaves behind goes at the next start, and nothing else does."""

from dataclasses import replace

from conftest import soon
from naklank.actions.sweep_leftovers import half_brought_in
from naklank.cli.seal import COMMAND
from naklank.demo.seed import TWO_OF_US
from naklank.model import Credential, PersonId, Recording, Situation, new_id
from naklank.wiring import opened


def begun(house, name: str = "x"):
    from naklank.actions.upload import begin

    return begin(
        house, COMMAND, name=name, size=10, media_type="a/b", conversation_id=None, source="command", said=Situation()
    ).id


def test_a_start_sweeps_what_nobody_needs(installed, clip, tmp_path):
    """Chunks of a sealed recording, a key without anything, a half sealed file: gone. Acknowledged chunks, seeds: kept."""
    from naklank.actions.upload import begin

    sealed = installed("seal", clip).out.strip()
    seed, loose, precious = new_id(), new_id(), new_id()
    with opened(tmp_path / "data") as made:
        house = made.house
        house.blobs.put(f"{sealed}/chunk/000000000-{'a' * 64}", [b"left over"])
        for key in (seed, loose, precious):
            house.keys.new(key)
        house.blobs.put(f"{precious}/original", [b"of a database that was put back"])
        house.store.write(lambda tx: tx.put(Credential(seed, PersonId("p"), "totp", "s", house.clock.now())))
        running = begin(
            house,
            COMMAND,
            name="phone",
            size=5,
            media_type="a/b",
            conversation_id=None,
            said=replace(TWO_OF_US, took_part="yes"),
        ).id
        house.blobs.put(f"{running}/chunk/000000000-{'b' * 64}", [b"acknowledged"])
        half = begun(house)
    with opened(tmp_path / "data") as made, made.working():
        soon(lambda: loose not in made.data.keys.ids() and not made.house.store.read(half_brought_in))
        soon(lambda: not list(made.house.blobs.names(f"{sealed}/chunk")))
        kept = set(made.data.keys.ids())
        assert {seed, precious, running, sealed} <= kept
        assert half not in kept
        assert list(made.house.blobs.names(f"{running}/chunk"))
        assert made.house.store.read(lambda view: view.get(Recording, running)).state == "open"


def test_seal_cleans_up_after_a_killed_seal(installed, clip, tmp_path):
    """The next `seal` removes what the killed one had begun."""
    with opened(tmp_path / "data") as made:
        half = begun(made.house)
    done = installed("seal", clip)
    assert done.status == 0, done.err
    with opened(tmp_path / "data") as made:
        assert made.house.store.read(half_brought_in) == []
        assert half not in made.data.keys.ids()
