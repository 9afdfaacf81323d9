"""What to look at where a person weighs a point: one or two plain sentences each, in our own words.

They help somebody think; they decide nothing. The norm of the point, with its source, stands beside them.
"""

from naklank.text import Text

LOOK_AT: dict[str, Text] = {
    "consent_sought": Text(
        "Heeft u met de patiënt gepraat, en zei u waarom u wilt spreken? Lukte dat niet, of was het te gevaarlijk? Schrijf dan op wat u probeerde.",
        "Did you talk with the patient, and say why you want to speak? Did that fail, or was it too dangerous? Then write down what you tried.",
    ),
    "serious_harm_to_other": Text(
        "Wie loopt de schade op, en hoe erg is die? Het gaat om een ander dan de patiënt. Een vaag gevoel is niet genoeg.",
        "Who is harmed, and how badly? It is about somebody other than the patient. A vague feeling is not enough.",
    ),
    "breach_prevents_harm": Text(
        "Wat kan de ander doen met wat u vertelt? De schade moet er vrijwel zeker minder door worden.",
        "What can the other do with what you tell? It must almost surely make the harm less.",
    ),
    "no_other_way": Text(
        "Kunt u het ook oplossen zonder het geheim te breken? Denk aan hulp voor de patiënt, of aan een gesprek samen.",
        "Can you solve it without breaking secrecy too? Think of help for the patient, or a talk together.",
    ),
    "conscience_distress": Text(
        "Dit gaat over uzelf. Wat maakt dat u niet kunt zwijgen?",
        "This is about you. What makes it that you cannot keep silent?",
    ),
    "least_breach": Text(
        "Vertel alleen wat de schade voorkomt, en alleen aan wie daar iets mee kan.",
        "Tell only what averts the harm, and only to who can do something with it.",
    ),
    "weighty_interest": Text(
        "Hoe liet de vrager zien dat dit belang er is? Alleen zeggen dat het zo is, is een beroep. Aannemelijk is meer.",
        "How did the requester show that this interest is there? Only saying so is a claim. Plausible is more.",
    ),
    "interest_kind": Text(
        "Verdriet is begrijpelijk, maar is geen belang dat zwaar genoeg is. Een gesprek over hoe iemand overleed, kan soms wel.",
        "Grief is understandable, but is no interest that weighs enough. A talk about how somebody died is sometimes possible.",
    ),
    "concrete_indications": Text(
        "Wat heeft u gezien, gehoord of gelezen waaruit dit blijkt?",
        "What did you see, hear or read that shows it?",
    ),
    "only_via_file": Text(
        "Kan de vrager het antwoord ook ergens anders vinden? Denk aan een notaris, familie of een andere arts.",
        "Can the requester find the answer elsewhere? Think of a notary, family or another doctor.",
    ),
    "file_has_answer": Text(
        "Kijk zelf in het dossier of het antwoord daar staat. Staat het er niet, dan helpt inzage niet.",
        "Look in the file yourself whether the answer is there. If it is not, showing the file does not help.",
    ),
    "refusal_recorded": Text(
        "Zoek in het dossier naar een weigering van de patiënt zelf. Staat die er, dan gaat geen andere reden daar langs.",
        "Look in the file for a refusal by the patient himself. If it is there, no other reason gets past it.",
    ),
    "good_care": Text(
        "Zou een goede zorgverlener dit ook zo doen? Denk aan wat de patiënt of het kind in vertrouwen zei.",
        "Would a good provider do the same? Think of what the patient or the child said in confidence.",
    ),
    "consent": Text(
        "Vraag het de patiënt zelf. Een briefje van de vrager is geen toestemming, tenzij de patiënt het zelf tekende.",
        "Ask the patient himself. A note of the requester is no consent, unless the patient signed it himself.",
    ),
    "consent_explicit": Text(
        "Heeft de patiënt gezegd of geschreven dat u dit aan deze vrager mag geven?",
        "Did the patient say or write that you may give this to this requester?",
    ),
    "consent_informed": Text(
        "Weet de patiënt wat u gaat vertellen, aan wie, waarvoor, en wat daaruit kan volgen?",
        "Does the patient know what you will tell, to whom, what for, and what may come of it?",
    ),
    "consent_voluntary": Text(
        "Kon de patiënt echt nee zeggen? Let op druk van een werkgever, een verzekeraar of familie.",
        "Could the patient really say no? Watch for pressure of an employer, an insurer or family.",
    ),
    "authorisation": Text(
        "Bekijk de machtiging: staat de handtekening van de patiënt erop, en gaat hij over deze vragen?",
        "Look at the authorisation: does it bear the patient's signature, and is it about these questions?",
    ),
    "purpose_stated": Text(
        "Staat in de brief waarvoor de vrager het antwoord nodig heeft? Staat dat er niet, vraag het dan eerst.",
        "Does the letter say what the requester needs the answer for? If it does not, ask that first.",
    ),
    "targeted_questions": Text(
        "Elke vraag hoort bij het doel. “Stuur het hele dossier” is geen gerichte vraag.",
        "Each question belongs to the purpose. “Send the whole file” is no pointed question.",
    ),
    "necessary": Text(
        "Ga elk gegeven na: heeft de ander dit nodig voor het doel? Zo niet, laat het dan weg.",
        "Go through each item: does the other need it for the purpose? If not, leave it out.",
    ),
    "content": Text(
        "Een feit is wat u zag of mat. Of iemand kan werken of schuld heeft, is een oordeel. Dat geeft u niet.",
        "A fact is what you saw or measured. Whether somebody can work or is to blame, is an opinion. You do not give that.",
    ),
    "weighty_reason": Text(
        "Denk aan iemand die van de opname schade krijgt. Dat u het liever niet heeft, weegt niet zwaar genoeg.",
        "Think of somebody who is harmed by the recording. That you would rather not have it does not weigh enough.",
    ),
    "alternative_offered": Text(
        "Wat heeft u de ander aangeboden? Denk aan een samenvatting op papier, of iemand die meekomt.",
        "What did you offer the other? Think of a summary on paper, or somebody who comes along.",
    ),
    "patient_objects": Text(
        "Wat zei de patiënt precies, en weet u waarom?", "What exactly did the patient say, and do you know why?"
    ),
    "interest_of_others": Text(
        "Wie heeft deze gegevens later nodig, en waarvoor? Denk aan familie bij een erfelijke ziekte.",
        "Who needs these data later, and what for? Think of family and a hereditary illness.",
    ),
    "legal_retention": Text(
        "Zoek op welke wet zegt dat u dit nog moet bewaren, en tot wanneer.",
        "Find out which statute says that you must still keep this, and until when.",
    ),
    "termination_ground": Text(
        "Wat is er gebeurd, naast het delen van de opname?", "What happened, besides sharing the recording?"
    ),
}
"""By fact. A fact that stands not here is weighed by its question and its norm alone."""
