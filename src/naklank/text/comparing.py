"""What a comparison of a copy with its original found, in sentences: for the report, the command line and the JSON object.

The words accuse nobody: they say what is different in the sound, never who did it or why. Numbers are never rounded up to
certainty. `comparing_verdict.py` holds what a verdict means, and what it does not.
"""

from naklank.model.comparison import Edit, Kind, Limit, Reason, Source, Span, Why
from naklank.text import Text
from naklank.text.amounts import clock, filled, floored, length_said, number

TEXTS: dict[str, Text] = {
    "comparing.cut": Text("Weg", "Gone"),
    "comparing.insertion": Text("Erbij gezet", "Put in"),
    "comparing.replacement": Text("Iets anders", "Something else"),
    "comparing.silence": Text("Stil gemaakt", "Made silent"),
    "comparing.reorder": Text("Omgewisseld", "Changed places"),
    "comparing.speed": Text("Sneller of langzamer", "Faster or slower"),
    "comparing.gain": Text("Harder of zachter", "Louder or softer"),
    "comparing.faster": Text("Sneller", "Faster"),
    "comparing.slower": Text("Langzamer", "Slower"),
    "comparing.louder": Text("Harder", "Louder"),
    "comparing.softer": Text("Zachter", "Softer"),
    "comparing.cut_said": Text(
        "Op {at} in de kopie is een stuk weg van {length}. In het origineel staat dat van {from_o} tot {to_o}.",
        "At {at} in the copy a piece of {length} is gone. In the original it stands from {from_o} to {to_o}.",
    ),
    "comparing.insertion_said": Text(
        "Van {from_c} tot {to_c} staat in de kopie {length} geluid dat daar in het origineel niet staat. "
        "In het origineel is dat de plaats {at_o}.",
        "From {from_c} to {to_c} the copy holds {length} of sound that the original does not have there. "
        "In the original that place is {at_o}.",
    ),
    "comparing.replacement_said": Text(
        "Van {from_c} tot {to_c} klinkt in de kopie iets anders dan in het origineel. "
        "Wat daar hoort, staat in het origineel van {from_o} tot {to_o}.",
        "From {from_c} to {to_c} something else sounds in the copy than in the original. "
        "What belongs there stands in the original from {from_o} to {to_o}.",
    ),
    "comparing.silence_said": Text(
        "Van {from_c} tot {to_c} is het stil in de kopie. In het origineel klinkt daar iets, van {from_o} tot {to_o}.",
        "From {from_c} to {to_c} the copy is silent. In the original something sounds there, from {from_o} to {to_o}.",
    ),
    "comparing.reorder_said": Text(
        "Van {from_c} tot {to_c} staan twee stukken in de kopie andersom. "
        "Samen staan ze in het origineel van {from_o} tot {to_o}.",
        "From {from_c} to {to_c} two pieces stand in the copy the other way round. "
        "Together they stand in the original from {from_o} to {to_o}.",
    ),
    "comparing.speed_said": Text(
        "Van {from_c} tot {to_c} gaat de kopie {amount}. Dat is in het origineel van {from_o} tot {to_o}.",
        "From {from_c} to {to_c} the copy runs {amount}. In the original that is from {from_o} to {to_o}.",
    ),
    "comparing.gain_said": Text(
        "Van {from_c} tot {to_c} is de kopie {amount}. Dat is in het origineel van {from_o} tot {to_o}.",
        "From {from_c} to {to_c} the copy is {amount}. In the original that is from {from_o} to {to_o}.",
    ),
    "comparing.by_percent": Text("{amount} procent {way}", "{amount} per cent {way}"),
    "comparing.by_db": Text("{amount} decibel {way}", "{amount} decibels {way}"),
    "comparing.faster_than": Text("sneller", "faster"),
    "comparing.slower_than": Text("langzamer", "slower"),
    "comparing.louder_than": Text("harder", "louder"),
    "comparing.softer_than": Text("zachter", "softer"),
    "comparing.from_original": Text(
        "Het nieuwe stuk komt uit hetzelfde origineel, van {from_t} tot {to_t}.",
        "The new piece comes from the same original, from {from_t} to {to_t}.",
    ),
    "comparing.from_original_somewhere": Text(
        "Het nieuwe stuk komt uit hetzelfde origineel.", "The new piece comes from the same original."
    ),
    "comparing.from_elsewhere": Text(
        "Het nieuwe stuk vonden we nergens in het origineel.", "We found the new piece nowhere in the original."
    ),
    "comparing.within_copy": Text(
        "In de kopie ligt dit tussen {from} en {to}.", "In the copy this lies between {from} and {to}."
    ),
    "comparing.within_original": Text(
        "In het origineel ligt dit tussen {from} en {to}.", "In the original this lies between {from} and {to}."
    ),
    "comparing.sure.99": Text("Vrijwel zeker", "Almost certain"),
    "comparing.sure.90": Text("Zeer waarschijnlijk", "Very likely"),
    "comparing.sure.70": Text("Waarschijnlijk", "Likely"),
    "comparing.sure.0": Text("Mogelijk", "Possible"),
    "comparing.sure_of": Text(
        "ongeveer {n} van de 100",
        "about {n} of 100",
    ),
    "comparing.sure_most": Text(
        "meer dan 99 van de 100",
        "more than 99 of 100",
    ),
    "comparing.source.original": Text("Uit het origineel", "From the original"),
    "comparing.source.foreign": Text("Niet uit het origineel", "Not from the original"),
    "comparing.source.silence": Text("Stilte", "Silence"),
    "comparing.source.outside": Text("Voor of na het origineel", "Before or after the original"),
    "comparing.why.noise": Text("Er is te veel lawaai.", "There is too much noise."),
    "comparing.why.silence": Text(
        "Hier zegt niemand iets, dus er is niets om te vergelijken.",
        "Nobody says anything here, so there is nothing to compare.",
    ),
    "comparing.why.overlap": Text("Er klinkt iets anders doorheen.", "Something else sounds at the same time."),
    "comparing.why.damaged": Text("Het bestand is hier beschadigd.", "The file is damaged here."),
    "comparing.why.unlike": Text(
        "Het geluid lijkt te weinig op het origineel om er iets over te zeggen.",
        "The sound is too little like the original to say anything about it.",
    ),
    "comparing.reason.too_short": Text(
        "De kopie is te kort. Er is te weinig geluid om te vergelijken.",
        "The copy is too short. There is too little sound to compare.",
    ),
    "comparing.reason.no_speech": Text("In de kopie is geen spraak te horen.", "No speech can be heard in the copy."),
    "comparing.reason.original_silent": Text(
        "In het origineel is geen spraak te horen.", "No speech can be heard in the original."
    ),
    "comparing.reason.damaged": Text(
        "Een van de bestanden is te erg beschadigd.", "One of the files is damaged too badly."
    ),
    "comparing.reason.too_noisy": Text(
        "Er is te veel lawaai om de spraak te vergelijken.", "There is too much noise to compare the speech."
    ),
    "comparing.reason.another_kind_of_sound": Text(
        "Dit is ander geluid dan spraak, bijvoorbeeld muziek. Deze manier van vergelijken werkt alleen met spraak.",
        "This is another sound than speech, such as music. This way of comparing works with speech only.",
    ),
    "comparing.limit.shortest_cut": Text(
        "Als er minder dan {length} weg is, kunnen we dat in deze kopie missen.",
        "If less than {length} is gone, we can miss that in this copy.",
    ),
    "comparing.limit.shortest_cut_unknown": Text(
        "Als er een heel kort stuk weg is, kunnen we dat in deze kopie missen.",
        "If a very short piece is gone, we can miss that in this copy.",
    ),
    "comparing.limit.place": Text(
        "Een plaats die we noemen, kan er tot {length} naast liggen.",
        "A place that we name can be up to {length} off.",
    ),
    "comparing.limit.place_unknown": Text(
        "De plaatsen die we noemen, kunnen er iets naast liggen.", "The places that we name can be slightly off."
    ),
    "comparing.limit.gain_unknown": Text(
        "Of een stuk harder of zachter is gezet, is in deze kopie niet te horen. Het toestel kan dat zelf hebben gedaan.",
        "Whether a piece was made louder or softer cannot be heard in this copy. The device may have done that by itself.",
    ),
    "comparing.limit.repeated": Text(
        "Sommige stukken klinken twee keer bijna hetzelfde. Als daar iets weg is, kunnen we dat missen.",
        "Some pieces sound almost the same twice. If something is gone there, we can miss that.",
    ),
    "comparing.limit.drift_unknown": Text(
        "Hoe snel de klok van dit toestel liep, konden we niet meten. Als de kopie iets sneller is gezet, kunnen we dat missen.",
        "We could not measure how fast the clock of this device ran. If the copy was made slightly faster, we can miss that.",
    ),
    "comparing.limit.noise": Text(
        "Er is lawaai in de kopie. Als daarin iets veranderd is, kunnen we dat missen.",
        "There is noise in the copy. If something was changed in it, we can miss that.",
    ),
    "comparing.limit.nothing_heard": Text(
        "Waar niemand iets zegt, is weinig te vergelijken. Een stilte kan korter of langer zijn gemaakt.",
        "Where nobody speaks, there is little to compare. A silence may have been made shorter or longer.",
    ),
    "comparing.verified": Text(
        "Van de spraak in de kopie vonden we {percent} procent terug in het origineel.",
        "Of the speech in the copy we found {percent} per cent in the original.",
    ),
    "comparing.drift": Text(
        "De klok van de kopie liep {length} per uur {way} dan die van het origineel. "
        "Zo’n klein verschil is gewoon tussen twee toestellen.",
        "The clock of the copy ran {length} an hour {way} than that of the original. "
        "Such a small difference is common between two devices.",
    ),
    "comparing.drift_none": Text(
        "De klok van de kopie liep gelijk met die van het origineel.",
        "The clock of the copy ran the same as that of the original.",
    ),
}

