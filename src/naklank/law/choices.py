"""The values of the facts in plain words: what a person chooses from."""

from collections.abc import Mapping

from naklank.text import Text

YES, NO = Text("Ja", "Yes"), Text("Nee", "No")
DONT_KNOW = Text("Dat weet ik niet", "I do not know")
ANSWERS = {
    "given": Text("Ja", "Yes"),
    "refused": Text("Nee", "No"),
    "withdrawn": Text("Eerst wel, nu niet meer", "First yes, now no longer"),
    "not_asked": Text("Dat is nog niet gevraagd", "That was not asked yet"),
}
CHOICES: dict[str, dict[str, Text]] = {
    "profile": {
        "care": Text("een praktijk, ziekenhuis of andere zorg", "a practice, hospital or other care"),
        "public_body": Text("de overheid, zoals een gemeente", "a public body, such as a municipality"),
        "blijf_groep": Text("Blijf Groep", "Blijf Groep"),
    },
    "actor": {
        "patient": Text("de patiënt", "the patient"),
        "representative": Text("wie voor de patiënt beslist", "who decides for the patient"),
        "relative": Text("een familielid of naaste", "a relative or someone close"),
        "provider": Text("de zorgverlener", "the provider"),
        "organisation": Text("de organisatie", "the organisation"),
        "insurer": Text("een verzekeraar", "an insurer"),
        "igj": Text("de inspectie", "the inspectorate"),
        "government": Text("de overheid", "government"),
        "other_person": Text("iemand anders", "somebody else"),
    },
    "recipient": {
        "patient": Text("de patiënt zelf", "the patient"),
        "representative": Text("wie voor de patiënt beslist", "who decides for the patient"),
        "relative": Text("een familielid of naaste", "a relative or someone close"),
        "surviving_relative": Text("een nabestaande", "a surviving relative"),
        "interested_person": Text("iemand met een eigen reden om het te weten", "somebody with a reason to know"),
        "involved_provider": Text(
            "een zorgverlener die de patiënt ook behandelt", "a care provider who also treats the patient"
        ),
        "other_provider": Text(
            "een zorgverlener die de patiënt niet behandelt", "a care provider who does not treat the patient"
        ),
        "replacement": Text("wie u vervangt", "who replaces you"),
        "supervisor_trainer": Text("een opleider of begeleider", "a trainer or supervisor"),
        "internal_incident_system": Text(
            "de meldlijst voor fouten in ons eigen huis", "the list of incidents in our own house"
        ),
        "external_quality_register": Text(
            "een register buiten onze organisatie", "a register outside our organisation"
        ),
        "veilig_thuis": Text("Veilig Thuis", "Veilig Thuis"),
        "public_health_service": Text("de GGD", "the public health service"),
        "medical_adviser": Text("een medisch adviseur", "a medical adviser"),
        "health_insurer": Text("de zorgverzekeraar", "the health insurer"),
        "damage_insurer": Text("een verzekeraar na schade of een ongeluk", "an insurer after damage or an accident"),
        "life_insurer": Text("een levensverzekeraar", "a life insurer"),
        "review_committee": Text("de Toetsingscommissie", "the review committee"),
        "employer": Text("een werkgever", "an employer"),
        "researcher": Text("een onderzoeker", "a researcher"),
        "police": Text("de politie", "the police"),
        "prosecutor": Text("justitie", "the prosecution"),
        "judge": Text("de rechter", "the judge"),
        "igj": Text("de inspectie (IGJ)", "the inspectorate (IGJ)"),
        "nza": Text("de NZa", "the NZa"),
        "fiod": Text("de FIOD", "the FIOD"),
        "municipality": Text("de gemeente", "the municipality"),
        "public_administration": Text("het bestuur, zoals de burgemeester", "public administration, such as the mayor"),
        "government_agency": Text("een andere overheid", "another government agency"),
        "general_public": Text("iedereen", "the general public"),
        "other_third_party": Text("iemand anders", "somebody else"),
    },
    "object": {
        "file": Text("het dossier", "the file"),
        "part": Text("een deel van het dossier", "a part of the file"),
        "third_party_part": Text("een stuk dat over iemand anders gaat", "a part about somebody else"),
        "access_overview": Text("wie er in het dossier keek", "who looked in the file"),
        "recording": Text("een opname", "a recording"),
    },
    "representative_kind": {
        "parent_with_authority": Text("een ouder met gezag", "a parent with authority"),
        "guardian": Text("de voogd", "the guardian"),
        "curator": Text("de curator", "the curator"),
        "mentor": Text("de mentor", "the mentor"),
        "written_proxy": Text("iemand met een volmacht op papier", "the holder of a written proxy"),
        "partner": Text("de partner", "the partner"),
        "parent": Text("een ouder", "a parent"),
        "child": Text("een kind", "a child"),
        "sibling": Text("een broer of zus", "a brother or sister"),
        "grandparent": Text("een grootouder", "a grandparent"),
        "grandchild": Text("een kleinkind", "a grandchild"),
        "financial_administrator": Text("de bewindvoerder", "the financial administrator"),
    },
    "consent_by": {
        "patient": Text("de patiënt", "the patient"),
        "representative": Text("wie voor de patiënt beslist", "who decides for the patient"),
    },
    "consent_form": {
        "oral": Text("in woorden", "spoken"),
        "written": Text("op papier", "in writing"),
        "in_file": Text("vastgelegd in het dossier", "laid down in the file"),
    },
    "consent_presumable": {
        "none": Text("nee", "no"),
        "referral": Text("ja, het hoort bij een verwijzing", "yes, it goes with a referral"),
        "emergency": Text("ja, er is spoed", "yes, it is an emergency"),
        "aftercare": Text(
            "ja, het hoort bij een gesprek na het overlijden", "yes, it goes with a talk after the death"
        ),
    },
    "medium": {
        "audio": Text("geluid", "sound"),
        "video": Text("video", "video"),
        "photo": Text("foto", "photo"),
    },
    "recording_purpose": {
        "private": Text("voor mezelf, om terug te luisteren", "for myself, to listen again"),
        "treatment": Text("voor de behandeling", "for treatment"),
        "training": Text("om van te leren, op een opleiding", "to learn from, in training"),
        "evidence": Text("als bewijs", "as evidence"),
        "publication": Text("om openbaar te maken", "to make public"),
    },
    "setting": {
        "consult": Text("in de spreekkamer", "in the consulting room"),
        "group": Text("in een groep, met meer mensen", "in a group, with more people"),
        "phone": Text("via telefoon of video", "by telephone or video"),
        "home_visit": Text("bij iemand thuis", "at somebody's home"),
        "public_space": Text("op straat of op een openbare plek", "in the street or a public place"),
    },
    "share_mode": {
        "listen_together": Text("samen luisteren", "listen together"),
        "hand_over": Text("het bestand geven", "hand over the file"),
    },
    "edited": {
        "none": Text("nee", "no"),
        "untold": Text("ja, zonder het te zeggen", "yes, without saying so"),
        "told": Text("ja, en dat is gezegd", "yes, and it was told"),
        "agreed": Text("ja, zoals afgesproken", "yes, as agreed"),
    },
    "termination_ground": {
        "publication_only": Text("alleen omdat een opname openbaar is", "only because a recording was made public"),
        "publication_and_more": Text("ook om andere redenen", "for other reasons as well"),
    },
    "notice": {
        "waiting_room_sign": Text("op een bord in de wachtkamer", "on a sign in the waiting room"),
        "website": Text("op de website", "on the website"),
        "house_rules": Text("in de huisregels", "in the house rules"),
        "own_policy": Text("in eigen beleid", "in a policy of its own"),
    },
    "channel": {
        "direct": Text("rechtstreeks", "directly"),
        "exchange_system": Text("met een systeem dat zorgverleners delen", "by an exchange system"),
    },
    "legal_basis": {
        "none": Text("nee", "no"),
        "duty": Text("ja, het moet van de wet", "yes, a statute says it must"),
        "right": Text("ja, het mag van de wet", "yes, a statute says it may"),
    },
    "content": {
        "factual": Text("alleen feiten", "only facts"),
        "opinion": Text("ook een oordeel", "an opinion as well"),
    },
    "gdpr_grounds": {
        "both": Text("ja, allebei", "yes, both"),
        "missing_6": Text("nee, artikel 6 ontbreekt", "no, article 6 is missing"),
        "missing_9": Text("nee, artikel 9 ontbreekt", "no, article 9 is missing"),
    },
    "weighty_interest": {
        "none": Text("nee", "no"),
        "claimed": Text("ja, maar het is nog niet nagegaan", "yes, but it was not checked yet"),
        "plausible": Text("ja, en het klinkt geloofwaardig", "yes, and it sounds credible"),
        "rejected": Text("ja, maar de reden is niet goed genoeg", "yes, but the reason is not good enough"),
    },
    "interest_kind": {
        "descent": Text("weten wie iemands ouders zijn", "to know who somebody’s parents are"),
        "hereditary": Text("een erfelijke ziekte", "a hereditary disease"),
        "will": Text("een testament", "a will"),
        "claim": Text("een claim na een fout", "a claim after an error"),
        "grief": Text("het verdriet verwerken", "coping with grief"),
        "other": Text("iets anders", "something else"),
    },
    "privilege_override": {
        "none": Text("nee", "no"),
        "claimed": Text("ja, maar de rechter heeft er niet over beslist", "yes, but no judge decided on it"),
        "found_by_judge": Text("ja, dat vond de rechter", "yes, a judge found so"),
        "rejected_by_judge": Text("nee, de rechter wees het af", "no, the judge rejected it"),
    },
    "victim_data": {
        "picture": Text("aantallen en ernst", "numbers and severity"),
        "specific": Text("gegevens over één persoon", "data on one person"),
    },
    "disaster_purpose": {
        "coordinate": Text("hulp regelen", "to organise help"),
        "inform_public": Text("het publiek informeren", "to inform the public"),
        "inform_family": Text("familie informeren", "to inform family"),
        "aftercare": Text("nazorg", "aftercare"),
        "other": Text("iets anders", "something else"),
    },
    "control": {
        "none": Text("nee", "no"),
        "invoice": Text("het gaat om de rekening zelf", "it is the invoice itself"),
        "formal": Text("ja, of de rekening klopt", "yes, whether the invoice is right"),
        "material": Text("ja, of de zorg echt gegeven is", "yes, whether the care was really given"),
    },
    "committee_ground": {
        "none": Text("er is geen reden genoemd", "no reason was named"),
        "cause_of_death": Text("onderzoek naar een overlijden", "an inquiry into a death"),
        "fraud_suspicion": Text("vermoeden van fraude", "a suspicion of fraud"),
    },
    "error_kind": {
        "factual_wrong": Text("een feit klopt niet", "a fact is wrong"),
        "factual_incomplete": Text("een feit ontbreekt", "a fact is missing"),
        "opinion": Text("een oordeel of conclusie", "an opinion or conclusion"),
    },
}


