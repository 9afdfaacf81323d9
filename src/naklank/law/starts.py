"""Where a question begins: situations in ordinary words, each with the question it stands for and what it already says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naklank.logic.facts import Value
from naklank.text import Text

Who = str
GROUPS: dict[Who, Text] = {
    "patient": Text("Ik ben patiënt of cliënt", "I am a patient or client"),
    "close": Text("Ik ben ouder, familie of vertegenwoordiger", "I am a parent, relative or representative"),
    "provider": Text("Ik ben zorgverlener", "I am a provider"),
    "asked": Text("Iemand vraagt mij om gegevens", "Somebody asks me for data"),
    "office": Text("Ik werk aan beleid", "I work on policy"),
}


@dataclass(frozen=True, slots=True)
class Start:
    """One situation to begin from."""

    id: str
    who: Who
    says: Text
    question: str
    facts: Mapping[str, Value] = field(default_factory=dict)
    among: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """Of some facts only these values make sense here."""


_COLLEAGUES = ("involved_provider", "other_provider", "replacement", "supervisor_trainer")
_AMONG: dict[str, dict[str, tuple[Value, ...]]] = {
    "collega": {"recipient": _COLLEAGUES},
    "dossier-openen": {"recipient": _COLLEAGUES},
    "gevaar": {
        "recipient": (
            "police",
            "veilig_thuis",
            "relative",
            "public_health_service",
            "involved_provider",
            "other_third_party",
        )
    },
}


def _start(start: str, who: Who, nl: str, en: str, question: str, **facts: Value) -> Start:
    return Start(start, who, Text(nl, en), question, facts, _AMONG.get(start, {}))


_ALL = (
    _start("opnemen", "patient", "Ik wil mijn gesprek opnemen (geluid)", "I want to record my talk (sound)", "record", actor="patient", medium="audio"),
    _start("filmen", "patient", "Ik wil mijn gesprek filmen", "I want to film my talk", "record", actor="patient", medium="video"),
    _start("delen", "patient", "Ik wil mijn opname laten horen aan iemand anders", "I want to let somebody else hear my recording", "share", actor="patient", medium="audio"),
    _start("openbaar", "patient", "Ik wil mijn opname openbaar maken", "I want to make my recording public", "publish", actor="patient"),
    _start("knippen", "patient", "Ik wil in mijn opname knippen", "I want to cut in my recording", "edit", actor="patient"),
    _start("bewijs", "patient", "Ik wil mijn opname als bewijs gebruiken", "I want to use my recording as evidence", "use_as_evidence", actor="patient"),
    _start("inzage", "patient", "Ik wil mijn dossier inzien", "I want to see my file", "inspect", recipient="patient"),
    _start("kopie-dossier", "patient", "Ik wil een kopie van mijn dossier", "I want a copy of my file", "copy", recipient="patient"),
    _start("fout", "patient", "Er staat een fout in mijn dossier", "There is an error in my file", "correct", recipient="patient"),
    _start("verklaring", "patient", "Ik wil mijn kant van het verhaal in het dossier", "I want my side in the file", "add_statement", recipient="patient"),
    _start("weg", "patient", "Ik wil dat gegevens worden vernietigd", "I want data to be destroyed", "destroy", recipient="patient"),
    _start("kosten", "patient", "Ik moet betalen voor een kopie", "I am asked to pay for a copy", "charge_fee", recipient="patient"),
    _start("ouder-beslist", "close", "Ik wil beslissen voor mijn kind", "I want to decide for my child", "exercise_rights", actor="representative", representative_kind="parent_with_authority"),
    _start("voogd", "close", "Ik ben voogd en wil het dossier van het kind inzien", "I am a guardian and want to see the child's file", "inspect", recipient="representative", representative_kind="guardian"),
    _start("vertegenwoordiger", "close", "Ik beslis voor een volwassene en wil gegevens", "I decide for an adult and want data", "disclose", recipient="representative", capable=False),
    _start("nabestaande", "close", "Mijn familielid is overleden; ik wil het dossier zien", "My relative died; I want to see the file", "inspect", recipient="surviving_relative", deceased=True),
    _start("ouder-overleden-kind", "close", "Mijn kind is overleden; ik wil het dossier zien", "My child died; I want to see the file", "inspect", recipient="representative", representative_kind="parent_with_authority", deceased=True),
    _start("opname-voor-ander", "close", "Ik wil een gesprek opnemen voor mijn kind of naaste", "I want to record a talk for my child or someone close", "record", actor="representative", medium="audio"),
    _start("zelf-opnemen", "provider", "Ik wil zelf een gesprek opnemen", "I want to record a talk myself", "record", actor="provider"),
    _start("kopie-opname", "provider", "Ik wil een kopie van de opname van de patiënt", "I want a copy of the patient's recording", "give_copy", actor="patient"),
    _start("weigeren", "provider", "Ik wil niet dat de patiënt opneemt", "I do not want the patient to record", "refuse_recording", actor="provider"),
    _start("groep", "provider", "In mijn groep wil iemand opnemen", "Somebody wants to record in my group", "record", actor="patient", medium="audio", setting="group"),
    _start("opname-bewaren", "provider", "Ik wil een opname bewaren", "I want to keep a recording", "keep", actor="provider"),
    _start("opname-luisteren", "provider", "Ik wil een opname van een collega horen", "I want to hear a colleague's recording", "listen", actor="provider"),
    _start("collega", "provider", "Ik wil een collega iets over een patiënt vertellen", "I want to tell a colleague about a patient", "disclose"),
    _start("dossier-openen", "provider", "Ik wil het dossier van een patiënt openen", "I want to open a patient's file", "access_file"),
    _start("gevaar", "provider", "Iemand loopt gevaar en mijn patiënt wil niet dat ik spreek", "Somebody is in danger and my patient does not want me to speak", "disclose", serious_harm_to_other=True, consent="refused"),
    _start("veilig-thuis", "provider", "Ik maak me zorgen over geweld thuis", "I worry about violence at home", "disclose", recipient="veilig_thuis"),
    _start("politie", "asked", "De politie vraagt om gegevens", "The police ask for data", "disclose", recipient="police"),
    _start("rechter", "asked", "Ik moet getuigen bij de rechter", "I must testify in court", "invoke_privilege", recipient="judge"),
    _start("zorgverzekeraar", "asked", "De zorgverzekeraar vraagt om gegevens", "The health insurer asks for data", "disclose", recipient="health_insurer"),
    _start("schadeverzekeraar", "asked", "Een schadeverzekeraar vraagt om gegevens", "A damage insurer asks for data", "disclose", recipient="damage_insurer"),
    _start("werkgever", "asked", "Een werkgever vraagt om gegevens", "An employer asks for data", "disclose", recipient="employer"),
    _start("gemeente", "asked", "De gemeente vraagt om gegevens", "The municipality asks for data", "disclose", recipient="municipality"),
    _start("inspectie", "asked", "De inspectie vraagt om een dossier", "The inspectorate asks for a file", "disclose", recipient="igj", object="file"),
    _start("onderzoeker", "asked", "Een onderzoeker vraagt om gegevens", "A researcher asks for data", "disclose", recipient="researcher"),
    _start("burgemeester", "asked", "De burgemeester vraagt om gegevens van slachtoffers", "The mayor asks for data of victims", "disclose", recipient="public_administration"),
    _start("familie-vraagt", "asked", "Familie vraagt naar een overleden patiënt", "Relatives ask about a patient who died", "disclose", recipient="surviving_relative", deceased=True),
    _start("bekendmaken", "office", "Moeten wij bekendmaken wat er geldt voor opnemen?", "Must we make known what holds for recording?", "inform_policy", actor="organisation"),
    _start("opzeggen", "office", "Een cliënt zette een opname op internet; mogen wij stoppen?", "A client put a recording on the internet; may we stop?", "terminate_treatment", actor="organisation"),
    _start("opname-afgeven", "office", "Iemand vraagt om een opname die wij maakten", "Somebody asks for a recording that we made", "share", actor="organisation"),
    _start("dwang", "office", "Mag de overheid iemand dwingen om gegevens te geven?", "May government force somebody to give data?", "compel"),
)  # fmt: skip
STARTS: dict[str, Start] = {start.id: start for start in _ALL}
