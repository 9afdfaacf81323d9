"""The facts that the rules know so far, each with its kind and with what is presumed where nobody says it.

`own_recording` and `equal_copy` are Naklank's own: they say whose recording it is and whether its maker gave a copy.
"""

from naklank.logic.facts import Fact
from naklank.text import Text

_ALL = (
    Fact(
        "profile",
        Text("soort organisatie", "kind of organisation"),
        "frame",
        "word",
        ("care", "public_body", "blijf_groep"),
        "care",
    ),
    Fact(
        "actor",
        Text("wie handelt", "who acts"),
        "frame",
        "word",
        (
            "patient",
            "representative",
            "relative",
            "provider",
            "organisation",
            "insurer",
            "igj",
            "government",
            "other_person",
        ),
    ),
    Fact("patient_age", Text("leeftijd van de patiënt", "age of the patient"), "frame", "integer", presumed=18),
    Fact("capable", Text("kan de patiënt zelf beslissen", "can the patient decide"), "frame", presumed=True),
    Fact("deceased", Text("is de patiënt overleden", "has the patient died"), "frame", presumed=False),
    Fact("done", Text("is het al gebeurd", "has it happened already"), "frame", presumed=False),
    Fact("medium", Text("geluid of beeld", "sound or images"), "frame", "word", ("audio", "video", "photo")),
    Fact(
        "recording_purpose",
        Text("doel van de opname", "purpose of the recording"),
        "frame",
        "word",
        ("private", "treatment", "training", "evidence", "publication"),
        "private",
    ),
    Fact(
        "setting",
        Text("waar het gesprek is", "where the conversation is"),
        "frame",
        "word",
        ("consult", "group", "phone", "home_visit", "public_space"),
        "consult",
    ),
    Fact(
        "participates",
        Text("doet wie opneemt zelf mee aan het gesprek", "does the person who records take part"),
        "gate",
        presumed=True,
    ),
    Fact("announced", Text("is de opname vooraf gemeld", "was the recording announced"), "step", presumed=False),
    Fact(
        "other_party_consent",
        Text("vindt de ander het goed", "does the other agree"),
        "answer",
        "word",
        ("given", "refused", "not_asked"),
        "not_asked",
    ),
    Fact("copy_requested", Text("is om een kopie gevraagd", "was a copy asked for"), "frame", presumed=False),
    Fact("own_recording", Text("is het een eigen opname", "is it one's own recording"), "frame"),
    Fact(
        "equal_copy",
        Text("heeft de maker een gelijke kopie gegeven", "has the maker given an equal copy"),
        "step",
        presumed=False,
    ),
)

VOCABULARY: dict[str, Fact] = {fact.id: fact for fact in _ALL}