MOST = 0.99
"""Above this, "more than 99 of a hundred": a hundred of a hundred is never said."""
SAME_CLOCK_S = 0.0005
"""In an hour; what is less cannot be told from nothing."""
SURE = ((0.99, "99"), (0.9, "90"), (0.7, "70"), (0.0, "0"))
"""From which confidence on which word is said."""


def kind_said(kind: Kind) -> Text:
    """What sort of change, in a word or two."""
    return TEXTS[f"comparing.{kind}"]


def change_said(edit: Edit) -> Text:
    """The same of one change, with its direction where it has one: "Sneller", "Zachter"."""
    if edit.kind == "speed" and edit.factor is not None:
        return TEXTS["comparing.faster" if edit.factor > 1 else "comparing.slower"]
    if edit.kind == "gain" and edit.db is not None:
        return TEXTS["comparing.louder" if edit.db > 0 else "comparing.softer"]
    return kind_said(edit.kind)


def edit_said(edit: Edit) -> Text:
    """One change in one to three sentences, with its places in both files, and where what was put in comes from."""
    said = filled(
        TEXTS[f"comparing.{edit.kind}_said"],
        at=clock(edit.copy[0]),
        at_o=clock(edit.original[0]),
        length=length_said(edit_length(edit)),
        amount=_amount(edit),
        **_ends("c", edit.copy),
        **_ends("o", edit.original),
    )
    origin = origin_said(edit)
    return Text(f"{said.nl} {origin.nl}", f"{said.en} {origin.en}") if origin else said