_TO_PATIENT: dict[str, dict[str, Text]] = {
    "recipient": {
        "relative": Text("mijn familie of iemand die me na staat", "my family or somebody close to me"),
        "representative": Text("wie voor mij beslist", "who decides for me"),
        "involved_provider": Text("een zorgverlener die mij ook behandelt", "a care provider who also treats me"),
        "other_provider": Text("een zorgverlener die mij niet behandelt", "a care provider who does not treat me"),
        "general_public": Text("iedereen, bijvoorbeeld op internet", "everybody, on the internet for instance"),
    },
}
_TO_PROVIDER: dict[str, dict[str, Text]] = {
    "recording_purpose": {"private": Text("om zelf terug te luisteren", "to listen again")},
}


_NO_AUTHORITY = Text("een ouder zonder gezag", "a parent without authority")


def choice(fact: str, value: object, voice: str = "", facts: Mapping[str, object] | None = None) -> Text:
    """The value of a fact in words, as who asks (a group of `starts`) would say it, beside what else was said."""
    if value == "parent" and facts is not None and not is_adult(facts.get("patient_age")):
        return _NO_AUTHORITY
    own = {"patient": _TO_PATIENT, "provider": _TO_PROVIDER, "asked": _TO_PROVIDER, "office": _TO_PROVIDER}.get(
        voice, {}
    )
    if str(value) in own.get(fact, {}):
        return own[fact][str(value)]
    if value == "unknown":
        return DONT_KNOW
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int):
        return Text(str(value), str(value))
    return CHOICES.get(fact, ANSWERS).get(str(value), ANSWERS.get(str(value), Text(str(value), str(value))))


def is_adult(age: object) -> bool:
    """Whether this age is known to be that of an adult."""
    return isinstance(age, int) and age >= ADULT


ADULT = 18
