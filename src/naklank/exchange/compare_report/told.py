"""What page and paper both tell of a comparison, in ready sentences of one language: rows of a change, words around it, method."""

from collections.abc import Sequence
from dataclasses import dataclass

from naklank.exchange.compare_report.layout import Look, Picture, picture
from naklank.exchange.compare_report.report import File, Report, Word
from naklank.model.comparison import Comparison, Edit, Segment, Span
from naklank.text import Text
from naklank.text.amounts import clock, day_said, length_said
from naklank.text.catalogue import say
from naklank.text.comparing import (
    drift_said,
    edit_length,
    limit_said,
    source_said,
    sure_number_said,
    sure_said,
    verified_said,
    why_said,
    within_said,
)
from naklank.text.comparing_verdict import means_said, verdict_said

WORDS_AROUND = 12
WORDS_WITHIN = 60
LOOKS: dict[Look, str] = {
    "kept": "compared.look_kept",
    "left_out": "compared.look_left_out",
    "gone": "compared.look_gone",
    "put_in": "compared.look_put_in",
    "silent": "compared.look_silent",
    "moved": "compared.look_moved",
    "faster": "compared.look_faster",
    "slower": "compared.look_slower",
    "louder": "compared.look_louder",
    "softer": "compared.look_softer",
    "unverifiable": "compared.look_unverifiable",
    "outside": "compared.look_outside",
}


@dataclass(frozen=True, slots=True)
class Around:
    """The words before, within and after a change, in one of the files."""

    label: str
    before: str
    within: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report in one language."""

    report: Report
    language: str

    @property
    def found(self) -> Comparison:
        """What was found."""
        return self.report.comparison

    @property
    def picture(self) -> Picture:
        """What is drawn."""
        return picture(self.found)

    def in_words(self, text: Text) -> str:
        """A sentence of both languages, in this one."""
        return text.in_language(self.language)

    def says(self, key: str, **values: str) -> str:
        """The sentence under this key."""
        return say(key, self.language, **values)

    def length(self, seconds: float) -> str:
        """How long something is."""
        return self.in_words(length_said(seconds))

    def span(self, span: Span) -> str:
        """From when to when; a single place where both are the same."""
        start, end = map(clock, span)
        return (
            self.says("compared.point", start=start)
            if start == end
            else self.says("compared.span", start=start, end=end)
        )

    def means(self) -> list[str]:
        """What the verdict means, with what was found of the whole file."""
        found = self.found
        same = self.report.original.sha256 == self.report.copy.sha256
        return [
            *map(self.in_words, means_said(found)),
            *([self.says("compared.identical")] if same else []),
            *(
                [self.in_words(verified_said(found.verified_share))]
                if found.verdict in ("faithful", "excerpt", "edited")
                else []
            ),
        ]

    def drift(self) -> str:
        """How the clock of the copy ran; empty where that is not known."""
        return "" if self.found.drift_ppm is None else self.in_words(drift_said(self.found.drift_ppm))

    def rows(self, edit: Edit) -> list[tuple[str, str]]:
        """What is known of one change, each with its name."""
        taken = edit.taken_from
        return [
            (self.says("compared.row_copy"), self.span(edit.copy)),
            (self.says("compared.row_original"), self.span(edit.original)),
            *([(self.says("compared.row_taken"), self.span(taken))] if taken else []),
            (self.says("compared.row_length"), self.length(edit_length(edit))),
            (
                self.says("compared.row_sure"),
                f"{self.in_words(sure_said(edit.confidence))}: {self.in_words(sure_number_said(edit.confidence))}",
            ),
            (
                self.says("compared.row_within"),
                self.in_words(within_said(edit)),
            ),
        ]

    def words(self, edit: Edit) -> list[Around]:
        """The words around a change, in each file that has a transcript."""
        return [
            self._around(self.says(key), words, span)
            for key, words, span in (
                ("compared.words_original", self.report.original_words, edit.original),
                ("compared.words_copy", self.report.copy_words, edit.copy),
            )
            if words
        ]

    def _around(self, label: str, words: Sequence[Word], span: Span) -> Around:
        middles = [((word.span[0] + word.span[1]) / 2, word.says) for word in words]
        before = [says for at, says in middles if at < span[0]]
        within = [says for at, says in middles if span[0] <= at <= span[1]]
        after = [says for at, says in middles if at > span[1]]
        if len(within) > WORDS_WITHIN:
            half = WORDS_WITHIN // 2
            within = [*within[:half], "…", *within[-half:]]
        return Around(
            label,
            " ".join((["…"] if len(before) > WORDS_AROUND else []) + before[-WORDS_AROUND:]),
            " ".join(within) or self.says("compared.words_none"),
            " ".join(after[:WORDS_AROUND] + (["…"] if len(after) > WORDS_AROUND else [])),
        )

    def sound_note(self) -> str:
        """That there is sound in the report and for whom; and, where there are more changes than that, which have none."""
        last = max(clip.edit for clip in self.report.clips) + 1
        few = [self.says("compared.clips_first", n=str(last))] if last < len(self.found.edits) else []
        return " ".join([self.says("compared.clips_note"), *few])

    def segments(self) -> list[str]:
        """Each piece of the copy, and where it comes from."""
        return [self._segment(one) for one in self.found.segments]

    def _segment(self, one: Segment) -> str:
        start, end = map(clock, one.copy)
        if one.original is None:
            source = self.in_words(source_said(one.source))
            return self.says("compared.segment_other", from_c=start, to_c=end, source=source[:1].lower() + source[1:])
        first, last = map(clock, one.original)
        return self.says("compared.segment", from_c=start, to_c=end, from_o=first, to_o=last)

    def unverifiable(self) -> list[str]:
        """What could not be judged, and why."""
        return [
            self.says(
                "compared.unverifiable_row",
                from_c=clock(one.copy[0]),
                to_c=clock(one.copy[1]),
                why=self.in_words(why_said(one.why)),
            )
            for one in self.found.unverifiable
        ]

    def limits(self) -> list[str]:
        """What could have escaped."""
        return [self.in_words(limit_said(one)) for one in self.found.limits]

    def drawn(self) -> str:
        """What the drawing shows, for who does not see it."""
        return self.says(
            "compared.picture_says",
            original=self.length(self.found.original_s),
            copy=self.length(self.found.copy_s),
            verdict=self.in_words(verdict_said(self.found)),
        )

    def part_drawn(self) -> str:
        """That only a part of the original is drawn; empty where all of it is."""
        low, high = self.picture.window
        return self.says("compared.picture_part", from_o=clock(low), to_o=clock(high)) if self.picture.cropped else ""

    def file(self, file: File, seconds: float) -> list[tuple[str, str]]:
        """What is known of one of the files."""
        return [
            (self.says("compared.file_name"), file.name),
            (self.says("compared.file_length"), f"{clock(seconds)} ({self.length(seconds)})"),
            (self.says("compared.file_size"), self.says("compared.file_bytes", n=str(file.bytes))),
            ("SHA-256", file.sha256),
        ]

    def method(self) -> list[tuple[str, str]]:
        """How it was compared."""
        settings = "\n".join(f"{name}: {value}" for name, value in self.report.settings)
        return [
            (self.says("compared.method"), self.found.method),
            (self.says("compared.version"), self.report.version),
            (self.says("compared.day"), self.in_words(day_said(self.report.day))),
            *([(self.says("compared.settings"), settings)] if settings else []),
        ]
