"""While a conversation is recorded, and the moment after."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "record.title": Text("Opnemen", "Record"),
    "record.label": Text("De opname", "The recording"),
    "record.now_ready": Text("Klaar om op te nemen", "Ready to record"),
    "record.now_asking": Text("Mag Naklank uw microfoon gebruiken?", "May Naklank use your microphone?"),
    "record.now_running": Text("De opname loopt", "Recording"),
    "record.now_paused": Text("De opname staat stil", "The recording is paused"),
    "record.now_trouble": Text("Er komt nu geen geluid binnen", "No sound is coming in"),
    "record.now_finishing": Text("We bewaren de laatste seconden", "Keeping the last seconds"),
    "record.before": Text(
        "Leg de telefoon tussen u in. Laat het scherm aan en deze pagina open.",
        "Put the phone between you. Leave the screen on and this page open.",
    ),
    "record.asking_do": Text(
        "Uw telefoon stelt zo een vraag. Kies daar ‘Toestaan’.",
        "Your phone is about to ask you something. Choose ‘Allow’.",
    ),
    "record.finishing_do": Text(
        "Laat deze pagina nog even open. Het duurt niet lang.",
        "Leave this page open a little longer. It will not take long.",
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
    "record.trouble_muted": Text("De microfoon staat uit", "The microphone is switched off"),
    "record.trouble_muted_do": Text(
        "Zet het geluid van de microfoon weer aan. De opname gaat dan vanzelf door.",
        "Switch the microphone back on. Recording then goes on by itself.",
    ),
    "record.trouble_lost": Text("De microfoon is weg", "The microphone is gone"),
    "record.trouble_lost_do": Text(
        "Misschien gebruikt een ander programma hem, of belt er iemand. Kies ‘Ga door’ als dat voorbij is.",
        "Another app may be using it, or someone is calling. Choose ‘Resume’ once that is over.",
    ),
    "record.trouble_offline": Text("Er is even geen verbinding", "There is no connection just now"),
    "record.trouble_offline_do": Text(
        "De opname loopt door op uw telefoon. We sturen alles na zodra het weer kan.",
        "Recording goes on, on your phone. Everything is sent as soon as the connection is back.",
    ),
    "record.trouble_full": Text("De telefoon is vol", "The phone is full"),
    "record.trouble_full_do": Text(
        "Wat er al is, blijft bewaard. Maak ruimte en kies daarna ‘Ga door’.",
        "What is there already is kept. Make room and then choose ‘Resume’.",
    ),
    "record.trouble_hidden": Text("Deze pagina was uit beeld", "This page was out of sight"),
    "record.trouble_hidden_do": Text(
        "Dan kan een telefoon de microfoon stilzetten. Laat deze pagina voor u open.",
        "A phone may then stop the microphone. Keep this page in front of you.",
    ),
    "record.no_script": Text(
        "Opnemen lukt hier niet, want JavaScript staat uit. Zet het aan in uw browser en laad de pagina opnieuw.",
        "Recording does not work here, because JavaScript is off. Switch it on in your browser and reload the page.",
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
    "safe.listen": Text("Luister terug", "Listen back"),
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
