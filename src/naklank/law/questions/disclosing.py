"""May or must data go to somebody: `disclose`, and `access_file`, where a professional opens a file himself."""

from dataclasses import replace

from naklank.law.questions.after_death import ALL_AFTER_DEATH, DEAD_MAINS, GRIEF_HINT, open_after_death
from naklank.law.questions.control import BY_POWER
from naklank.law.questions.giving import (
    BY_CONSENT,
    BY_DUTY,
    BY_RIGHT,
    CIRCLE,
    IN_LIFE,
    INCIDENT_SYSTEM,
    LIVING,
    OPINION_REACHES,
    PRESUMED,
    REPRESENTATIVE,
    SILENCE,
)
from naklank.law.questions.situations import (
    ALIVE,
    DECIDES_AT_12_15,
    GOVERNMENT,
    INCAPABLE,
    REPRESENTED,
    brought,
    by_the_entitled,
)
from naklank.logic.conditions import ALWAYS, is_, not_known, stated
from naklank.logic.doors import Block, Cited, Door, Effect, Need, Question
from naklank.text import Text

IN_CIRCLE = is_("recipient", "patient", "involved_provider", "replacement") | (REPRESENTATIVE & REPRESENTED & ALIVE)
EXCHANGE = is_("channel", "exchange_system")

MAINS = (
    Cited("secrecy.duty"),
    Cited("secrecy.patient-right"),
    Cited("secrecy.scope.everything-learned"),
    Cited("secrecy.third-parties", ~IN_CIRCLE),
    Cited("state.no-access", GOVERNMENT),
    *DEAD_MAINS,
)
DUTY_STANDS = is_("legal_basis", "duty") & is_("necessary")
"""A statutory duty within its limit: of the blocks only the channel and the GDPR reach it (facts, section 3, rule 5)."""
OPINION = Block("opinion", OPINION_REACHES & ~DUTY_STANDS, (Need("content", "questions.no-opinion", ("factual",)),))
EXCHANGE_SYSTEM = Block(
    "exchange-system",
    EXCHANGE,
    (
        Need("consent", "exchange.explicit-consent"),
        Need("consent_explicit", "exchange.explicit-consent"),
        *by_the_entitled("exchange.explicit-consent"),
    ),
    instead=(("channel", "direct"),),
)
AVG = Block("avg", ALWAYS, (Need("gdpr_grounds", "avg.triple-test", ("both",)),))
BLOCKS = (OPINION, EXCHANGE_SYSTEM, AVG)

ALONG = (
    Cited("disclosure.minimum"),
    Cited("avg.health-data-strict"),
    Cited("avg.order"),
    Cited("avg.triple-test"),
    Cited("state.good-care", GOVERNMENT),
    Cited("state.respects", GOVERNMENT),
    Cited("municipality.privacy-law", is_("recipient", "municipality")),
    Cited("recording.secrecy.applies", is_("object", "recording") & stated("object")),
    Cited("recording.secrecy.same-care", is_("object", "recording") & stated("object")),
    Cited(
        "committee.cause-of-death",
        is_("recipient", "life_insurer"),
    ),
    Cited("committee.fraud", is_("recipient", "life_insurer")),
    Cited("justice.magistrate", is_("serious_crime_by_other") & stated("serious_crime_by_other") & GOVERNMENT),
    GRIEF_HINT,
)
NAMED = (
    brought("disclosure.minimum", "necessary"),
    brought("avg.triple-test", "gdpr_grounds"),
    brought("questions.no-opinion", "content", when=OPINION_REACHES),
    brought("exchange.explicit-consent", "channel", "consent", "consent_explicit", when=EXCHANGE),
    brought("quality.objection", "patient_objects", when=is_("recipient", "external_quality_register")),
)