def edit_length(edit: Edit) -> float:
    """How long the change is: in the copy, but for what is gone from it."""
    start, end = edit.original if edit.kind == "cut" else edit.copy
    return end - start


def origin_said(edit: Edit) -> Text | None:
    """Where that comes from which was put in; None where nothing was, or where it is not known."""
    if edit.taken_from is not None:
        return filled(TEXTS["comparing.from_original"], **_ends("t", edit.taken_from))
    if edit.source == "original":
        return TEXTS["comparing.from_original_somewhere"]
    return TEXTS["comparing.from_elsewhere"] if edit.source == "foreign" else None


def within_said(edit: Edit) -> Text:
    """Between which places in both files the change lies for certain (99 % of the times)."""
    one = filled(
        TEXTS["comparing.within_copy"], **{"from": clock(edit.copy_within[0]), "to": clock(edit.copy_within[1])}
    )
    two = filled(
        TEXTS["comparing.within_original"],
        **{"from": clock(edit.original_within[0]), "to": clock(edit.original_within[1])},
    )
    return Text(f"{one.nl} {two.nl}", f"{one.en} {two.en}")


def sure_said(confidence: float) -> Text:
    """How sure it is that there is a change, in a word: "Zeer waarschijnlijk"."""
    return TEXTS[f"comparing.sure.{next(key for least, key in SURE if confidence >= least or key == '0')}"]


