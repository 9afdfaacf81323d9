"""Comparisons on disk: what came of one cannot be changed unseen, a file that waits is kept whole, and all of it dies with the recording."""

import sqlite3

from small_house import StepClock, filled, made, seal_words

from naklank.store.backup import backup
from naklank.store.fsck import fsck


def codes(data) -> set[str]:
    return {finding.code for finding in fsck(data.layout)}


def edit(data, sql_text: str, *values: object) -> None:
    with sqlite3.connect(data.layout.database) as sql:
        sql.execute(sql_text, values)


def test_a_comparison_that_was_rewritten_with_the_real_key_is_found(tmp_path):
    """Other words under the same key: the row seal tells, and so does the hash that the log names."""
    data = made(tmp_path / "data")
    ids = filled(data)
    assert fsck(data.layout) == []
    forged = seal_words(data, ids["sealed"], f"comparison/{ids['compared']}", b'{"verdict":"faithful"}')
    edit(data, "UPDATE keptcomparison SET sealed = ? WHERE id = ?", forged, ids["compared"])
    assert codes(data) == {"row-seal", "kept-comparison-content"}
    data.close()


def test_a_file_that_waits_is_missed_when_it_is_gone_and_seen_when_it_was_changed(tmp_path):
    """It was acknowledged, so it may not vanish."""
    data = made(tmp_path / "data")
    ids = filled(data)
    place = data.layout.blobs / ids["sealed"] / "comparison" / ids["waiting"] / "000000"
    whole = place.read_bytes()
    place.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert "comparison-piece" in codes(data)
    place.unlink()
    assert "comparison-piece" in codes(data)
    data.close()


def test_a_file_that_waits_is_in_the_backup(tmp_path):
    """Who restores it can still have the answer."""
    data = made(tmp_path / "data")
    ids = filled(data)
    backup(data.layout, tmp_path / "backup", StepClock())
    assert (tmp_path / "backup" / "blobs" / ids["sealed"] / "comparison" / ids["waiting"] / "000000").exists()
    data.close()
