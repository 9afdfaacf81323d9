"""The vocabulary: every fact that a case can state, with its kind and with what silence means.

In the order of the subjects: the act, the patient, consent, recording, giving out data, weighing, death and justice,
insurers and file rights. `HOUSE` are Naklank's own: whose recording it is, and whether its maker gave a copy.
"""

from naklank.logic.facts import OPEN, UNKNOWN, Fact, FactKind, Value
from naklank.text import Text

GRANTED = ("given", "refused", "not_asked")


def _words(fact: str, nl: str, en: str, values: tuple[str, ...], presumed: Value, kind: FactKind = "frame") -> Fact:
    return Fact(fact, Text(nl, en), kind, values, presumed)


def _yes_no(fact: str, nl: str, en: str, kind: FactKind, presumed: Value = OPEN) -> Fact:
    return Fact(fact, Text(nl, en), kind, (), presumed)


def _step(fact: str, nl: str, en: str, *, presumed: bool = False) -> Fact:
    return Fact(fact, Text(nl, en), "step", (), presumed)


def _answer(fact: str, nl: str, en: str, values: tuple[str, ...] = GRANTED) -> Fact:
    return Fact(fact, Text(nl, en), "answer", values, "not_asked")


PROFILES = ("care", "public_body", "blijf_groep")
ACTORS = (
    "patient",
    "representative",
    "relative",
    "provider",
    "organisation",
    "insurer",
    "igj",
    "government",
    "other_person",
)
RECIPIENTS = (
    "patient",
    "representative",
    "relative",
    "surviving_relative",
    "interested_person",
    "involved_provider",
    "other_provider",
    "replacement",
    "supervisor_trainer",
    "internal_incident_system",
    "external_quality_register",
    "veilig_thuis",
    "public_health_service",
    "medical_adviser",
    "health_insurer",
    "damage_insurer",
    "life_insurer",
    "review_committee",
    "employer",
    "researcher",
    "police",
    "prosecutor",
    "judge",
    "igj",
    "nza",
    "fiod",
    "municipality",
    "public_administration",
    "government_agency",
    "general_public",
    "other_third_party",
)
REPRESENTATIVES = (
    "parent_with_authority",
    "guardian",
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
AGES = (("under_12", 12), ("12_15", 16), ("16_17", 18), ("adult", None))

ACT = (
    _words("profile", "soort organisatie", "kind of organisation", PROFILES, "care"),
    _words("actor", "wie handelt", "who acts", ACTORS, "provider"),
    _words("recipient", "wie krijgt het", "who gets it", RECIPIENTS, UNKNOWN),
    _words(
        "object",
        "waarvan",
        "of what",
        ("file", "part", "third_party_part", "access_overview", "recording"),
        "file",
    ),
    _yes_no("done", "al gebeurd", "already done", "frame", presumed=False),
)
PATIENT = (
    Fact("patient_age", Text("leeftijd (bij overlijden)", "age (at death)"), "frame", (), "adult", AGES, 130),
    _yes_no("capable", "wilsbekwaam", "able to decide", "frame", presumed=True),
    _yes_no("deceased", "overleden", "dead", "frame", presumed=False),
    _words("representative_kind", "soort vertegenwoordiger", "kind of representative", REPRESENTATIVES, UNKNOWN),
    _yes_no("senior_representative", "hoger geplaatste beschikbaar", "one higher in order available", "frame", False),
    _yes_no("patient_objects", "patiënt maakt bezwaar", "the patient objects", "frame", presumed=False),
)
CONSENT = (
    _answer("consent", "toestemming patiënt", "consent of the patient", ("given", "refused", "withdrawn", "not_asked")),
    _words("consent_by", "wie gaf toestemming", "who gave consent", ("patient", "representative"), OPEN),
    _yes_no("consent_explicit", "uitdrukkelijk", "explicit", "gate", presumed=True),
    _step("consent_informed", "vooraf ingelicht", "informed beforehand", presumed=True),
    _yes_no("consent_voluntary", "vrijwillig", "freely given", "gate", presumed=True),
    _words("consent_form", "vorm", "form", ("oral", "written", "in_file"), UNKNOWN),
    _words(
        "consent_presumable",
        "te veronderstellen wegens",
        "may be presumed because of",
        ("none", "referral", "emergency", "aftercare"),
        "none",
    ),
)
RECORDING = (
    _words("medium", "geluid of beeld", "sound or images", ("audio", "video", "photo"), UNKNOWN),
    _words(
        "recording_purpose",
        "doel van de opname",
        "purpose of the recording",
        ("private", "treatment", "training", "evidence", "publication"),
        "private",
    ),
    _yes_no("participates", "neemt zelf deel", "takes part", "gate", presumed=True),
    _words("setting", "waar", "where", ("consult", "group", "phone", "home_visit", "public_space"), "consult"),
    _yes_no("fixed_camera", "vaste camera", "fixed camera", "frame", presumed=False),
    _step("announced", "vooraf gemeld", "announced beforehand"),
    _answer("other_party_consent", "toestemming wederpartij", "consent of the other party"),
    _answer("others_consent", "toestemming overige deelnemers", "consent of the other participants"),
    _yes_no("weighty_reason", "zwaarwegende reden om te weigeren", "weighty reason to refuse", "weigh", False),
    _step("alternative_offered", "alternatief aangeboden", "alternative offered"),
    _step("listeners_named", "gezegd wie kennisneemt", "said who will see or hear it"),
    _step("retention_named", "bewaartermijn genoemd", "said how long it is kept"),
    _yes_no("listener_named", "deze luisteraar is genoemd", "this listener was named", "gate", presumed=UNKNOWN),
    _yes_no("retention_expired", "termijn verstreken", "term has passed", "gate", presumed=False),
    _words(
        "share_mode",
        "samen luisteren of afgeven",
        "listen together or hand over",
        ("listen_together", "hand_over"),
        "hand_over",
    ),
    _yes_no("copy_requested", "om kopie gevraagd", "copy asked for", "frame", presumed=False),
    _words("edited", "bewerking", "editing", ("none", "untold", "told", "agreed"), "none"),
    _yes_no("recording_complete", "volledige opname", "complete recording", "weigh"),
    _yes_no("portrait_interest", "redelijk belang tegen publicatie", "reasonable interest against it", "weigh"),
    _answer("employee_decision", "besluit medewerker", "decision of the staff member"),
    _answer("manager_decision", "besluit MMP", "decision of the manager"),
    _answer("agreement_signed", "verklaring ondertekend", "statement signed"),
    _words(
        "termination_ground",
        "grond voor beëindiging",
        "ground for ending treatment",
        ("publication_only", "publication_and_more"),
        UNKNOWN,
    ),
    _words(
        "notice",
        "bekendmaking via",
        "made known by",
        ("waiting_room_sign", "website", "house_rules", "own_policy"),
        UNKNOWN,
    ),
)
GIVING = (
    _words("channel", "weg", "channel", ("direct", "exchange_system"), "direct"),
    _words("legal_basis", "wettelijke bepaling", "statutory provision", ("none", "duty", "right"), "none"),
    _yes_no("necessary", "niet meer dan nodig voor het doel", "no more than needed for the purpose", "gate", True),
    _yes_no("good_care", "verenigbaar met goed hulpverlenerschap", "compatible with good care", "gate", True),
    _step("purpose_stated", "vrager noemt doel", "who asks names the purpose"),
    _step("targeted_questions", "gerichte vragen", "pointed questions"),
    _words("content", "feiten of oordeel", "facts or opinion", ("factual", "opinion"), "factual"),
    _words(
        "gdpr_grounds",
        "grondslagen art. 6 en 9 AVG",
        "grounds of art. 6 and 9 GDPR",
        ("both", "missing_6", "missing_9"),
        "both",
    ),
    _answer("authorisation", "machtiging getekend", "authorisation signed"),
)
WEIGHING = (
    _step("consent_sought", "alles gedaan voor toestemming", "everything done to get consent"),
    _yes_no("serious_harm_to_other", "ernstige schade voor ander", "serious harm to another", "weigh", False),
    _yes_no(
        "breach_prevents_harm",
        "doorbreken voorkomt vrijwel zeker schade",
        "speaking almost surely averts harm",
        "weigh",
    ),
    _yes_no("no_other_way", "geen andere weg", "no other way", "weigh"),
    _yes_no("conscience_distress", "gewetensnood", "distress of conscience", "weigh"),
    _yes_no("least_breach", "zo min mogelijk geschonden", "breached as little as possible", "weigh"),
    _words(
        "weighty_interest",
        "zwaarwegend belang",
        "weighty interest",
        ("none", "claimed", "plausible", "rejected"),
        "none",
    ),
    _words(
        "interest_kind",
        "aard van het belang",
        "kind of interest",
        ("descent", "hereditary", "will", "claim", "grief", "other"),
        "other",
    ),
    _yes_no("concrete_indications", "concrete aanwijzingen", "concrete indications", "weigh"),
    _yes_no("only_via_file", "alleen via het dossier", "only through the file", "weigh"),
    _yes_no("file_has_answer", "dossier kan opheldering geven", "the file can give the answer", "weigh"),
)
DEATH_AND_JUSTICE = (
    _yes_no("refusal_recorded", "weigering vastgelegd", "refusal laid down", "gate", presumed=False),
    _yes_no(
        "incident_notified",
        "incident, overlijden, nabestaande ingelicht",
        "incident, death, relative informed",
        "gate",
        False,
    ),
    _words(
        "privilege_override",
        "zeer uitzonderlijke omstandigheden",
        "very exceptional circumstances",
        ("none", "claimed", "found_by_judge", "rejected_by_judge"),
        "none",
    ),
    _yes_no("provider_suspected", "hulpverlener verdacht", "provider suspected", "weigh", presumed=False),
    _yes_no("serious_crime_by_other", "ernstig misdrijf door ander", "serious crime by another", "weigh", False),
    _step("examining_magistrate", "via rechter-commissaris", "through the examining magistrate"),
    _yes_no("igj_om_conditions", "strikte voorwaarden IGJ-OM", "strict conditions IGJ-OM", "gate"),
    _yes_no("supervisor_necessary", "nodig voor toezicht", "needed for supervision", "gate"),
    _yes_no("supervisor_proportionate", "evenredig", "proportionate", "gate"),
    _yes_no("supervisor_accountable", "verantwoording vooraf en achteraf", "accounts for it before and after", "gate"),
    _yes_no(
        "consent_infeasible",
        "toestemming onmogelijk of onevenredig",
        "consent impossible or out of proportion",
        "weigh",
    ),
    _yes_no("disaster", "ramp of crisis", "disaster or crisis", "gate", presumed=False),
    _words(
        "victim_data", "slachtofferbeeld of specifiek", "victim picture or specific", ("picture", "specific"), UNKNOWN
    ),
    _words(
        "disaster_purpose",
        "doel",
        "purpose",
        ("coordinate", "inform_public", "inform_family", "aftercare", "other"),
        UNKNOWN,
    ),
)
INSURERS_AND_FILE = (
    _words("control", "controle", "control", ("none", "invoice", "formal", "material"), "none"),
    _yes_no("last_resort", "laatste redmiddel", "last resort", "gate"),
    _yes_no("regulation_met", "voorwaarden van de regeling vervuld", "conditions of the regulation met", "gate"),
    _yes_no("under_medical_adviser", "onder medisch adviseur", "under the medical adviser", "gate"),
    _yes_no("mental_health", "ggz", "mental health care", "frame", presumed=False),
    _yes_no("privacy_statement", "privacyverklaring", "privacy statement", "frame", presumed=False),
    _words(
        "committee_ground",
        "grond Toetsingscommissie",
        "ground of the review committee",
        ("none", "cause_of_death", "fraud_suspicion"),
        "none",
    ),
    _yes_no("insurer_affiliated", "verzekeraar aangesloten", "insurer affiliated", "gate"),
    _yes_no(
        "consent_unreasonable",
        "toestemming redelijkerwijs niet te vragen",
        "consent cannot reasonably be asked",
        "weigh",
    ),
    _yes_no("public_interest", "algemeen belang", "public interest", "weigh"),
    _yes_no("anonymised", "geanonimiseerd", "anonymised", "frame", presumed=False),
    _yes_no("third_party_privacy", "schaadt privacy van ander", "harms the privacy of another", "frame", False),
    _yes_no("repeat_request", "meerdere of heel vaak", "several, or very often", "frame", presumed=False),
    _words("error_kind", "soort fout", "kind of error", ("factual_wrong", "factual_incomplete", "opinion"), UNKNOWN),
    _step("request_in_writing", "schriftelijk", "in writing"),
    Fact(
        "days_since_request",
        Text("dagen sinds verzoek", "days since the request"),
        "frame",
        (),
        "within_a_month",
        (("within_a_month", 31), ("late", None)),
        36_525,
    ),
    _yes_no("legal_retention", "wet verbiedt vernietiging nu", "a statute forbids destruction now", "gate", False),
    _yes_no("interest_of_others", "aanmerkelijk belang van anderen", "considerable interest of others", "weigh", False),
)
HOUSE = (
    _yes_no("own_recording", "een eigen opname", "one's own recording", "frame", presumed=UNKNOWN),
    _step("equal_copy", "gelijke kopie gegeven", "equal copy given"),
)

_ALL = (*ACT, *PATIENT, *CONSENT, *RECORDING, *GIVING, *WEIGHING, *DEATH_AND_JUSTICE, *INSURERS_AND_FILE, *HOUSE)
VOCABULARY: dict[str, Fact] = {fact.id: fact for fact in _ALL}