def sure_number_said(confidence: float) -> Text:
    """What that word stands for: of a hundred changes that are stated so, how many are real, rounded down."""
    if confidence > MOST:
        return TEXTS["comparing.sure_most"]
    return filled(TEXTS["comparing.sure_of"], n=floored(confidence * 100, 0))


def source_said(source: Source) -> Text:
    """Where a stretch of the copy comes from."""
    return TEXTS[f"comparing.source.{source}"]


def why_said(why: Why) -> Text:
    """Why nothing can be said of a stretch."""
    return TEXTS[f"comparing.why.{why}"]


def reason_said(reason: Reason) -> Text:
    """Why nothing can be said of the whole copy."""
    return TEXTS[f"comparing.reason.{reason}"]


def limit_said(limit: Limit) -> Text:
    """What could have escaped, in this copy."""
    if limit.kind in ("shortest_cut", "place"):
        if limit.value is None:
            return TEXTS[f"comparing.limit.{limit.kind}_unknown"]
        return filled(TEXTS[f"comparing.limit.{limit.kind}"], length=length_said(limit.value / 1000))
    return TEXTS[f"comparing.limit.{limit.kind}"]


def verified_said(share: float) -> Text:
    """How much of the copy's speech was positively matched, rounded down."""
    return filled(TEXTS["comparing.verified"], percent=floored(share * 100, 1))


def drift_said(drift_ppm: float) -> Text:
    """How the clock of the copy ran, as seconds in an hour."""
    an_hour = abs(drift_ppm) * 3600 / 1_000_000
    if an_hour < SAME_CLOCK_S:
        return TEXTS["comparing.drift_none"]
    way = TEXTS["comparing.faster_than" if drift_ppm > 0 else "comparing.slower_than"]
    return filled(TEXTS["comparing.drift"], length=length_said(an_hour), way=way)


def _ends(letter: str, span: Span) -> dict[str, str]:
    return {f"from_{letter}": clock(span[0]), f"to_{letter}": clock(span[1])}


def _amount(edit: Edit) -> Text:
    """By how much, as in "5 procent sneller" and "6 decibel zachter"; only the direction where the size is not known."""
    if edit.kind == "speed" and edit.factor is not None:
        way = TEXTS["comparing.faster_than" if edit.factor > 1 else "comparing.slower_than"]
        return filled(TEXTS["comparing.by_percent"], amount=number(abs(edit.factor - 1) * 100, 1), way=way)
    if edit.kind == "gain" and edit.db is not None:
        way = TEXTS["comparing.louder_than" if edit.db > 0 else "comparing.softer_than"]
        return filled(TEXTS["comparing.by_db"], amount=number(abs(edit.db), 1), way=way)
    return kind_said(edit.kind)
