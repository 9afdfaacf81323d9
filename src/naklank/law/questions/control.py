"""The doors of insurers, justice, disaster and supervision: who may look because a statute or a covenant says so."""

from naklank.law.questions.giving import DAMAGE_INSURER, ENOUGH, HEALTH_INSURER, KEPT_OFF_THE_INVOICE, MUNICIPALITY
from naklank.law.questions.situations import CARE, JUSTICE, brought
from naklank.logic.conditions import is_, not_known, stated
from naklank.logic.doors import Cited, Door, Need

CONTROLLED = HEALTH_INSURER & is_("control", "formal", "material")
FILE_ASKED = is_("object", "file") & stated("object")
ALONG_CONTROL = (
    Cited("insurer.derived-secrecy"),
    brought("insurer.privacy-statement.control", "privacy_statement"),
)

CONTROL_OF_DATA = Door(
    "control-of-data",
    "required",
    CONTROLLED & ~FILE_ASKED,
    (Cited("insurer.data-duty"), Cited("insurer.control-power")),
    (ENOUGH,),
    along=ALONG_CONTROL,
)
CONTROL_OF_FILE = Door(
    "control-of-file",
    "allowed",
    CONTROLLED & FILE_ASKED,
    (Cited("insurer.file-last-resort"), Cited("insurer.control-power")),
    (
        Need("last_resort", "insurer.file-last-resort"),
        Need("regulation_met", "insurer.file-last-resort"),
        Need("under_medical_adviser", "insurer.medical-adviser"),
        ENOUGH,
    ),
    along=(*ALONG_CONTROL, Cited("insurer.medical-adviser")),
)
INVOICE = Door(
    "invoice",
    "allowed",
    HEALTH_INSURER & is_("control", "invoice"),
    (Cited("insurer.control-power"),),
    (KEPT_OFF_THE_INVOICE, ENOUGH),
    named=("insurer.privacy-statement",),
    along=(Cited("insurer.derived-secrecy"), brought("insurer.privacy-statement.control", "privacy_statement")),
)
MUNICIPAL_CONTROL = Door(
    "municipal-control",
    "allowed",
    MUNICIPALITY & is_("control", "invoice", "formal", "material"),
    (Cited("insurer.municipality-control"),),
    (ENOUGH,),
)
COMMITTEE = Door(
    "review-committee",
    "allowed",
    is_("recipient", "review_committee") & is_("committee_ground", "cause_of_death", "fraud_suspicion"),
    (
        Cited("committee.cause-of-death", is_("committee_ground", "cause_of_death")),
        Cited("committee.fraud", is_("committee_ground", "fraud_suspicion")),
    ),
    (Need("insurer_affiliated", "committee.affiliation"), ENOUGH),
    along=(Cited("committee.affiliation"),),
)
AUTHORISED = Door(
    "authorisation",
    "allowed",
    CARE & DAMAGE_INSURER,
    (Cited("damage.authorisation"), Cited("damage.signed"), Cited("damage.careful")),
    (
        Need("authorisation", "damage.signed"),
        Need("targeted_questions", "damage.authorisation"),
        Need("purpose_stated", "questions.purpose", when=stated("purpose_stated")),
        Need("consent", "questions.consent", ("given", "not_asked")),
        ENOUGH,
    ),
    named=("questions.targeted", "questions.consent", "questions.purpose", "questions.factual", "consent.withdraw"),
    along=(Cited("questions.necessary"),),
)
BETWEEN_INSURERS = Door(
    "between-insurers",
    "forbidden",
    is_("actor", "insurer") & DAMAGE_INSURER,
    (Cited("damage.no-exchange"), Cited("damage.careful")),
)

