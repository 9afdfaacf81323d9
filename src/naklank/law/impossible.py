"""Mixes of facts that cannot be: refused where they are stated, and left out where something is unknown."""

from dataclasses import dataclass

from naklank.logic.conditions import Condition, is_, presumed
from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Impossible:
    """A mix of facts that cannot be. `field` is the fact to look at first, `why` says why, `allowed` what can be."""

    field: str
    mix: Condition
    why: Text
    allowed: Text


IMPOSSIBLE = (
    Impossible(
        "recipient",
        is_("deceased") & is_("recipient", "patient") & ~presumed("recipient"),
        Text("De patiënt is overleden en kan niets meer krijgen.", "The patient has died and cannot get anything."),
        Text("Kies wie het krijgt, of zeg dat de patiënt leeft.", "Choose who gets it, or say that the patient lives."),
    ),
    Impossible(
        "actor",
        is_("deceased") & is_("actor", "patient") & ~presumed("actor"),
        Text("De patiënt is overleden en kan niets meer doen.", "The patient has died and cannot act any more."),
        Text("Kies wie handelt, of zeg dat de patiënt leeft.", "Choose who acts, or say that the patient lives."),
    ),
    Impossible(
        "consent",
        is_("deceased") & is_("consent", "withdrawn"),
        Text(
            "De patiënt is overleden en kan zijn toestemming niet meer intrekken.",
            "The patient has died and cannot withdraw consent any more.",
        ),
        Text(
            "Deed de patiënt dat bij leven? Kies dan “geweigerd”.",
            "Did the patient do so while alive? Then choose “refused”.",
        ),
    ),
    Impossible(
        "representative_kind",
        is_("representative_kind", "guardian")
        & is_("patient_age", "adult")
        & ~presumed("patient_age")
        & is_("capable")
        & ~presumed("capable"),
        Text(
            "Een volwassene die zelf beslist, heeft geen voogd.",
            "An adult who decides for himself has no guardian.",
        ),
        Text(
            "Pas de leeftijd aan, of kies een andere vertegenwoordiger.",
            "Change the age, or choose another representative.",
        ),
    ),
)
