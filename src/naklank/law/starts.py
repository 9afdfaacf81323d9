"""Where a person begins who asks "may this?": situations in ordinary words, each with the question that it asks for, what it
already says, and how the act is called in an answer.

`who` groups them by who asks; that is also the voice: who "you" is in the questions and in the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naklank.logic.facts import Value
from naklank.text import Text

Who = str
GROUPS: dict[Who, Text] = {
    "patient": Text("Ik ben patiënt of cliënt", "I am a patient or client"),
    "close": Text("Ik ben ouder, familie of vertegenwoordiger", "I am a parent, relative or representative"),
    "provider": Text("Ik ben zorgverlener", "I am a care provider"),
    "asked": Text("Iemand vraagt mij om gegevens", "Somebody asks me for data"),
    "office": Text("Ik werk aan beleid", "I work on policy"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What the answer is about, as the parts of a sentence: who, and what that person does.

    `what` is empty in English, where `does` holds it all. "not" stands between the two in Dutch.
    """

    who: Text
    what: Text
    does: Text


@dataclass(frozen=True, slots=True)
class Start:
    """One situation to begin from."""

    id: str
    who: Who
    says: Text
    act: Act
    question: str
    facts: Mapping[str, Value] = field(default_factory=dict)
    among: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """Of some facts only these values make sense here."""
    asks: frozenset[str] = frozenset()
    """Facts that are asked here though they are mostly taken for granted."""
    first: tuple[str, ...] = ()
    """Facts that are asked here as soon as they matter, though silence about them would mean something."""


_COLLEAGUES = ("involved_provider", "replacement", "supervisor_trainer", "other_provider")
_PARENTS = ("parent_with_authority", "parent")
_CHILD = ("under_12", "12_15", "16_17")
_OF_ADULTS = (
    "curator",
    "mentor",
    "written_proxy",
    "partner",
    "parent",
    "child",
    "sibling",
    "grandparent",
    "grandchild",
    "financial_administrator",
)
_AMONG: dict[str, dict[str, tuple[Value, ...]]] = {
    "collega": {"recipient": (*_COLLEAGUES, "internal_incident_system", "external_quality_register")},
    "dossier-openen": {"recipient": _COLLEAGUES},
    "gevaar": {
        "recipient": (
            "police",
            "veilig_thuis",
            "relative",
            "public_health_service",
            "involved_provider",
            "employer",
            "other_third_party",
        )
    },
    "delen": {
        "recipient": (
            "relative",
            "representative",
            "involved_provider",
            "other_provider",
            "general_public",
            "other_third_party",
        )
    },
    "opname-afgeven": {
        "recipient": (
            "patient",
            "representative",
            "relative",
            "surviving_relative",
            *_COLLEAGUES,
            "police",
            "judge",
            "igj",
            "health_insurer",
            "employer",
            "general_public",
            "other_third_party",
        )
    },
    "curator": {"representative_kind": ("curator", "mentor")},
    "naaste-beslist": {"representative_kind": _OF_ADULTS},
    "vertegenwoordiger": {"representative_kind": _OF_ADULTS},
    "toezicht": {"recipient": ("nza", "fiod")},
    "ouder-dossier": {"representative_kind": _PARENTS},
    "ouder-beslist": {"representative_kind": _PARENTS},
    "ouder-vraagt": {"representative_kind": _PARENTS},
    "ouder-overleden-kind": {"patient_age": _CHILD, "representative_kind": _PARENTS},
    "filmen": {"medium": ("video", "photo")},
}
_ASKS: dict[str, frozenset[str]] = {
    name: frozenset({"profile"}) for name in ("kopie-opname", "weigeren", "bekendmaken", "opzeggen")
}
_FIRST: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("ouder-beslist", "ouder-dossier", "ouder-overleden-kind", "ouder-vraagt"), ("representative_kind",)
)
"""Who says to be the parent need not have authority over the child: nobody may take that for granted."""
_ALONE = Text("u", "you")
_PROVIDER = Text("de zorgverlener", "the care provider")