_OVERRIDDEN = Need(
    "privilege_override",
    "witness.judge-decides",
    ("found_by_judge",),
    otherwise=(("claimed", "judgement"),),
)
_FOUND = is_("privilege_override", "found_by_judge")
_CALLED_UPON = (
    stated("privilege_override") | stated("provider_suspected") | stated("serious_crime_by_other")
) & JUSTICE
_BY_JUDGE = (
    Cited("witness.very-exceptional"),
    Cited("witness.judge-decides"),
    Cited("witness.privilege"),
)
_OF_ANOTHER = stated("serious_crime_by_other") | stated("only_via_file")
_NO_OTHER = (
    stated("serious_crime_by_other") & is_("serious_crime_by_other", False) & ~not_known("serious_crime_by_other")
)
"""It was said that no other committed a crime: then the ground is the provider's own, for the judge to find."""
_NOT_THE_PROVIDER = stated("provider_suspected") & is_("provider_suspected", False) & ~not_known("provider_suspected")
"""And the other way round. What nobody said of the provider brings no crime by another into the answer."""
JUDGE_SUSPECT = Door(
    "judge-provider-suspected",
    "required",
    CARE & _CALLED_UPON & (stated("provider_suspected") | ~_OF_ANOTHER | _NO_OTHER),
    (*_BY_JUDGE, brought("justice.exception.suspect", "provider_suspected")),
    (
        _OVERRIDDEN,
        Need("provider_suspected", "justice.exception.suspect", when=stated("provider_suspected")),
        ENOUGH,
    ),
    named=("witness.suspect-example",),
    weighed=True,
)
JUDGE_OTHER = Door(
    "judge-crime-of-another",
    "required",
    CARE & _CALLED_UPON & (_OF_ANOTHER | _NOT_THE_PROVIDER),
    (*_BY_JUDGE, brought("justice.exception.other-crime", "serious_crime_by_other")),
    (
        _OVERRIDDEN,
        Need("serious_crime_by_other", "justice.exception.other-crime", when=stated("serious_crime_by_other")),
        Need("only_via_file", "justice.exception.other-crime", when=stated("only_via_file") | ~_FOUND),
        Need(
            "examining_magistrate",
            "justice.magistrate",
            when=is_("serious_crime_by_other") | not_known("serious_crime_by_other"),
        ),
        ENOUGH,
    ),
    named=("justice.magistrate",),
    along=(brought("justice.magistrate", "serious_crime_by_other"),),
    weighed=True,
)
IGJ_TO_PROSECUTOR = Door(
    "igj-to-prosecutor",
    "allowed",
    is_("actor", "igj") & is_("recipient", "prosecutor"),
    (Cited("justice.igj-to-om"),),
    (Need("igj_om_conditions", "justice.igj-to-om"), ENOUGH),
)

DISASTER = Door(
    "disaster",
    "allowed",
    is_("recipient", "public_administration"),
    (
        Cited("disaster.may-provide"),
        Cited("disaster.victim-picture", is_("victim_data", "picture") & stated("victim_data")),
        Cited("disaster.specific", is_("victim_data", "specific") & stated("victim_data")),
    ),
    (
        Need("disaster", "disaster.may-provide"),
        Need(
            "disaster_purpose",
            "disaster.victim-picture",
            ("coordinate", "inform_public"),
            when=is_("victim_data", "picture"),
        ),
        Need(
            "disaster_purpose",
            "disaster.specific",
            ("inform_family", "aftercare"),
            when=is_("victim_data", "specific"),
        ),
        ENOUGH,
    ),
    instead=(("victim_data", "picture"), ("victim_data", "specific")),
)
_SAFEGUARDS = ("supervisor_necessary", "supervisor_proportionate", "supervisor_accountable")
INSPECTORATE = Door(
    "inspectorate",
    "required",
    is_("recipient", "igj"),
    (Cited("igj.inspect"), Cited("supervisor.safeguards")),
    (
        Need("supervisor_necessary", "igj.necessary"),
        Need("supervisor_proportionate", "igj.necessary"),
        Need("supervisor_accountable", "supervisor.safeguards"),
        ENOUGH,
    ),
    named=("igj.necessary", "igj.practice"),
    along=(Cited("igj.derived-secrecy"), Cited("igj.necessary"), Cited("igj.practice")),
)
MARKET_SUPERVISOR = Door(
    "market-supervisor",
    "required",
    is_("recipient", "nza", "fiod"),
    (Cited("nza.duty"),),
    (
        Need("regulation_met", "nza.duty"),
        *(Need(fact, "supervisor.safeguards", when=stated(fact)) for fact in _SAFEGUARDS),
        ENOUGH,
    ),
    along=(Cited("igj.derived-secrecy"), Cited("supervisor.safeguards")),
)

BY_POWER = (
    CONTROL_OF_DATA,
    CONTROL_OF_FILE,
    INVOICE,
    MUNICIPAL_CONTROL,
    COMMITTEE,
    AUTHORISED,
    BETWEEN_INSURERS,
    JUDGE_SUSPECT,
    JUDGE_OTHER,
    IGJ_TO_PROSECUTOR,
    DISASTER,
    INSPECTORATE,
    MARKET_SUPERVISOR,
)
"""Doors of insurers, justice, disaster and supervision."""
