"""Kept answers on disk: whoever owns the disk and all keys cannot change one unseen, and older databases get the table."""

import sqlite3

from small_house import filled, made, seal_words

from naklank.store.fsck import fsck


def codes(data) -> set[str]:
    return {finding.code for finding in fsck(data.layout)}


def edit(data, sql_text: str, *values: object) -> None:
    with sqlite3.connect(data.layout.database) as sql:
        sql.execute(sql_text, values)


def test_a_kept_answer_that_was_rewritten_with_the_real_key_is_found(tmp_path):
    """Other bytes under the same key: the row seal tells, and so does the hash that the log names."""
    data = made(tmp_path / "data")
    key = filled(data)["kept"]
    assert fsck(data.layout) == []
    edit(data, "UPDATE keptanswer SET sealed = ? WHERE id = ?", seal_words(data, key, "answer", b"another answer"), key)
    assert codes(data) == {"row-seal", "kept-answer-content"}
    data.close()


def test_a_kept_answer_that_was_given_to_another_or_taken_away_is_found(tmp_path):
    """The row seal names who kept it; a row that is gone without a word in the log is missed."""
    data = made(tmp_path / "data")
    filled(data)
    edit(data, "UPDATE keptanswer SET by = 'somebody else'")
    assert codes(data) == {"row-seal"}
    edit(data, "DELETE FROM keptanswer")
    assert "row-gone" in codes(data)
    data.close()
