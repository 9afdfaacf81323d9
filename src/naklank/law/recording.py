"""Sound recording by the patient: may it be made, may a copy be given, who may listen.

In the order of the norms: the main rule, its exception, what comes along, then Naklank's own rule on listening. An
answer is given only inside `FRAME`; group, images, minors and the rest come later, and are refused until then.
"""

from datetime import date

from naklank.law.facts import VOCABULARY
from naklank.logic.rules import Condition, Question, Rule, Source, Within
from naklank.text import Text

SINCE = date(2018, 1, 1)
"""The oldest source on which all of this rests (S2); none of the sources names a day from which the norms hold."""

ADULT_YEARS = 18
RECORDING = ("record", "give_copy", "listen")


def _is(fact: str, *values: str) -> Condition:
    assert fact in VOCABULARY
    return Condition(fact, values)


def _true(fact: str) -> Condition:
    assert VOCABULARY[fact].type == "boolean"
    return Condition(fact, (True,))


def _false(fact: str) -> Condition:
    assert VOCABULARY[fact].type == "boolean"
    return Condition(fact, (False,))


def _adult(age: int) -> bool:
    return age >= ADULT_YEARS


_PRIVATE_USE_SOURCES = (
    Source("S0", "Mag een patiënt geluidsopnames maken", 72, 76),
    Source("S0", "tekst op het bord", 2, 6),
    Source("S1", "", 7, 9),
    Source("S2", "Toestemming", 34, 34),
    Source("S3", "punt 1", 116, 118),
)

private_use = Rule(
    norm="recording.audio.patient.private-use",
    kind="permission",
    rank="main",
    force="law",
    says=Text(
        "De patiënt mag het geluid van dit gesprek opnemen voor eigen gebruik. Toestemming is niet nodig.",
        "The patient may record the sound of this conversation for private use. No permission is needed.",
    ),
    sources=_PRIVATE_USE_SOURCES,
    law="volgt uit de wet; de bronnen noemen geen artikel",
    asks=("record",),
    since=SINCE,
    when=(_is("medium", "audio"), _is("recording_purpose", "private"), _true("participates")),
    gives="allowed",
)

own_copy = Rule(
    norm="recording.audio.patient.private-use",
    kind="permission",
    rank="main",
    force="law",
    says=Text(
        "De patiënt mag de ander een gelijke kopie geven. Het hoeft niet.",
        "The patient may give the other an equal copy. It is not a duty.",
    ),
    sources=_PRIVATE_USE_SOURCES,
    law="volgt uit de wet; de bronnen noemen geen artikel",
    asks=("give_copy",),
    since=SINCE,
    when=(_is("medium", "audio"), _is("actor", "patient"), _true("participates")),
    gives="allowed",
    leaves_open=("open.copy-care",),
)

own_listening = Rule(
    norm="recording.audio.patient.private-use",
    kind="permission",
    rank="main",
    force="law",
    says=Text("De patiënt mag de eigen opname terugluisteren.", "The patient may listen to her own recording."),
    sources=_PRIVATE_USE_SOURCES,
    law="volgt uit de wet; de bronnen noemen geen artikel",
    asks=("listen",),
    since=SINCE,
    when=(_is("actor", "patient"), _true("own_recording"), _true("participates")),
    gives="allowed",
)

participant_only = Rule(
    norm="recording.audio.participant-only",
    kind="prohibition",
    rank="exception",
    force="law",
    says=Text(
        "Wie niet zelf aan het gesprek meedoet, mag het niet opnemen.",
        "Who does not take part in the conversation may not record it.",
    ),
    sources=(
        Source("S3", "punt 2", 122, 124),
        Source("S0", "Mag een patiënt geluidsopnames maken", 72, 72),
    ),
    asks=RECORDING,
    since=SINCE,
    when=(_false("participates"),),
    gives="forbidden",
    excepts=("recording.audio.patient.private-use",),
)

no_consent_needed = Rule(
    norm="recording.audio.patient.no-consent-needed",
    kind="permission",
    rank="modifier",
    force="law",
    says=Text(
        "Voor een eigen geluidsopname is geen toestemming nodig. Een “nee” maakt die niet verboden.",
        "A private sound recording needs no permission. A “no” does not make it unlawful.",
    ),
    sources=(
        Source("S2", "Toestemming", 34, 34),
        Source("S0", "Mag een patiënt geluidsopnames maken", 72, 76),
        Source("S1", "", 7, 9),
    ),
    law="de bronnen noemen geen artikel",
    asks=("record",),
    since=SINCE,
    when=(_is("medium", "audio"), _true("participates")),
    brought_by=("other_party_consent",),
)

not_punishable = Rule(
    norm="recording.audio.covert.not-punishable",
    kind="permission",
    rank="modifier",
    force="law",
    says=Text(
        "Een gesprek waaraan u meedoet opnemen zonder het te zeggen, is niet strafbaar. Netjes is het niet.",
        "Recording a conversation you take part in without saying so is no offence. It is not good manners either.",
    ),
    sources=(Source("S3", "punt 2", 120, 126), Source("S3", "video, punt 1", 172, 174), Source("S1", "", 7, 9)),
    law="tegenover art. 139f Sr",
    asks=("record",),
    since=SINCE,
    when=(_is("medium", "audio"), _true("participates"), _false("announced")),
    brought_by=("announced",),
)

