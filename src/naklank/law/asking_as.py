"""The questions as they sound to who is not the provider: a patient, somebody close to one; and about somebody who died."""

from collections.abc import Mapping

from naklank.law.asking import ASKS
from naklank.logic.facts import Value
from naklank.text import Text

_PATIENT: dict[str, Text] = {
    "recipient": Text("Wie krijgt uw opname te horen?", "Who gets to hear your recording?"),
    "object": Text("Waar gaat het u om?", "What is it that you want?"),
    "patient_age": Text("Hoe oud bent u?", "How old are you?"),
    "capable": Text(
        "Begrijpt u waar het om gaat, en kunt u hier zelf over kiezen?",
        "Do you understand what it is about, and can you choose yourself?",
    ),
    "recording_purpose": Text("Waarvoor wilt u de opname?", "What do you want the recording for?"),
    "participates": Text("Praat u zelf mee in het gesprek?", "Do you take part in the talk yourself?"),
    "setting": Text("Waar of hoe is het gesprek?", "Where or how is the talk?"),
    "announced": Text("Heeft u vooraf gezegd dat u opneemt?", "Did you say beforehand that you record?"),
    "other_party_consent": Text("Vindt uw zorgverlener het goed?", "Does your care provider agree?"),
    "employee_decision": Text(
        "Vindt de medewerker die u filmt het goed?", "Does the staff member whom you film agree?"
    ),
    "edited": Text("Heeft u in de opname geknipt of geplakt?", "Did you cut or paste in the recording?"),
    "share_mode": Text(
        "Luistert u samen, of geeft u de opname mee?", "Do you listen together, or hand over the recording?"
    ),
    "repeat_request": Text(
        "Vraagt u meer dan één kopie, of heel vaak?", "Do you ask for more than one copy, or very often?"
    ),
    "error_kind": Text("Wat klopt er niet in uw dossier?", "What is wrong in your file?"),
    "request_in_writing": Text(
        "Heeft u het op papier of in een bericht gevraagd?", "Did you ask it on paper or in a message?"
    ),
    "days_since_request": Text("Hoeveel dagen geleden heeft u het gevraagd?", "How many days ago did you ask?"),
    "interest_of_others": Text(
        "Zijn uw gegevens heel belangrijk voor iemand anders?", "Do your data matter a great deal to somebody else?"
    ),
    "consent": Text("Vindt u het goed?", "Do you agree?"),
    "third_party_privacy": Text(
        "Staat er iets in waar een ander last van krijgt als u het leest?",
        "Does it hold something that would harm somebody else if you read it?",
    ),
}
_CLOSE: dict[str, Text] = {
    "object": Text("Wat wilt u zien?", "What do you want to see?"),
    "consent": Text("Vindt de patiënt goed dat u dit krijgt?", "Does the patient agree that you get this?"),
    "representative_kind": Text("Wat bent u van de patiënt?", "What are you to the patient?"),
    "senior_representative": Text(
        "Is er iemand die eerder dan u mag beslissen, zoals een curator of mentor?",
        "Is there somebody who comes before you to decide, such as a curator or mentor?",
    ),
    "patient_objects": Text("Verzet de patiënt zich?", "Does the patient resist?"),
    "participates": Text("Praat u of de patiënt mee in het gesprek?", "Do you or the patient take part in the talk?"),
    "recording_purpose": Text("Waarvoor wilt u de opname?", "What do you want the recording for?"),
    "other_party_consent": Text("Vindt de zorgverlener het goed?", "Does the care provider agree?"),
    "incident_notified": Text(
        "Ging er iets mis in de zorg, en heeft de zorgverlener u dat verteld?",
        "Did something go wrong in the care, and did the care provider tell you?",
    ),
    "weighty_interest": Text(
        "Heeft u een heel belangrijke reden om het te weten?", "Have you a very important reason to know?"
    ),
    "necessary": Text("Vraagt u alleen wat nodig is voor uw doel?", "Do you ask only what your purpose needs?"),
    "legal_basis": Text(
        "Staat in een wet dat de zorgverlener dit moet of mag geven?",
        "Does a statute say that the care provider must or may give this?",
    ),
    "serious_harm_to_other": Text(
        "Loopt iemand groot gevaar als u het niet weet?", "Is somebody in great danger if you do not know?"
    ),
    "content": Text(
        "Vraagt u naar feiten, of ook wat de zorgverlener ervan vindt?",
        "Do you ask for facts, or also what the care provider thinks?",
    ),
    "consent_presumable": Text(
        "Is er een reden om aan te nemen dat de patiënt het goed vindt?",
        "Is there a reason to think the patient agrees?",
    ),
}
_ASKED: dict[str, Text] = {
    "representative_kind": Text("Wat is de vrager van de patiënt?", "What is the requester to the patient?"),
}
_OF_MY_CHILD: dict[str, Text] = {
    "patient_age": Text("Hoe oud is uw kind?", "How old is your child?"),
    "consent": Text("Vindt uw kind goed dat u dit krijgt?", "Does your child agree that you get this?"),
    "capable": Text(
        "Begrijpt uw kind waar het om gaat, en kan het zelf kiezen?",
        "Does your child understand what it is about, and can it choose?",
    ),
    "patient_objects": Text("Verzet uw kind zich?", "Does your child resist?"),
}
"""As a parent hears it. Of somebody who died the words of `_AFTER_DEATH` are gentler."""
_AFTER_DEATH: dict[str, Text] = {
    "patient_age": Text("Hoe oud was de patiënt?", "How old was the patient?"),
    "consent": Text("Heeft de patiënt hier bij leven ja op gezegd?", "Did the patient say yes to this while alive?"),
    "consent_explicit": Text("Was dat een duidelijk ja?", "Was that a clear yes?"),
    "consent_form": Text("Hoe is die toestemming vastgelegd?", "How was that consent laid down?"),
    "patient_objects": Text(
        "Heeft de patiënt bij leven gezegd dat het niet mag?", "Did the patient say no while alive?"
    ),
}
_TO_OPEN: dict[str, Text] = {"recipient": Text("Wie opent het dossier?", "Who opens the file?")}
_MY_CHILD = ("parent_with_authority", "parent")
_ABOUT_RECORDINGS = frozenset({"share", "publish", "give_copy", "listen", "keep", "edit"})
_OF_A_RECORDING: dict[str, Text] = {"recipient": Text("Wie krijgt de opname?", "Who gets the recording?")}
_VOICES: dict[str, dict[str, Text]] = {"patient": _PATIENT, "close": _CLOSE, "asked": _ASKED}


def asked(fact: str, voice: str = "", facts: Mapping[str, Value] | None = None, question: str = "") -> Text:
    """The question for a fact, in the ear of who asks (a group of `starts`), after what was said."""
    dead = (facts or {}).get("deceased") is True
    recorded = question in _ABOUT_RECORDINGS or "medium" in (facts or {}) or (facts or {}).get("object") == "recording"
    my_child = voice == "close" and (facts or {}).get("representative_kind") in _MY_CHILD
    return (
        (dead and _AFTER_DEATH.get(fact))
        or (my_child and _OF_MY_CHILD.get(fact))
        or (question == "access_file" and _TO_OPEN.get(fact))
        or _VOICES.get(voice, {}).get(fact)
        or (recorded and _OF_A_RECORDING.get(fact))
        or ASKS[fact]
    )
