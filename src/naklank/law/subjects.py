"""The subjects of the rule base, as a reader looks for them: who has to do with it, then what it is about."""

from dataclasses import dataclass

from naklank.law.norms import SUBJECTS
from naklank.logic.norms import Norm
from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: its name in an address, its title, for whom it is first, and its norms."""

    id: str
    title: Text
    group: str
    norms: tuple[Norm, ...]


GROUPS: dict[str, Text] = {
    "recording": Text("Geluid opnemen", "Recording sound"),
    "images": Text("Foto en video", "Photo and video"),
    "patient": Text("Patiënt", "Patient"),
    "provider": Text("Zorgverlener", "Care provider"),
    "relatives": Text("Naasten en nabestaanden", "Relatives and survivors"),
    "society": Text("Samenleving", "Society"),
    "government": Text("Overheid", "Government"),
    "about": Text("Over deze regels", "About these rules"),
}
"""The ministry's factsheet (S4) has patient, provider, relatives, society and government; recording and images are ours."""

_SAID: dict[str, tuple[str, Text]] = {
    "sound": ("recording", Text("Geluid opnemen door patiënt of cliënt", "Recording of sound by patient or client")),
    "sharing": ("recording", Text("Een opname delen, kopiëren of knippen", "Sharing, copying or editing a recording")),
    "by_provider": ("recording", Text("Opnemen door de zorgverlener", "Recording by the provider")),
    "talk": ("recording", Text("Erover praten, en wat er ook kan", "Talking about it, and what else is possible")),
    "evidence": (
        "recording",
        Text("Bewijs, echtheid, einde van de behandeling", "Evidence, authenticity, end of treatment"),
    ),
    "images": ("images", Text("Beeld in het algemeen", "Images in general")),
    "images_blijf": ("images", Text("Beeld bij Blijf Groep", "Images at Blijf Groep")),
    "secrecy": ("patient", Text("Het beroepsgeheim", "Medical secrecy")),
    "consent": ("patient", Text("Toestemming", "Consent")),
    "file": ("patient", Text("Rechten op het dossier", "Rights over the file")),
    "circle": (
        "provider",
        Text("Wie meebehandelt, en het uitwisselsysteem", "The treating circle, and exchange systems"),
    ),
    "statute": ("provider", Text("Wet, kwaliteit en conflict van plichten", "Statute, quality and conflict of duties")),
    "witness": ("provider", Text("Getuige en rechter", "Witness and judge")),
    "people": ("relatives", Text("Leeftijd en vertegenwoordiging", "Age and representation")),
    "after_death": ("relatives", Text("Na overlijden", "After death")),
    "outside_questions": ("society", Text("Vragen van anderen", "Questions from others")),
    "research": ("society", Text("AVG en onderzoek", "GDPR and research")),
    "insurers": ("society", Text("Verzekeraars", "Insurers")),
    "government": ("government", Text("Overheid, justitie en rampen", "Government, justice and disasters")),
    "supervision": ("government", Text("Toezicht", "Supervision")),
    "about": ("about", Text("Over de regels zelf", "About the rules themselves")),
    "house": ("about", Text("Regels van Naklank", "Rules of Naklank")),
}
ALL: tuple[Subject, ...] = tuple(Subject(name, title, group, SUBJECTS[name]) for name, (group, title) in _SAID.items())
