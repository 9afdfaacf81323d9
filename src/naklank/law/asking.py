"""How a person is asked for a fact: one plain question each. "I do not know" can always be answered, and is not here.

Here "you" is the provider or who works for one. `asking_as` has the questions that sound otherwise to a patient, to somebody
close, or about somebody who died. The order is the one in which people like to tell things.
"""

from naklank.text import Text

ASKS: dict[str, Text] = {
    "profile": Text("Bij wat voor organisatie speelt dit?", "At what kind of organisation is this?"),
    "actor": Text("Wie wil iets doen?", "Who wants to do something?"),
    "recipient": Text("Wie krijgt de gegevens?", "Who gets the data?"),
    "medium": Text("Gaat het om geluid of om beeld?", "Is it about sound or images?"),
    "object": Text("Waar gaat het om?", "What is it about?"),
    "patient_age": Text("Hoe oud is de patiënt?", "How old is the patient?"),
    "capable": Text(
        "Begrijpt de patiënt waar het om gaat, en kan de patiënt zelf kiezen?",
        "Does the patient understand what it is about, and can the patient choose?",
    ),
    "deceased": Text("Is de patiënt overleden?", "Has the patient died?"),
    "representative_kind": Text("Wie beslist er namens de patiënt?", "Who decides on behalf of the patient?"),
    "senior_representative": Text(
        "Is er iemand die eerder voor de patiënt mag beslissen, zoals een curator of mentor?",
        "Is there somebody who comes first to decide for the patient, such as a curator or mentor?",
    ),
    "consent": Text("Vindt de patiënt het goed?", "Does the patient agree?"),
    "consent_by": Text("Wie zei dat het goed is?", "Who said that it is all right?"),
    "consent_explicit": Text(
        "Heeft de patiënt duidelijk ja gezegd, met woorden of op papier?",
        "Did the patient clearly say yes, in words or on paper?",
    ),
    "consent_informed": Text(
        "Wist de patiënt vooraf waarvoor het is en wat er daarna kan gebeuren?",
        "Did the patient know beforehand what it is for and what may happen next?",
    ),
    "consent_voluntary": Text("Was de patiënt vrij om nee te zeggen?", "Was the patient free to say no?"),
    "consent_form": Text("Hoe is die toestemming gegeven?", "How was that consent given?"),
    "consent_presumable": Text(
        "Mag u aannemen dat de patiënt het goed vindt?", "May you take it that the patient agrees?"
    ),
    "patient_objects": Text("Heeft de patiënt gezegd dat het niet mag?", "Did the patient say that it may not be?"),
    "recording_purpose": Text("Waarvoor is de opname?", "What is the recording for?"),
    "participates": Text(
        "Praat wie opneemt zelf mee in het gesprek?", "Does the one who records take part in the talk?"
    ),
    "setting": Text("Waar of hoe is het gesprek?", "Where or how is the talk?"),
    "fixed_camera": Text("Hangt de camera op een vaste plek?", "Is the camera in a fixed spot?"),
    "announced": Text("Is vooraf gezegd dat er wordt opgenomen?", "Was it said beforehand that it is recorded?"),
    "other_party_consent": Text("Vindt de andere kant het goed?", "Does the other side agree?"),
    "others_consent": Text("Vinden alle anderen die erbij zijn het goed?", "Do all others who are there agree?"),
    "weighty_reason": Text(
        "Is er een heel goede reden om de opname te weigeren?", "Is there a very good reason to refuse the recording?"
    ),
    "alternative_offered": Text(
        "Is er iets anders aangeboden, zoals een samenvatting of een tweede gesprek?",
        "Was something else offered, such as a summary or a second talk?",
    ),
    "listeners_named": Text(
        "Heeft u gezegd wie de opname kan horen of zien?", "Did you say who can hear or see the recording?"
    ),
    "retention_named": Text(
        "Heeft u gezegd hoelang de opname bewaard blijft?", "Did you say how long the recording is kept?"
    ),
    "listener_named": Text(
        "Is vooraf gezegd dat u deze opname kunt horen?", "Was it said beforehand that you can hear this recording?"
    ),
    "retention_expired": Text(
        "Is de tijd voorbij die was afgesproken om de opname te bewaren?",
        "Is the time over for which the recording was to be kept?",
    ),
    "share_mode": Text(
        "Luistert u samen, of geeft u de opname mee?", "Do you listen together, or hand over the recording?"
    ),
    "copy_requested": Text("Heeft iemand om een kopie gevraagd?", "Did somebody ask for a copy?"),
    "edited": Text("Is er in de opname geknipt of geplakt?", "Was the recording cut or pasted?"),
    "recording_complete": Text("Is het de hele opname?", "Is it the whole recording?"),
    "portrait_interest": Text(
        "Heeft iemand op de beelden een goede reden om tegen te zijn?",
        "Has anyone in the picture a good reason to be against it?",
    ),
    "employee_decision": Text(
        "Vindt de medewerker die in beeld komt het goed?", "Does the staff member in the picture agree?"
    ),
    "manager_decision": Text("Vindt de manager het goed?", "Does the manager agree?"),
    "agreement_signed": Text(
        "Hebben allen de afspraken over de beelden getekend?", "Did all sign the agreement on the images?"
    ),
    "termination_ground": Text("Waarom zou de behandeling stoppen?", "Why would the treatment end?"),
    "notice": Text("Waar wilt u het bekendmaken?", "Where will you make it known?"),
    "incident_notified": Text(
        "Ging er iets mis in de zorg, en hebben de nabestaanden dat gehoord?",
        "Did something go wrong in the care, and were the relatives told?",
    ),
    "weighty_interest": Text(
        "Zegt iemand dat hij de gegevens om een heel belangrijke reden nodig heeft?",
        "Does somebody say that the data are needed for a very important reason?",
    ),
    "interest_kind": Text("Welke reden is dat?", "Which reason is that?"),
    "concrete_indications": Text("Zijn er duidelijke aanwijzingen voor?", "Are there clear signs of it?"),
    "only_via_file": Text("Staat het antwoord alleen in het dossier?", "Is the answer only in the file?"),
    "file_has_answer": Text("Kan het dossier het antwoord geven?", "Can the file give the answer?"),
    "refusal_recorded": Text(
        "Staat in het dossier dat de patiënt dit niet wilde?", "Does the file say that the patient did not want this?"
    ),
    "legal_basis": Text(
        "Staat in een wet dat u deze gegevens moet of mag geven?",
        "Does a statute say that you must or may give these data?",
    ),
    "purpose_stated": Text("Zei de vrager waarvoor de gegevens zijn?", "Did the requester say what the data are for?"),
    "targeted_questions": Text(
        "Stelt de vrager precieze vragen, en niet “stuur alles”?",
        "Are the questions precise, and not “send everything”?",
    ),
    "authorisation": Text(
        "Heeft de patiënt getekend dat de verzekeraar dit mag vragen?",
        "Did the patient sign that the insurer may ask this?",
    ),
    "control": Text(
        "Wil de vrager zorg of een rekening controleren?", "Does the requester want to check care or a bill?"
    ),
    "content": Text(
        "Geeft u alleen feiten, of ook wat u ervan vindt?", "Do you give only facts, or also what you think of them?"
    ),
    "serious_harm_to_other": Text(
        "Loopt iemand anders groot gevaar als u zwijgt?", "Is somebody else in great danger if you keep silent?"
    ),
    "consent_sought": Text("Heeft u alles gedaan om toestemming te krijgen?", "Did you do everything to get consent?"),
    "breach_prevents_harm": Text(
        "Voorkomt u die schade bijna zeker als u praat?", "Do you almost surely avert that harm by speaking?"
    ),
    "no_other_way": Text("Is er echt geen andere manier?", "Is there really no other way?"),
    "conscience_distress": Text(
        "Kunt u voor uw geweten niet langer zwijgen?", "Does your conscience no longer let you keep silent?"
    ),
    "least_breach": Text("Vertelt u zo weinig mogelijk?", "Do you tell as little as possible?"),
    "privilege_override": Text(
        "Vindt iemand dat de waarheid hier zwaarder telt dan uw geheim?",
        "Does anyone hold that the truth counts for more than your secret here?",
    ),
    "provider_suspected": Text(
        "Wordt de zorgverlener zelf verdacht van een zwaar misdrijf?",
        "Is the care provider himself suspected of a serious crime?",
    ),
    "serious_crime_by_other": Text(
        "Gaat het om een zwaar misdrijf van iemand anders?", "Is it about a serious crime by somebody else?"
    ),
    "examining_magistrate": Text(
        "Loopt het verzoek via de rechter-commissaris?", "Does the request come through the examining magistrate?"
    ),
    "igj_om_conditions": Text(
        "Zijn de strenge afspraken tussen inspectie en justitie gevolgd?",
        "Were the strict rules between inspectorate and prosecution followed?",
    ),
    "supervisor_necessary": Text(
        "Heeft de inspectie deze gegevens nodig voor het toezicht?",
        "Does the inspectorate need these data for its supervision?",
    ),
    "supervisor_proportionate": Text(
        "Vraagt de inspectie niet meer dan past bij wat er speelt?",
        "Does the inspectorate ask no more than fits the matter?",
    ),
    "supervisor_accountable": Text(
        "Legt de inspectie vooraf en achteraf uit waarom dit nodig is?",
        "Does the inspectorate explain before and after why this is needed?",
    ),
    "consent_infeasible": Text(
        "Is toestemming vragen niet te doen, of veel te veel werk?", "Is asking consent impossible, or far too much?"
    ),
    "disaster": Text("Is er een ramp of crisis?", "Is there a disaster or crisis?"),
    "victim_data": Text("Om welke gegevens van slachtoffers gaat het?", "Which data of victims is it about?"),
    "disaster_purpose": Text("Waarvoor zijn die gegevens?", "What are those data for?"),
    "last_resort": Text(
        "Kan het echt niet zonder dat iemand in het dossier kijkt?", "Can it really not be done without the file?"
    ),
    "regulation_met": Text(
        "Houdt de vrager zich aan de regels voor dit verzoek?", "Does the requester keep to the rules for this request?"
    ),
    "under_medical_adviser": Text(
        "Is een medisch adviseur verantwoordelijk voor de controle?", "Is a medical adviser responsible for the check?"
    ),
    "mental_health": Text("Gaat het om zorg voor de geestelijke gezondheid?", "Is it about mental health care?"),
    "privacy_statement": Text(
        "Heeft de patiënt een privacyverklaring getekend?", "Did the patient sign a privacy statement?"
    ),
    "committee_ground": Text("Waarom vraagt de commissie dit?", "Why does the committee ask this?"),
    "insurer_affiliated": Text(
        "Hoort de verzekeraar bij de groep die deze commissie volgt?",
        "Does the insurer belong to the group that this committee serves?",
    ),
    "consent_unreasonable": Text(
        "Kunt u van niemand vragen om hier toestemming te halen?", "Can nobody be expected to ask consent here?"
    ),
    "public_interest": Text("Is het onderzoek van belang voor iedereen?", "Does the research matter to everybody?"),
    "anonymised": Text(
        "Kan niemand meer zien over wie de gegevens gaan?", "Can nobody see any more whom the data are about?"
    ),
    "third_party_privacy": Text("Schaadt het de privacy van iemand anders?", "Does it harm somebody else’s privacy?"),
    "repeat_request": Text(
        "Vraagt iemand meer dan één kopie, of heel vaak?", "Does somebody ask for more than one copy, or very often?"
    ),
    "error_kind": Text("Wat klopt er niet?", "What is wrong?"),
    "request_in_writing": Text(
        "Is het op papier of in een bericht gevraagd?", "Was it asked on paper or in a message?"
    ),
    "days_since_request": Text("Hoeveel dagen geleden is het gevraagd?", "How many days ago was it asked?"),
    "legal_retention": Text("Verbiedt een wet om het nu te vernietigen?", "Does a statute forbid to destroy it now?"),
    "interest_of_others": Text(
        "Zijn de gegevens heel belangrijk voor iemand anders?", "Do the data matter a great deal to somebody else?"
    ),
    "done": Text("Is het al gebeurd?", "Has it happened already?"),
    "necessary": Text("Geeft u alleen wat nodig is voor het doel?", "Do you give only what the purpose needs?"),
    "good_care": Text("Past het bij goede zorg?", "Does it fit good care?"),
    "channel": Text("Hoe gaan de gegevens naar de ander?", "How do the data go to the other?"),
    "gdpr_grounds": Text(
        "Mag u deze gegevens gebruiken volgens artikel 6 én artikel 9 van de AVG?",
        "May you use these data under article 6 and article 9 GDPR?",
    ),
    "own_recording": Text("Is het een eigen opname?", "Is it one’s own recording?"),
    "equal_copy": Text("Is er een gelijke kopie gegeven?", "Was an equal copy given?"),
}
