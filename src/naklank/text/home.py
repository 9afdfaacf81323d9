"""Where people come in: their conversations, or their work."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "home.patient_title": Text("Mijn gesprekken", "My conversations"),
    "home.patient_lead": Text(
        "Hier staan uw gesprekken met de praktijk. U kunt ze rustig terugluisteren.",
        "Your conversations with the practice are here. Listen back at your own pace.",
    ),
    "home.now": Text("Dit gesprek is nu", "This conversation is now"),
    "home.now_silent": Text("Deze opname is niet afgesloten", "This recording was not finished"),
    "home.open": Text("Open dit gesprek", "Open this conversation"),
    "home.patient_empty": Text("Hier is nog niets te horen.", "There is nothing to hear yet."),
    "home.patient_empty_do": Text(
        "Een gesprek begint bij uw zorgverlener. Op het scherm daar staat een woord. Dat woord vult u hieronder in.",
        "A conversation starts at your care provider. The screen there shows a word. Fill in that word below.",
    ),
    "home.join_title": Text("Meedoen met een gesprek", "Join a conversation"),
    "home.join_word": Text("Welk woord staat op het scherm?", "Which word is on the screen?"),
    "home.join": Text("Doe mee", "Join"),
    "home.upload": Text("Voeg een eigen opname toe", "Add a recording of your own"),
    "home.upload_hint": Text(
        "Nam u het gesprek op met uw telefoon? Dan kunt u die opname hier bewaren.",
        "Did you record the conversation with your phone? You can keep that recording here.",
    ),
    "home.provider_title": Text("Uw gesprekken vandaag", "Your conversations today"),
    "home.provider_empty": Text("Vandaag staat er niets gepland.", "Nothing is planned today."),
    "home.earlier": Text("Eerder", "Earlier"),
    "home.later": Text("Later", "Later"),
    "home.plan_title": Text("Plan een gesprek", "Plan a conversation"),
    "home.plan_subject": Text("Waar gaat het over?", "What is it about?"),
    "home.plan_subject_hint": Text(
        "Een paar woorden, bijvoorbeeld ‘Uitslag onderzoek’. De patiënt ziet dit ook.",
        "A few words, such as ‘Test results’. The patient sees this too.",
    ),
    "home.plan_day": Text("Op welke dag?", "On which day?"),
    "home.plan_time": Text("Hoe laat?", "At what time?"),
    "home.plan": Text("Plan het gesprek", "Plan the conversation"),
    "home.staff_title": Text("Goed dat u er bent", "Good to have you here"),
    "home.staff_lead": Text(
        "U ziet hier hoe het met de opnamen gaat. Luisteren kan alleen wie daar recht op heeft.",
        "Here you see how the recordings are doing. Only those who have the right can listen.",
    ),
    "home.staff_facts": Text("Hoe het ervoor staat", "How things stand"),
    "home.staff_doors": Text("Wat kunt u doen?", "What can you do?"),
}