announce = Rule(
    norm="recording.announce.courtesy",
    kind="advice",
    rank="main",
    force="professional",
    says=Text(
        "Zeg vooraf dat u opneemt. Het hoeft niet, maar het praat prettiger.",
        "Say beforehand that you will record. You need not, but it makes talking easier.",
    ),
    sources=(
        Source("S0", "tekst op het bord", 6, 8),
        Source("S0", "Mag een patiënt geluidsopnames maken", 82, 84),
        Source("S2", "Toestemming", 34, 34),
        Source("S3", "punt 1", 116, 118),
        Source("S1", "", 7, 9),
    ),
    asks=("record",),
    since=SINCE,
    when=(_is("profile", "care", "blijf_groep"),),
)

discuss = Rule(
    norm="recording.talk.discuss",
    kind="advice",
    rank="modifier",
    force="professional",
    says=Text(
        "Praat samen over de opname: wat wilt u ermee, en wat vindt de ander lastig?",
        "Talk about the recording together: what is it for, and what does the other find hard?",
    ),
    sources=(Source("S0", "Maak het opnemen bespreekbaar", 42, 46), Source("S3", "punt 3", 128, 128)),
    asks=("record", "give_copy"),
    since=SINCE,
)

offer_summary = Rule(
    norm="recording.talk.offer-summary",
    kind="advice",
    rank="modifier",
    force="professional",
    says=Text(
        "Een mogelijkheid: sluit af met een samenvatting, en neem die op.",
        "One way: end with a summary, and record that.",
    ),
    sources=(Source("S0", "Maak het opnemen bespreekbaar", 48, 49),),
    asks=("record",),
    since=SINCE,
)

partial = Rule(
    norm="recording.talk.partial",
    kind="advice",
    rank="modifier",
    force="professional",
    says=Text("U kunt ook samen kiezen om een deel op te nemen.", "You can also agree to record only a part."),
    sources=(Source("S2", "Toestemming", 34, 34),),
    asks=("record",),
    since=SINCE,
)

equal_copy = Rule(
    norm="house.listen.equal-copy",
    kind="permission",
    rank="main",
    force="house",
    says=Text(
        "De zorgverlener luistert pas mee als de patiënt een gelijke kopie geeft.",
        "The care provider listens only once the patient gives an equal copy.",
    ),
    sources=(),
    asks=("listen",),
    since=SINCE,
    when=(_is("actor", "provider"), _false("own_recording"), _true("equal_copy")),
    gives="allowed",
)

RULES: tuple[Rule, ...] = (
    private_use,
    own_copy,
    own_listening,
    participant_only,
    no_consent_needed,
    not_punishable,
    announce,
    discuss,
    offer_summary,
    partial,
    equal_copy,
)


def _not_yet(nl: str, en: str) -> Text:
    return Text(f"Dit kan Naklank nog niet beoordelen. {nl}", f"Naklank cannot judge this yet. {en}")


_CARE = Within(
    _is("profile", "care"),
    _not_yet("Nu kan het alleen voor gewone zorg.", "For now it can only do so for general care."),
)
_SOUND = Within(
    _is("medium", "audio"),
    _not_yet("Nu kan het alleen geluid, nog geen beeld.", "For now it can only do so for sound, not for images."),
)
_PATIENT_RECORDS = Within(
    _is("actor", "patient"),
    _not_yet(
        "Nu kan het alleen als de patiënt zelf opneemt.",
        "For now it can only do so if the patient makes the recording.",
    ),
)
_PRIVATE = Within(
    _is("recording_purpose", "private"),
    _not_yet("Nu kan het alleen voor eigen gebruik.", "For now it can only do so for private use."),
)
_TWO_IN_A_ROOM = Within(
    _is("setting", "consult"),
    _not_yet(
        "Nu kan het alleen bij een gesprek van één patiënt en één zorgverlener in één kamer.",
        "For now it can only do so for one patient and one provider in one room.",
    ),
)
_OF_AGE = Within(
    Condition("patient_age", test=_adult),
    _not_yet("Nu kan het alleen bij volwassenen.", "For now it can only do so for adults."),
)
_CAPABLE = Within(
    _true("capable"),
    _not_yet(
        "Nu kan het alleen als de patiënt zelf kan beslissen.", "For now it can only do so if the patient can decide."
    ),
)
_ALIVE = Within(
    _false("deceased"),
    _not_yet("Nu kan het alleen bij leven.", "For now it can only do so for someone who is alive."),
)

FRAME = (_CARE, _SOUND, _PRIVATE, _TWO_IN_A_ROOM, _OF_AGE, _CAPABLE, _ALIVE)
BEYOND = _not_yet(
    "Nu kan het alleen bij een opname die de patiënt zelf maakte.",
    "For now it can only do so for a recording that the patient made.",
)

QUESTIONS: tuple[Question, ...] = (
    Question("record", Text("opnemen", "record"), (_PATIENT_RECORDS, *FRAME), BEYOND),
    Question("give_copy", Text("kopie van de opname geven", "give a copy"), (_PATIENT_RECORDS, *FRAME), BEYOND),
    Question("listen", Text("beluisteren", "listen"), FRAME, BEYOND),
)