_PRESUMING = is_("consent_presumable", "referral", "emergency", "aftercare") | is_(
    "recipient", "internal_incident_system"
)
_PARTNERS = is_("recipient", "involved_provider", "replacement", "researcher", "review_committee")
OPEN = (
    ("open.parents-12-15", REPRESENTATIVE & DECIDES_AT_12_15 & ALIVE),
    ("open.incapable-minor", is_("patient_age", "12_15", "16_17") & INCAPABLE & stated("capable")),
    ("open.representative-order", stated("senior_representative")),
    ("open.emergency-exchange", is_("consent_presumable", "emergency") & EXCHANGE),
    ("open.external-quality", is_("recipient", "external_quality_register")),
    ("open.conflict-in-principle", is_("serious_harm_to_other") | not_known("serious_harm_to_other")),
    ("open.weighty-living", ALIVE & is_("weighty_interest", "claimed", "plausible")),
    ("open.committee", is_("recipient", "review_committee")),
    (
        "open.insurer-file",
        is_("recipient", "health_insurer")
        & is_("object", "file")
        & stated("object")
        & is_("control", "formal", "material"),
    ),
    ("open.igj-practice", is_("recipient", "igj")),
    ("open.igj-om", is_("actor", "igj") & is_("recipient", "prosecutor")),
    ("open.unfree-consent", is_("consent_voluntary", False) | not_known("consent_voluntary")),
    ("open.presumption-refusal", _PRESUMING & is_("consent", "refused", "withdrawn")),
    (
        "open.duty-blocks",
        is_("legal_basis", "duty") & (EXCHANGE | is_("gdpr_grounds", "missing_6", "missing_9")),
    ),
    ("open.minimum-everywhere", is_("necessary", False) | not_known("necessary") | _PARTNERS),
    (
        "open.municipality-control",
        is_("recipient", "municipality") & is_("control", "invoice", "formal", "material"),
    ),
    ("open.damage-scope", is_("recipient", "damage_insurer") & stated("authorisation")),
    (
        "open.magistrate",
        (is_("provider_suspected") | not_known("provider_suspected")) & is_("recipient", "police", "prosecutor"),
    ),
    *open_after_death(),
)

DISCLOSE = Question(
    "disclose",
    Text("gegevens verstrekken", "give out data"),
    Text("Mag of moet u deze gegevens geven?", "May or must you give these data?"),
    doors=(*LIVING, *BY_POWER, *ALL_AFTER_DEATH),
    mains=MAINS,
    blocks=BLOCKS,
    named=NAMED,
    along=ALONG,
    open=OPEN,
)

_SILENT_CONSENT = Need(
    "consent", "circle.own-files-only", ("given", "refused", "withdrawn"), otherwise=(("not_asked", "forbidden"),)
)


def _opening(door: Door) -> Door:
    """The same door for a professional who opens the file himself: what waits elsewhere closes it here.

    Only consent that was given opens: not asked is no, and given by the wrong person counts as not asked.
    """
    needs = (replace(need, otherwise=tuple((v, _AT_ONCE.get(e, e)) for v, e in need.otherwise)) for need in door.needs)
    return replace(
        door,
        exists=door.exists & ~is_("recipient", "involved_provider", "replacement"),
        needs=(_SILENT_CONSENT, *needs),
    )


_AT_ONCE: dict[Effect, Effect] = {"later": "forbidden"}
# Whoever opens a file gets it himself: that the recipient is the patient says nothing here.
_SILENCE = replace(SILENCE, exists=~is_("actor", "patient", "representative", "relative"))


ACCESS_FILE = Question(
    "access_file",
    Text("dossier openen", "open the file"),
    Text("Mag deze zorgverlener het dossier openen?", "May this professional open the file?"),
    doors=(
        _SILENCE,
        CIRCLE,
        _opening(BY_CONSENT),
        _opening(IN_LIFE),
        PRESUMED,
        INCIDENT_SYSTEM,
        BY_DUTY,
        BY_RIGHT,
    ),
    mains=(
        Cited("secrecy.duty"),
        Cited("secrecy.patient-right"),
        Cited("secrecy.scope.everything-learned"),
        Cited("circle.own-files-only", ~is_("recipient", "involved_provider", "replacement")),
        Cited("secrecy.third-parties", ~IN_CIRCLE),
        *DEAD_MAINS[:1],
    ),
    blocks=(EXCHANGE_SYSTEM, AVG),
    named=(brought("disclosure.minimum", "necessary"), *NAMED[1:4]),
    along=(
        Cited("disclosure.minimum"),
        Cited("circle.own-files-only"),
    ),
    open=OPEN,
)
