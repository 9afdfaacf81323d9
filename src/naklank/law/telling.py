"""What must be so, as a plain sentence: for what is still to be done, and for what would make something allowed."""

from naklank.law.asking_as import asked
from naklank.law.choices import choice
from naklank.logic.facts import Value
from naklank.text import Text

_SAYS: dict[tuple[str, Value], Text] = {
    ("consent", "given"): Text("De patiënt vindt het goed.", "The patient agrees."),
    ("consent_explicit", True): Text("De patiënt zegt duidelijk ja.", "The patient clearly says yes."),
    ("consent_informed", True): Text(
        "De patiënt weet vooraf waarvoor het is en wat er daarna kan gebeuren.",
        "The patient knows beforehand what it is for and what may happen next.",
    ),
    ("consent_voluntary", True): Text("De patiënt is vrij om nee te zeggen.", "The patient is free to say no."),
    ("consent_form", "in_file"): Text("De toestemming staat in het dossier.", "The consent stands in the file."),
    ("consent_presumable", "referral"): Text("Het hoort bij een verwijzing.", "It goes with a referral."),
    ("patient_objects", False): Text("De patiënt heeft geen bezwaar.", "The patient does not object."),
    ("other_party_consent", "given"): Text("De andere kant vindt het goed.", "The other side agrees."),
    ("others_consent", "given"): Text("Alle anderen vinden het goed.", "All others agree."),
    ("participates", True): Text("Wie opneemt, praat zelf mee.", "The one who records takes part in the talk."),
    ("announced", True): Text("Vooraf is gezegd dat er wordt opgenomen.", "It is said beforehand that it is recorded."),
    ("listeners_named", True): Text(
        "Vooraf is gezegd wie de opname kan horen of zien.", "It is said beforehand who can hear or see it."
    ),
    ("retention_named", True): Text(
        "Vooraf is gezegd hoelang de opname bewaard blijft.", "It is said beforehand how long it is kept."
    ),
    ("listener_named", True): Text("Deze luisteraar is vooraf genoemd.", "This listener was named beforehand."),
    ("retention_expired", False): Text("De afgesproken tijd is niet voorbij.", "The agreed time is not over."),
    ("alternative_offered", True): Text("Er is iets anders aangeboden.", "Something else was offered."),
    ("weighty_reason", True): Text(
        "Er is een heel goede reden om te weigeren.", "There is a very good reason to refuse."
    ),
    ("weighty_reason", False): Text("Er is geen zware reden om te weigeren.", "There is no weighty reason to refuse."),
    ("recording_purpose", "private"): Text("De opname is voor eigen gebruik.", "The recording is for private use."),
    ("employee_decision", "given"): Text(
        "De medewerker in beeld vindt het goed.", "The staff member in the picture agrees."
    ),
    ("manager_decision", "given"): Text("De manager vindt het goed.", "The manager agrees."),
    ("agreement_signed", "given"): Text("Allen tekenen de afspraken.", "All sign the agreement."),
    ("edited", "none"): Text("Er is niet geknipt of geplakt.", "Nothing was cut or pasted."),
    ("edited", "told"): Text("Er is gezegd dat er is geknipt.", "It is told that it was cut."),
    ("share_mode", "listen_together"): Text(
        "U luistert samen en geeft de opname niet mee.", "You listen together and do not hand it over."
    ),
    ("portrait_interest", False): Text(
        "Niemand op de beelden heeft een goede reden om tegen te zijn.",
        "Nobody in the picture has a good reason to be against it.",
    ),
    ("capable", True): Text("De patiënt kan zelf kiezen.", "The patient can choose."),
    ("capable", False): Text("De patiënt kan niet zelf kiezen.", "The patient cannot choose."),
    ("senior_representative", False): Text(
        "Er is niemand die eerder mag beslissen.", "There is nobody who comes first to decide."
    ),
    ("refusal_recorded", False): Text(
        "In het dossier staat niet dat de patiënt dit niet wilde.", "The file does not say that the patient refused."
    ),
    ("incident_notified", True): Text(
        "Er ging iets mis in de zorg en de nabestaanden hebben dat gehoord.",
        "Something went wrong in the care and the relatives were told.",
    ),
    ("weighty_interest", "plausible"): Text(
        "Iemand heeft een heel belangrijke reden, en die is geloofwaardig.",
        "Somebody has a very important, credible reason.",
    ),
    ("concrete_indications", True): Text("Er zijn duidelijke aanwijzingen voor.", "There are clear signs of it."),
    ("only_via_file", True): Text("Het antwoord staat alleen in het dossier.", "The answer is only in the file."),
    ("file_has_answer", True): Text("Het dossier kan het antwoord geven.", "The file can give the answer."),
    ("legal_basis", "duty"): Text("Een wet zegt dat het moet.", "A statute says that it must be given."),
    ("legal_basis", "right"): Text("Een wet zegt dat het mag.", "A statute says that it may be given."),
    ("necessary", True): Text(
        "Er gaat niet meer weg dan nodig is voor het doel.", "No more goes out than the purpose needs."
    ),
    ("good_care", True): Text("Het past bij goede zorg.", "It fits good care."),
    ("purpose_stated", True): Text("De vrager zegt waarvoor het is.", "The requester says what it is for."),
    ("targeted_questions", True): Text("De vrager stelt precieze vragen.", "The requester asks precise questions."),
    ("authorisation", "given"): Text(
        "De patiënt tekent dat de verzekeraar dit mag vragen.", "The patient signs that the insurer may ask this."
    ),
    ("content", "factual"): Text("Het zijn alleen feiten.", "It is facts only."),
    ("channel", "direct"): Text("De gegevens gaan rechtstreeks naar de ander.", "The data go straight to the other."),
    ("gdpr_grounds", "both"): Text("Het mag ook van de AVG.", "The GDPR allows it too."),
    ("serious_harm_to_other", True): Text("Iemand anders loopt groot gevaar.", "Somebody else is in great danger."),
    ("consent_sought", True): Text("U deed alles om toestemming te krijgen.", "You did everything to get consent."),
    ("breach_prevents_harm", True): Text(
        "Praten voorkomt de schade bijna zeker.", "Speaking almost surely averts the harm."
    ),
    ("no_other_way", True): Text("Er is echt geen andere manier.", "There is really no other way."),
    ("conscience_distress", True): Text(
        "Uw geweten laat u niet langer zwijgen.", "Your conscience lets you be silent no longer."
    ),
    ("least_breach", True): Text("U vertelt zo weinig mogelijk.", "You tell as little as possible."),
    ("privilege_override", "found_by_judge"): Text(
        "De rechter vindt dat u moet praten.", "A judge finds that you must speak."
    ),
    ("privilege_override", "none"): Text("Niemand vindt dat u moet praten.", "Nobody holds that you must speak."),
    ("examining_magistrate", True): Text(
        "Het loopt via de rechter-commissaris.", "It comes through the examining magistrate."
    ),
    ("igj_om_conditions", True): Text(
        "De strenge afspraken tussen inspectie en justitie zijn gevolgd.",
        "The strict rules between the two are followed.",
    ),
    ("supervisor_necessary", True): Text(
        "De gegevens zijn nodig voor het toezicht.", "The supervision needs the data."
    ),
    ("supervisor_proportionate", True): Text("Er wordt niet meer gevraagd dan past.", "No more is asked than fits."),
    ("supervisor_accountable", True): Text(
        "Vooraf en achteraf wordt uitgelegd waarom het nodig is.", "It is explained before and after why it is needed."
    ),
    ("disaster", True): Text("Er is een ramp of crisis.", "There is a disaster or crisis."),
    ("last_resort", True): Text("Het kan echt niet zonder het dossier.", "It cannot be done without the file."),
    ("regulation_met", True): Text("De vrager houdt zich aan de regels.", "The requester keeps to the rules."),
    ("under_medical_adviser", True): Text(
        "Een medisch adviseur is verantwoordelijk voor de controle.", "A medical adviser is responsible for the check."
    ),
    ("insurer_affiliated", True): Text(
        "De verzekeraar hoort bij de groep van deze commissie.", "The insurer belongs to the group of this committee."
    ),
    ("request_in_writing", True): Text(
        "Het is op papier of in een bericht gevraagd.", "It is asked on paper or in a message."
    ),
    ("repeat_request", True): Text(
        "Iemand vraagt meer dan één kopie, of heel vaak.", "Several copies are asked, or very often."
    ),
    ("legal_retention", False): Text(
        "Geen wet verbiedt om het nu te vernietigen.", "No statute forbids destruction now."
    ),
    ("interest_of_others", False): Text(
        "Niemand anders heeft er groot belang bij.", "It matters a great deal to nobody else."
    ),
    ("consent_by", "patient"): Text("De patiënt zei het zelf.", "The patient said so himself."),
    ("consent_by", "representative"): Text(
        "Wie voor de patiënt beslist, zei het.", "Who decides for the patient said so."
    ),
    ("representative_kind", "parent_with_authority"): Text("De ouder heeft gezag.", "The parent has authority."),
    ("privacy_statement", False): Text(
        "De patiënt heeft geen privacyverklaring getekend.", "The patient signed no privacy statement."
    ),
    ("public_interest", True): Text("Iedereen heeft belang bij het onderzoek.", "The research matters to everyone."),
    ("consent_unreasonable", True): Text(
        "Toestemming vragen kan hier van niemand worden gevraagd.", "Nobody can be required to ask consent here."
    ),
    ("fixed_camera", False): Text("De camera hangt niet vast.", "The camera is not in a fixed spot."),
    ("fixed_camera", True): Text("De camera hangt vast.", "The camera is in a fixed spot."),
    ("edited", "agreed"): Text("Er is geknipt zoals afgesproken.", "It was cut as agreed."),
    ("equal_copy", True): Text("De ander krijgt een gelijke kopie.", "The other gets an equal copy."),
    ("interest_of_others", True): Text(
        "Iemand anders heeft er groot belang bij.", "It matters a great deal to somebody else."
    ),
    ("provider_suspected", True): Text(
        "De zorgverlener wordt zelf verdacht van een zwaar misdrijf.", "The provider is suspected of a serious crime."
    ),
    ("serious_crime_by_other", True): Text(
        "Het gaat om een zwaar misdrijf van iemand anders.", "It is about a serious crime by somebody else."
    ),
    ("victim_data", "picture"): Text("Het gaat om aantallen en ernst.", "It is about numbers and severity."),
    ("disaster_purpose", "inform_family"): Text("Het is om familie te informeren.", "It is to inform family."),
    ("disaster_purpose", "coordinate"): Text("Het is om hulp te regelen.", "It is to organise help."),
    ("interest_kind", "descent"): Text(
        "Het gaat erom wie iemands ouders zijn.", "It is about who somebody’s parents are."
    ),
    ("third_party_privacy", False): Text("Niemand anders heeft er last van.", "It harms nobody else."),
}
_TO_PATIENT: dict[tuple[str, Value], Text] = {
    ("other_party_consent", "given"): Text("Uw zorgverlener vindt het goed.", "Your care provider agrees."),
    ("participates", True): Text("U praat zelf mee in het gesprek.", "You take part in the talk yourself."),
    ("request_in_writing", True): Text(
        "U vraagt het op papier of in een bericht.", "You ask it on paper or in a message."
    ),
    ("capable", True): Text("U kunt zelf kiezen.", "You can choose yourself."),
}


def told(fact: str, value: Value, voice: str, language: str) -> str:
    """That a fact has this value, as a sentence; else the question with its answer."""
    says = (_TO_PATIENT.get((fact, value)) if voice == "patient" else None) or _SAYS.get((fact, value))
    if says is not None:
        return says.in_language(language)
    answer = choice(fact, value, voice).in_language(language)
    return f"{asked(fact, voice).in_language(language)} {answer[:1].upper()}{answer[1:]}."
