"""While a conversation is recorded, and the moment after."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "record.title": Text("Opnemen", "Record"),
    "record.label": Text("De opname", "The recording"),
    "record.now_loading": Text("Een ogenblik", "One moment"),
    "record.now_ready": Text("Klaar om op te nemen", "Ready to record"),
    "record.now_broken": Text("De opname brak af", "The recording broke off"),
    "record.now_asking": Text("Mag Naklank uw microfoon gebruiken?", "May Naklank use your microphone?"),
    "record.now_running": Text("De opname loopt", "Recording"),
    "record.now_paused": Text("De opname staat stil", "The recording is paused"),
    "record.now_trouble": Text("Er komt nu geen geluid binnen", "No sound is coming in"),
    "record.now_finishing": Text("We bewaren de laatste seconden", "Keeping the last seconds"),
    "record.before": Text(
        "Leg de telefoon tussen u in. Laat het scherm aan en deze pagina open.",
        "Put the phone between you. Leave the screen on and this page open.",
    ),
    "record.broken_do": Text(
        "Wat er al was, is bewaard. Wat u intussen zei, staat er niet op.",
        "What there was is kept. What you said meanwhile is not in it.",
    ),
    "record.go_on": Text("Ga verder met deze opname", "Go on with this recording"),
    "record.close": Text("Sluit af en bewaar", "Close and keep"),
    "record.asking_do": Text(
        "Uw telefoon stelt zo een vraag. Kies daar ‘Toestaan’.",
        "Your phone is about to ask you something. Choose ‘Allow’.",
    ),
    "record.finishing_do": Text(
        "Laat deze pagina nog even open. Het duurt niet lang.",
        "Leave this page open a little longer. It will not take long.",
    ),
    "record.now_safe": Text("Alles is bewaard", "Everything is kept"),
    "record.here_until": Text("Op dit apparaat tot", "On this device up to"),
    "record.asked_pause": Text("De ander vraagt om een pauze", "The other party asks for a pause"),
    "record.asked_pause_do": Text(
        "U beslist. Kies ‘Pauze’ als u dat goed vindt.", "You decide. Choose ‘Pause’ if that suits you."
    ),
    "record.thrifty": Text("Zuinig met mobiele data", "Save mobile data"),
    "record.thrifty_hint": Text(
        "Een uur kost dan zo’n 14 MB in plaats van 120 MB. Het geluid is iets minder rijk.",
        "An hour then takes about 14 MB instead of 120 MB. The sound is a little less rich.",
    ),
    "record.kept_until": Text("Opgeslagen tot", "Saved up to"),
    "record.start": Text("Begin de opname", "Start recording"),
    "record.pause": Text("Pauze", "Pause"),
    "record.resume": Text("Ga door", "Resume"),
    "record.mark": Text("Merk", "Mark"),
    "record.summary": Text("Samenvatting", "Summary"),
    "record.end": Text("Stop en bewaar", "Stop and keep"),
    "record.mark_word": Text("Een woord bij dit moment", "A word for this moment"),
    "record.mark_fold": Text("Zet een woord bij uw merk", "Add a word to your mark"),
    "record.mark_hint": Text("Typ het woord en druk dan op ‘Merk’.", "Type the word and then press ‘Mark’."),
    "record.words_fold": Text("Wat doen deze knoppen?", "What do these buttons do?"),
    "record.words_pause": Text(
        "Pauze: er wordt niets meer opgenomen, tot u doorgaat.", "Pause: nothing is recorded until you resume."
    ),
    "record.words_mark": Text(
        "Merk: zet een streepje bij dit moment. Zo vindt u het straks terug.",
        "Mark: leaves a note at this moment, so that you find it again later.",
    ),
    "record.words_summary": Text(
        "Samenvatting: hier begint het slot van het gesprek, als een eigen deel.",
        "Summary: the closing of the conversation starts here, as a part of its own.",
    ),
    "record.no_script_title": Text("Opnemen lukt hier niet", "Recording does not work here"),
    "record.no_script": Text(
        "Deze pagina neemt op met JavaScript. Dat staat uit in uw browser. Dit kunt u doen:",
        "This page records with JavaScript. That is off in your browser. This is what you can do:",
    ),
    "record.no_script_on": Text(
        "Zet JavaScript aan in uw browser en laad de pagina opnieuw.",
        "Switch JavaScript on in your browser and load the page again.",
    ),
    "record.no_script_elsewhere": Text(
        "Neem op met de recorder van uw telefoon. Die opname kunt u later hier bewaren, ook vanaf een ander toestel.",
        "Record with the recorder of your phone. You can keep that recording here later, from another device too.",
    ),
    "record.no_script_add": Text("Voeg een eigen opname toe", "Add a recording of your own"),
    "record.no_script_other": Text(
        "Of vraag de ander om het gesprek op te nemen.", "Or ask the other to record the conversation."
    ),
    "safe.title": Text("Uw gesprek is veilig bewaard.", "Your conversation is safely kept."),
    "safe.next_title": Text("Wat nu?", "What now?"),
    "safe.next_listen": Text(
        "Over een paar minuten kunt u het terugluisteren.", "In a few minutes you can listen to it."
    ),
    "safe.next_copy_given": Text(
        "{name} krijgt dezelfde opname. U ziet altijd wie er luisterde.",
        "{name} gets the same recording. You can always see who listened.",
    ),
    "safe.next_copy_kept": Text(
        "Alleen u kunt luisteren. Delen kan later altijd nog.", "Only you can listen. You can still share it later."
    ),
    "safe.come_back": Text(
        "Op deze telefoon ziet u alleen dit gesprek. Vraag de praktijk om een brief met een code, dan kunt u altijd terugkomen.",
        "This phone shows this one conversation only. Ask the practice for a letter with a code, and you can always come back.",
    ),
    "safe.listen": Text("Luister terug", "Listen back"),
    "safe.home_scope": Text("Naar dit gesprek", "To this conversation"),
    "safe.home": Text("Naar mijn gesprekken", "To my conversations"),
    "safe.receipt": Text("Uw bewijs", "Your receipt"),
    "safe.receipt_what": Text(
        "Hiermee toont u later aan dat de opname er vandaag al was. Bewaar het bij uw papieren.",
        "With this you can show later that the recording was there today. Keep it with your papers.",
    ),
    "safe.receipt_save": Text("Bewaar het bewijs", "Save the receipt"),
    "safe.key_conversation": Text("Gesprek", "Conversation"),
    "safe.key_when": Text("Opgenomen", "Recorded"),
    "safe.key_length": Text("Duur", "Length"),
    "safe.key_gaps": Text("Stukken zonder geluid", "Stretches without sound"),
    "safe.key_number": Text("Nummer in het logboek", "Number in the log"),
    "safe.no_gaps": Text("geen", "none"),
}
