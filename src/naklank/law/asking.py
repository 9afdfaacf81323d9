"""How a person is asked for a fact: one plain question each. "I do not know" can always be answered, and is not here."""

from naklank.text import Text

ASKS: dict[str, Text] = {
    "profile": Text("Bij wat voor organisatie is het?", "At what kind of organisation is it?"),
    "actor": Text("Wie wil iets doen?", "Who wants to do something?"),
    "recipient": Text("Wie krijgt de gegevens of de opname?", "Who gets the data or the recording?"),
    "object": Text("Waar gaat het om?", "What is it about?"),
    "done": Text("Is het al gebeurd?", "Has it happened already?"),
    "patient_age": Text("Hoe oud is de patiënt, of hoe oud was hij?", "How old is the patient, or how old was he?"),
    "capable": Text("Kan de patiënt hierover zelf beslissen?", "Can the patient decide about this himself?"),
    "deceased": Text("Is de patiënt overleden?", "Has the patient died?"),
    "representative_kind": Text("Wie beslist er namens de patiënt?", "Who decides on behalf of the patient?"),
    "senior_representative": Text(
        "Is er iemand die eerder aan de beurt is om te beslissen?", "Is there somebody who comes first to decide?"
    ),
    "patient_objects": Text("Maakt de patiënt bezwaar?", "Does the patient object?"),
    "consent": Text("Vindt de patiënt het goed?", "Does the patient agree?"),
    "consent_by": Text("Wie gaf toestemming?", "Who gave consent?"),
    "consent_explicit": Text(
        "Heeft de patiënt het met zoveel woorden gezegd?", "Did the patient say so in so many words?"
    ),
    "consent_informed": Text(
        "Wist de patiënt vooraf waarvoor het is en wat de gevolgen zijn?",
        "Did the patient know beforehand what for, and what may follow?",
    ),
    "consent_voluntary": Text("Was hij vrij om nee te zeggen?", "Was he free to say no?"),
    "consent_form": Text("Hoe is de toestemming gegeven?", "How was consent given?"),
    "consent_presumable": Text(
        "Is er een reden om aan te nemen dat de patiënt het goed vindt?", "Is there a reason to presume consent?"
    ),
    "medium": Text("Gaat het om geluid of om beeld?", "Is it about sound or images?"),
    "recording_purpose": Text("Waarvoor is de opname?", "What is the recording for?"),
    "participates": Text(
        "Doet wie opneemt zelf mee aan het gesprek?", "Does the one who records take part in the talk?"
    ),
    "setting": Text("Waar of hoe is het gesprek?", "Where or how is the talk?"),
    "fixed_camera": Text("Hangt de camera op een vaste plek?", "Is the camera in a fixed spot?"),
    "announced": Text("Is vooraf gezegd dat er wordt opgenomen?", "Was it said beforehand that it is recorded?"),
    "other_party_consent": Text("Vindt de andere partij het goed?", "Does the other party agree?"),
    "others_consent": Text("Vindt iedereen die erbij is het goed?", "Does everyone who is there agree?"),
    "weighty_reason": Text(
        "Is er een reden om te weigeren die echt zwaar weegt?", "Is there a reason to refuse of real weight?"
    ),
    "alternative_offered": Text("Is iets anders aangeboden?", "Was something else offered?"),
    "listeners_named": Text(
        "Is gezegd wie de opname kan horen of zien?", "Was it said who can hear or see the recording?"
    ),
    "retention_named": Text("Is gezegd hoelang de opname bewaard blijft?", "Was it said how long it is kept?"),
    "listener_named": Text("Is deze luisteraar vooraf genoemd?", "Was this listener named beforehand?"),
    "retention_expired": Text("Is de afgesproken tijd voorbij?", "Is the agreed time over?"),
    "share_mode": Text("Luistert u samen, of geeft u het bestand?", "Do you listen together, or hand over the file?"),
    "copy_requested": Text("Is er om een kopie gevraagd?", "Was a copy asked for?"),
    "edited": Text("Is er in de opname geknipt of geplakt?", "Was the recording cut or pasted?"),
    "recording_complete": Text("Is het de hele opname?", "Is it the whole recording?"),
    "portrait_interest": Text(
        "Heeft iemand op de beelden een goede reden om tegen te zijn?",
        "Has anyone in the picture a good reason to be against it?",
    ),
    "employee_decision": Text("Wat besloot de medewerker?", "What did the staff member decide?"),
    "manager_decision": Text("Wat besloot de manager?", "What did the manager decide?"),
    "agreement_signed": Text("Zijn de afspraken getekend?", "Were the agreements signed?"),
    "termination_ground": Text("Waarom zou de behandeling stoppen?", "Why would treatment end?"),
    "notice": Text("Waar maakt u het bekend?", "Where do you make it known?"),
    "channel": Text("Hoe gaan de gegevens naar de ander?", "How do the data go to the other?"),
    "legal_basis": Text(
        "Zegt een wet dat u dit moet of mag geven?", "Does a statute say that you must or may give this?"
    ),
    "necessary": Text("Geeft u alleen wat nodig is voor het doel?", "Do you give only what the purpose needs?"),
    "good_care": Text("Past het bij goede zorg?", "Does it fit good care?"),
    "purpose_stated": Text("Zei de vrager waarvoor het is?", "Did the requester say what it is for?"),
    "targeted_questions": Text("Zijn het gerichte vragen?", "Are they pointed questions?"),
    "content": Text("Geeft u feiten, of ook een oordeel?", "Do you give facts, or an opinion as well?"),
    "gdpr_grounds": Text(
        "Is er een grond in artikel 6 én in artikel 9 van de AVG?", "Is there a ground in articles 6 and 9 GDPR?"
    ),
    "authorisation": Text("Heeft de patiënt een machtiging getekend?", "Did the patient sign an authorisation?"),
    "consent_sought": Text("Is alles gedaan om toestemming te krijgen?", "Was everything done to get consent?"),
    "serious_harm_to_other": Text(
        "Loopt een ander ernstige schade op als u zwijgt?", "Is another seriously harmed if you keep silent?"
    ),
    "breach_prevents_harm": Text(
        "Voorkomt spreken die schade vrijwel zeker?", "Does speaking almost surely avert that harm?"
    ),
    "no_other_way": Text("Is er echt geen andere manier?", "Is there really no other way?"),
    "conscience_distress": Text(
        "Kunt u het zwijgen niet met uw geweten rijmen?", "Can you not square silence with your conscience?"
    ),
    "least_breach": Text("Vertelt u zo weinig mogelijk?", "Do you tell as little as possible?"),
    "weighty_interest": Text("Beroept iemand zich op een zwaar belang?", "Does anyone invoke a weighty interest?"),
    "interest_kind": Text("Wat voor belang is het?", "What kind of interest is it?"),
    "concrete_indications": Text("Zijn er duidelijke aanwijzingen voor?", "Are there concrete signs of it?"),
    "only_via_file": Text("Staat het antwoord alleen in het dossier?", "Is the answer only in the file?"),
    "file_has_answer": Text("Kan het dossier het antwoord geven?", "Can the file give the answer?"),
    "refusal_recorded": Text(
        "Staat in het dossier dat de patiënt dit niet wilde?", "Does the file say that the patient did not want this?"
    ),
    "incident_notified": Text(
        "Ging er iets mis in de zorg, en zijn de nabestaanden daarover ingelicht?",
        "Did something go wrong in the care, and were the relatives told?",
    ),
    "privilege_override": Text(
        "Vindt iemand dat de waarheid hier zwaarder weegt dan het geheim?",
        "Does anyone hold that the truth weighs more than secrecy here?",
    ),
    "provider_suspected": Text(
        "Wordt de zorgverlener zelf verdacht van een ernstig misdrijf?",
        "Is the provider himself suspected of a serious crime?",
    ),
    "serious_crime_by_other": Text(
        "Gaat het om een ernstig misdrijf van een ander?", "Is it about a serious crime by another?"
    ),
    "examining_magistrate": Text("Loopt het via de rechter-commissaris?", "Does it go by the examining magistrate?"),
    "igj_om_conditions": Text(
        "Is aan de strenge voorwaarden van inspectie en justitie voldaan?",
        "Are the strict conditions of inspectorate and prosecution met?",
    ),
    "supervisor_necessary": Text("Is het nodig voor het toezicht?", "Is it needed for the supervision?"),
    "supervisor_proportionate": Text("Past het bij wat er speelt?", "Is it in proportion?"),
    "supervisor_accountable": Text(
        "Legt de toezichthouder vooraf en achteraf verantwoording af?",
        "Does the supervisor account for it before and after?",
    ),
    "consent_infeasible": Text(
        "Is toestemming vragen onmogelijk, of veel te veel werk?", "Is asking consent impossible, or far too much?"
    ),
    "disaster": Text("Is er een ramp of crisis?", "Is there a disaster or crisis?"),
    "victim_data": Text("Om welke gegevens van slachtoffers gaat het?", "Which data of victims is it about?"),
    "disaster_purpose": Text("Waarvoor zijn die gegevens?", "What are those data for?"),
    "control": Text("Controleert de vrager de zorg of de rekening?", "Does the requester control care or invoice?"),
    "last_resort": Text("Is inzage het laatste dat nog kan helpen?", "Is inspection the last resort?"),
    "regulation_met": Text("Houdt de vrager zich aan de regeling?", "Does the requester keep to the regulation?"),
    "under_medical_adviser": Text(
        "Gebeurt het onder leiding van een medisch adviseur?", "Is it done under a medical adviser?"
    ),
    "mental_health": Text("Is het zorg in de ggz?", "Is it mental health care?"),
    "privacy_statement": Text("Tekende de patiënt een privacyverklaring?", "Did the patient sign a privacy statement?"),
    "committee_ground": Text("Waarom vraagt de commissie dit?", "Why does the committee ask this?"),
    "insurer_affiliated": Text(
        "Is de verzekeraar aangesloten bij het verbond of de federatie?", "Is the insurer affiliated?"
    ),
    "consent_unreasonable": Text(
        "Kan toestemming vragen in redelijkheid niet?", "Can consent not reasonably be asked?"
    ),
    "public_interest": Text("Dient het onderzoek het algemeen belang?", "Does the research serve the public interest?"),
    "anonymised": Text("Zijn de gegevens niet meer te herleiden?", "Are the data anonymised?"),
    "third_party_privacy": Text("Schaadt het de privacy van een ander?", "Does it harm the privacy of another?"),
    "repeat_request": Text("Vraagt iemand meerdere kopieën, of heel vaak?", "Several copies, or very often?"),
    "error_kind": Text("Wat klopt er niet?", "What is wrong?"),
    "request_in_writing": Text("Is het op papier gevraagd?", "Was it asked in writing?"),
    "days_since_request": Text("Hoeveel dagen geleden is het gevraagd?", "How many days ago was it asked?"),
    "legal_retention": Text("Verbiedt een wet om het nu te vernietigen?", "Does a statute forbid destruction now?"),
    "interest_of_others": Text(
        "Zijn de gegevens heel belangrijk voor een ander?", "Do the data matter a great deal to another?"
    ),
    "own_recording": Text("Is het een eigen opname?", "Is it one's own recording?"),
    "equal_copy": Text("Is er een gelijke kopie gegeven?", "Was an equal copy given?"),
}