def _start(
    start: str,
    who: Who,
    says: tuple[str, str],
    act: tuple[str, str, str],
    question: str,
    *,
    by: Text = _ALONE,
    **facts: Value,
) -> Start:
    """`act`: what, and what is done with it, in Dutch; then what is done in English."""
    named = Act(by, Text(act[0], ""), Text(act[1], act[2]))
    return Start(
        start,
        who,
        Text(*says),
        named,
        question,
        facts,
        _AMONG.get(start, {}),
        _ASKS.get(start, frozenset()),
        _FIRST.get(start, ()),
    )


_ALL = (
    _start("opnemen", "patient", ("Ik wil mijn gesprek opnemen met geluid", "I want to record my talk in sound"), ("dit gesprek", "opnemen", "record this talk"), "record", actor="patient", medium="audio"),
    _start("filmen", "patient", ("Ik wil mijn gesprek filmen of foto’s maken", "I want to film my talk or take pictures"), ("dit gesprek", "filmen", "film this talk"), "record", actor="patient", medium="video"),
    _start("delen", "patient", ("Ik wil mijn opname aan iemand anders laten horen", "I want to let somebody else hear my recording"), ("uw opname", "delen", "share your recording"), "share", actor="patient", medium="audio"),
    _start("openbaar", "patient", ("Ik wil mijn opname op internet zetten", "I want to put my recording on the internet"), ("uw opname", "openbaar maken", "make your recording public"), "publish", actor="patient"),
    _start("knippen", "patient", ("Ik wil in mijn opname knippen", "I want to cut in my recording"), ("in uw opname", "knippen", "cut in your recording"), "edit", actor="patient"),
    _start("bewijs", "patient", ("Ik wil mijn opname gebruiken bij een klacht of voor de rechter", "I want to use my recording for a complaint or in court"), ("uw opname als bewijs", "gebruiken", "use your recording as evidence"), "use_as_evidence", actor="patient"),
    _start("inzage", "patient", ("Ik wil mijn dossier zien", "I want to see my file"), ("u het dossier", "laten zien", "let you see the file"), "inspect", by=_PROVIDER, recipient="patient"),
    _start("kopie-dossier", "patient", ("Ik wil een kopie van mijn dossier", "I want a copy of my file"), ("u een kopie van het dossier", "geven", "give you a copy of the file"), "copy", by=_PROVIDER, recipient="patient"),
    _start("fout", "patient", ("Er staat een fout in mijn dossier", "There is an error in my file"), ("de fout in uw dossier", "verbeteren", "correct the error in your file"), "correct", by=_PROVIDER, recipient="patient"),
    _start("verklaring", "patient", ("Ik wil mijn kant van het verhaal in mijn dossier", "I want my side of the story in my file"), ("uw verklaring bij het dossier", "voegen", "add your statement to the file"), "add_statement", by=_PROVIDER, recipient="patient"),
    _start("weg", "patient", ("Ik wil dat mijn gegevens worden vernietigd", "I want my data to be destroyed"), ("uw gegevens", "vernietigen", "destroy your data"), "destroy", by=_PROVIDER, recipient="patient"),
    _start("kosten", "patient", ("Ik moet betalen voor een kopie van mijn dossier", "I am asked to pay for a copy of my file"), ("u voor een kopie", "laten betalen", "make you pay for a copy"), "charge_fee", by=_PROVIDER, recipient="patient"),
    _start("ouder-beslist", "close", ("Ik wil beslissen voor mijn kind", "I want to decide for my child"), ("voor uw kind", "beslissen", "decide for your child"), "exercise_rights", actor="representative"),
    _start("ouder-dossier", "close", ("Ik wil het dossier van mijn kind zien", "I want to see my child’s file"), ("u het dossier van uw kind", "laten zien", "let you see your child’s file"), "inspect", by=_PROVIDER, recipient="representative"),
    _start("voogd", "close", ("Ik ben voogd en wil het dossier van het kind zien", "I am a guardian and want to see the child’s file"), ("u het dossier van het kind", "laten zien", "let you see the child’s file"), "inspect", by=_PROVIDER, recipient="representative", representative_kind="guardian"),
    _start("curator", "close", ("Ik ben curator of mentor en wil het dossier zien", "I am a curator or mentor and want to see the file"), ("u het dossier", "laten zien", "let you see the file"), "inspect", by=_PROVIDER, recipient="representative", capable=False, patient_age=18),
    _start("naaste-beslist", "close", ("Ik wil beslissen voor een volwassene die dat niet meer kan", "I want to decide for an adult who no longer can"), ("voor uw naaste", "beslissen", "decide for the one close to you"), "exercise_rights", actor="representative", capable=False, patient_age=18),
    _start("vertegenwoordiger", "close", ("Ik beslis voor een volwassene en wil gegevens", "I decide for an adult and want data"), ("u gegevens", "geven", "give you data"), "disclose", by=_PROVIDER, recipient="representative", capable=False, patient_age=18),
    _start("nabestaande", "close", ("Mijn familielid is overleden en ik wil het dossier zien", "My relative died and I want to see the file"), ("u het dossier", "laten zien", "let you see the file"), "inspect", by=_PROVIDER, recipient="surviving_relative", deceased=True),
    _start("ouder-overleden-kind", "close", ("Mijn kind is overleden en ik wil het dossier zien", "My child died and I want to see the file"), ("u het dossier van uw kind", "laten zien", "let you see your child’s file"), "inspect", by=_PROVIDER, recipient="representative", deceased=True),
    _start("opname-voor-ander", "close", ("Ik wil een gesprek opnemen voor mijn kind of naaste", "I want to record a talk for my child or someone close"), ("dit gesprek", "opnemen", "record this talk"), "record", actor="representative", medium="audio"),
    _start("zelf-opnemen", "provider", ("Ik wil zelf een gesprek opnemen", "I want to record a talk myself"), ("dit gesprek", "opnemen", "record this talk"), "record", actor="provider"),
    _start("kopie-opname", "provider", ("Ik wil een kopie van de opname van de patiënt", "I want a copy of the patient’s recording"), ("u een kopie van de opname", "geven", "give you a copy of the recording"), "give_copy", by=Text("de patiënt", "the patient"), actor="patient"),
    _start("weigeren", "provider", ("Ik wil niet dat de patiënt opneemt", "I do not want the patient to record"), ("de opname", "weigeren", "refuse the recording"), "refuse_recording", actor="provider"),
    _start("groep", "provider", ("In mijn groep wil iemand opnemen", "Somebody wants to record in my group"), ("in de groep", "opnemen", "record in the group"), "record", by=Text("de deelnemer", "the participant"), actor="patient", medium="audio", setting="group"),
    _start("opname-bewaren", "provider", ("Ik wil een opname bewaren", "I want to keep a recording"), ("deze opname", "bewaren", "keep this recording"), "keep", actor="provider"),
    _start("opname-luisteren", "provider", ("Ik wil een opname van een collega beluisteren", "I want to listen to a colleague’s recording"), ("deze opname", "beluisteren", "listen to this recording"), "listen", actor="provider"),
    _start("collega", "provider", ("Ik wil een collega iets over een patiënt vertellen", "I want to tell a colleague about a patient"), ("dit aan uw collega", "vertellen", "tell your colleague this"), "disclose"),
    _start("dossier-openen", "provider", ("Ik wil het dossier van een patiënt openen", "I want to open a patient’s file"), ("dit dossier", "openen", "open this file"), "access_file"),
    _start("gevaar", "provider", ("Iemand loopt gevaar en mijn patiënt wil niet dat ik erover praat", "Somebody is in danger and my patient does not want me to speak"), ("hierover", "praten", "speak about this"), "disclose", serious_harm_to_other=True, consent="refused"),
    _start("veilig-thuis", "provider", ("Ik maak me zorgen over geweld thuis", "I worry about violence at home"), ("dit aan Veilig Thuis", "vertellen", "tell Veilig Thuis"), "disclose", recipient="veilig_thuis"),
    _start("familie-belt", "provider", ("Familie van een patiënt vraagt hoe het gaat", "Relatives of a patient ask how things are"), ("dit aan de familie", "vertellen", "tell the relatives"), "disclose", recipient="relative"),
    _start("politie", "asked", ("De politie vraagt om gegevens", "The police ask for data"), ("de politie gegevens", "geven", "give data to the police"), "disclose", recipient="police"),
    _start("justitie", "asked", ("De officier van justitie vraagt om gegevens", "The public prosecutor asks for data"), ("justitie gegevens", "geven", "give data to the prosecution"), "disclose", recipient="prosecutor"),
    _start("rechter", "asked", ("Ik moet getuigen bij de rechter", "I must testify in court"), ("bij de rechter", "zwijgen", "keep silent in court"), "invoke_privilege", recipient="judge"),
    _start("zorgverzekeraar", "asked", ("De zorgverzekeraar vraagt om gegevens", "The health insurer asks for data"), ("de zorgverzekeraar gegevens", "geven", "give data to the health insurer"), "disclose", recipient="health_insurer"),
    _start("schadeverzekeraar", "asked", ("Een verzekeraar vraagt om gegevens na een ongeluk of schade", "An insurer asks for data after an accident or damage"), ("de verzekeraar gegevens", "geven", "give data to the insurer"), "disclose", recipient="damage_insurer"),
    _start("levensverzekeraar", "asked", ("Een levensverzekeraar vraagt naar een overleden patiënt", "A life insurer asks about a patient who died"), ("de levensverzekeraar gegevens", "geven", "give data to the life insurer"), "disclose", recipient="life_insurer", deceased=True),
    _start("medisch-adviseur", "asked", ("Een medisch adviseur vraagt om gegevens", "A medical adviser asks for data"), ("de medisch adviseur gegevens", "geven", "give data to the medical adviser"), "disclose", recipient="medical_adviser"),
    _start("werkgever", "asked", ("Een werkgever vraagt om gegevens", "An employer asks for data"), ("de werkgever gegevens", "geven", "give data to the employer"), "disclose", recipient="employer"),
    _start("gemeente", "asked", ("De gemeente vraagt om gegevens", "The municipality asks for data"), ("de gemeente gegevens", "geven", "give data to the municipality"), "disclose", recipient="municipality"),
    _start("inspectie", "asked", ("De inspectie vraagt om een dossier", "The inspectorate asks for a file"), ("de inspectie het dossier", "geven", "give the file to the inspectorate"), "disclose", recipient="igj", object="file"),
    _start("toezicht", "asked", ("De NZa of de FIOD vraagt om gegevens", "The NZa or FIOD asks for data"), ("de toezichthouder gegevens", "geven", "give data to the supervisor"), "disclose"),
    _start("onderzoeker", "asked", ("Een onderzoeker vraagt om gegevens", "A researcher asks for data"), ("de onderzoeker gegevens", "geven", "give data to the researcher"), "disclose", recipient="researcher"),
    _start("burgemeester", "asked", ("De burgemeester vraagt om gegevens van slachtoffers", "The mayor asks for data of victims"), ("de burgemeester gegevens", "geven", "give data to the mayor"), "disclose", recipient="public_administration"),
    _start("ouder-vraagt", "asked", ("Een ouder vraagt om het dossier van een kind", "A parent asks for a child’s file"), ("de ouder het dossier", "laten zien", "let the parent see the file"), "inspect", recipient="representative"),
    _start("familie-vraagt", "asked", ("Familie vraagt naar een overleden patiënt", "Relatives ask about a patient who died"), ("de familie gegevens", "geven", "give data to the relatives"), "disclose", recipient="surviving_relative", deceased=True),
    _start("camera", "office", ("Wij willen een camera ophangen", "We want to put up a camera"), ("een camera", "ophangen", "put up a camera"), "record", actor="organisation", medium="video", fixed_camera=True),
    _start("bekendmaken", "office", ("Wij willen bekendmaken wat er geldt voor opnemen", "We want to make known what holds for recording"), ("", "bekendmaken wat er geldt voor opnemen", "make known what holds for recording"), "inform_policy", actor="organisation"),
    _start("opzeggen", "office", ("Een cliënt zette een opname op internet en wij willen stoppen", "A client put a recording on the internet and we want to stop"), ("de behandeling hierom", "beëindigen", "end the treatment for this"), "terminate_treatment", actor="organisation"),
    _start("opname-afgeven", "office", ("Iemand vraagt om een opname die wij maakten", "Somebody asks for a recording that we made"), ("deze opname", "geven", "hand over this recording"), "share", actor="organisation"),
    _start("dwang", "office", ("De overheid wil iemand dwingen om gegevens te geven", "Government wants to force somebody to give data"), ("iemand", "dwingen om gegevens te geven", "force somebody to give data"), "compel", by=Text("de overheid", "government")),
)  # fmt: skip
STARTS: dict[str, Start] = {start.id: start for start in _ALL}
