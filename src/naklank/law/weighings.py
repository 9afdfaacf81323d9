"""What can be weighed in steps: kinds of weighing, each with the question, the doors that are weighed, and what is told first.

The points themselves are not listed here: naklank.logic.weighing takes them from the doors. What somebody asked under
"Mag dit?" and must be weighed by her is weighed the same way, without a kind of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from naklank.law.norms.who import JUDGE, PUBLISHER, TRIBUNAL
from naklank.logic.facts import Value
from naklank.text import Text

FROM_MAY = "may"
"""The kind of a weighing that began at a question under "Mag dit?"."""

OTHERS_WEIGH = (JUDGE, TRIBUNAL, PUBLISHER)
"""Who is not of the house: what they must weigh, nobody here weighs for them."""

_OUTSIDE = (
    "medical_adviser",
    "health_insurer",
    "damage_insurer",
    "life_insurer",
    "employer",
    "municipality",
    "government_agency",
)
_WITHOUT_CONSENT = ("refused", "withdrawn", "not_asked")


@dataclass(frozen=True, slots=True)
class WeighingKind:
    """One kind. `facts` hold for it, `asks` are told before the points, of some only these values `among` make sense.

    `doors` are weighed; `also` are facts of a block that are weighed too, `without` what is not asked here.
    """

    id: str
    says: Text
    about: Text
    question: str
    doors: tuple[str, ...]
    facts: Mapping[str, Value] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    among: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


_ALL = (
    WeighingKind(
        "conflict",
        Text("Een ander loopt gevaar als ik zwijg", "Somebody else is in danger if I keep silent"),
        Text(
            "Een conflict van plichten. Zes punten moeten allemaal kloppen.",
            "A conflict of duties. Six points must all hold.",
        ),
        "disclose",
        ("conflict-of-duties",),
        asks=("recipient", "consent"),
        among={
            "recipient": (
                "police",
                "veilig_thuis",
                "relative",
                "public_health_service",
                "other_provider",
                "employer",
                "other_third_party",
            ),
            "consent": _WITHOUT_CONSENT,
        },
        without=("necessary",),  # the sixth point asks the same, and more sharply
    ),
    WeighingKind(
        "interest",
        Text("Iemand heeft een zwaar belang bij gegevens", "Somebody has a weighty interest in data"),
        Text(
            "De patiënt leeft. Denk aan afkomst of een erfelijke ziekte.",
            "The patient is alive. Think of descent or a hereditary illness.",
        ),
        "disclose",
        ("weighty-interest",),
        asks=("recipient", "interest_kind", "consent"),
        among={"recipient": ("relative", "interested_person", "other_third_party"), "consent": _WITHOUT_CONSENT},
    ),
    WeighingKind(
        "after_death",
        Text("Een nabestaande vraagt om het dossier", "A relative asks for the file of a patient who died"),
        Text(
            "De patiënt is overleden. U weegt of het belang zwaar genoeg is.",
            "The patient has died. You weigh whether the interest is weighty enough.",
        ),
        "inspect",
        ("deceased-interest",),
        facts={"deceased": True},
        asks=("recipient",),
        among={"recipient": ("surviving_relative", "relative", "interested_person")},
    ),
    WeighingKind(
        "child",
        Text("Ouders vragen om het dossier van hun kind", "Parents ask for the file of their child"),
        Text(
            "Het kind is overleden voordat het 16 werd. U weegt of inzage past bij goede zorg.",
            "The child died before it was 16. You weigh whether showing the file fits good care.",
        ),
        "inspect",
        ("deceased-child",),
        facts={"deceased": True, "recipient": "representative"},
        asks=("representative_kind", "patient_age"),
        among={"representative_kind": ("parent_with_authority", "guardian")},
        without=("representative_kind",),
    ),
    WeighingKind(
        "questions",
        Text("Een buitenstaander stelt mij vragen", "An outsider puts questions to me"),
        Text(
            "Zoals een medisch adviseur, verzekeraar, werkgever of gemeente.",
            "Such as a medical adviser, insurer, employer or municipality.",
        ),
        "disclose",
        ("consent", "authorisation"),
        asks=("recipient",),
        among={"recipient": _OUTSIDE},
        also=("content",),
        without=("consent_by",),
    ),
    WeighingKind(
        "violence_at_home",
        Text("Ik wil Veilig Thuis iets vertellen", "I want to tell Veilig Thuis something"),
        Text(
            "De wet geeft u het recht om te spreken. U weegt wat nodig is.",
            "Statute gives you the right to speak. You weigh what is needed.",
        ),
        "disclose",
        ("statutory-right",),
        facts={"recipient": "veilig_thuis", "legal_basis": "right"},
    ),
    WeighingKind(
        "refuse",
        Text("Wij willen een geluidsopname weigeren", "We want to refuse a sound recording"),
        Text(
            "Alleen bij een overheid of Blijf Groep. U weegt of de reden zwaar genoeg is.",
            "Only at a public body or Blijf Groep. You weigh whether the reason is weighty enough.",
        ),
        "refuse_recording",
        ("refuse-weighty-reason",),
        facts={"actor": "organisation", "medium": "audio"},
        asks=("profile",),
        among={"profile": ("public_body", "blijf_groep")},
    ),
)
WEIGHINGS: dict[str, WeighingKind] = {kind.id: kind for kind in _ALL}
"""Every kind, in the order in which it is offered."""
