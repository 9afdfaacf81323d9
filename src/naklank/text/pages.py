"""Words of the smaller pages: joining, taking a copy along, marks, an unfinished recording, destroying, the office."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "home.no_subject": Text("Gesprek", "Conversation"),
    "home.nobody_yet": Text("nog niemand", "nobody yet"),
    "home.with": Text("met {name}", "with {name}"),
    "home.brought_in": Text("door u toegevoegd", "added by you"),
    "home.unfinished": Text("nog niet af", "not finished"),
    "home.phase_planned": Text("gepland", "planned"),
    "home.phase_announced": Text("aangekondigd", "announced"),
    "home.phase_recording": Text("opname loopt", "recording"),
    "home.phase_silent": Text("geen geluid sinds {time}", "no sound since {time}"),
    "home.phase_paused": Text("even stil", "paused"),
    "home.phase_sealed": Text("bewaard", "kept"),
    "home.phase_destroyed": Text("vernietigd", "destroyed"),
    "home.phase_ended": Text("afgelopen", "ended"),
    "home.plan_time_wrong": Text("Kies een dag en een tijd.", "Choose a day and a time."),
    "home.plan_subject_long": Text("Houd het bij 80 tekens.", "Keep it to 80 characters."),
    "welcome.hint_patient": Text("U neemt op en luistert terug.", "You record and listen back."),
    "welcome.hint_provider": Text(
        "U voert het gesprek in de spreekkamer.", "You hold the conversation in the consulting room."
    ),
    "welcome.hint_manager": Text("U let op hoe het in de praktijk gaat.", "You look after how the practice does."),
    "welcome.hint_privacy_officer": Text(
        "U bewaakt de privacy en leest het logboek.", "You guard privacy and read the log."
    ),
    "welcome.hint_relative": Text("U luistert mee met iemand die u lief is.", "You listen along with someone dear."),
    "announce.too_long": Text("Houd het bij {most} tekens.", "Keep it to {most} characters."),
    "conversation.asked_pause": Text("Er is om een pauze gevraagd.", "A pause was asked for."),
    "conversation.until": Text("{time} uur", "{time}"),
    "conversation.recording_browser": Text("Opname", "Recording"),
    "conversation.recording_upload": Text("Eigen opname, toegevoegd", "Own recording, added"),
    "conversation.recording_command": Text("Opname, door de praktijk toegevoegd", "Recording, added by the practice"),
    "conversation.new_word": Text("Maak een nieuw woord", "Make a new word"),
    "conversation.new_word_why": Text(
        "Het woord is verlopen. Maak een nieuw woord voor uw patiënt.",
        "The word has expired. Make a new word for your patient.",
    ),
    "conversation.wrong_phone": Text("Dit is de verkeerde telefoon", "This is the wrong phone"),
    "join.title": Text("Doe mee met het gesprek", "Join the conversation"),
    "join.lead_code": Text(
        "U bent er bijna. We willen alleen nog weten hoe u heet.",
        "You are nearly there. We only need to know your name.",
    ),
    "join.lead_word": Text(
        "Op het scherm van uw zorgverlener staat een woord.", "There is a word on your care provider's screen."
    ),
    "join.name": Text("Hoe heet u?", "What is your name?"),
    "join.name_hint": Text("Alleen uw zorgverlener ziet deze naam.", "Only your care provider sees this name."),
    "join.reach": Text("Deze telefoon ziet alleen dit ene gesprek.", "This phone sees this one conversation only."),
    "join.word_missing": Text("Dit woord missen we nog.", "We still need this word."),
    "join.name_missing": Text("Uw naam missen we nog.", "We still need your name."),
    "listen.part_conversation": Text("Het gesprek", "The conversation"),
    "listen.part_summary": Text("De samenvatting", "The summary"),
    "listen.pause_here": Text("Hier stond de opname even stil.", "The recording was paused here."),
    "listen.gap_long_here": Text("Hier ontbreekt geluid: {length}.", "Sound is missing here: {length}."),
    "listen.gap_here": Text("Hier ontbreekt een stukje geluid.", "A little sound is missing here."),
    "listen.why_title": Text("Waarom luistert u?", "Why do you listen?"),
    "listen.why_remember": Text("Om het nog eens te horen", "To hear it again"),
    "listen.why_together": Text("Samen met iemand anders", "Together with someone else"),
    "listen.why_check": Text("Om iets na te gaan", "To check something"),
    "listen.why_care": Text("Voor de behandeling", "For the treatment"),
    "listen.trouble": Text(
        "Het geluid komt even niet door. Druk nog eens op ‘Luister’.",
        "The sound does not come through just now. Press ‘Play’ once more.",
    ),
    "listen.receipt": Text("Haal uw bewijs van bewaring op", "Download your receipt"),
    "listen.receipt_hint": Text(
        "Een klein bestand dat laat zien dat de opname er was.", "A small file that shows that the recording was there."
    ),
    "listen.destroy": Text("Vernietig deze opname", "Destroy this recording"),
    "listen.destroy_hint": Text("Dan is het geluid voorgoed weg.", "The sound is then gone for good."),
    "safe.length_later": Text("dat meten we nu", "being measured"),
    "mark.title": Text("Uw notitie bij {at}", "Your note at {at}"),
    "mark.remove": Text("Haal deze notitie weg", "Remove this note"),
    "gone.title": Text("Deze opname is vernietigd", "This recording was destroyed"),
    "gone.lead": Text(
        "Het geluid is weg en komt niet terug. Het logboek weet nog wel dat de opname er was.",
        "The sound is gone and does not come back. The log still knows that the recording was there.",
    ),
    "gone.more": Text("Bekijk wat ermee is gedaan", "See what was done with it"),
    "gone.diary": Text("Bekijk het logboek", "See the log"),
    "unfinished.title": Text("Deze opname is nog niet af", "This recording is not finished"),
    "unfinished.kept": Text("Er zijn {count} stukjes veilig bewaard.", "{count} pieces are safely kept."),
    "unfinished.how": Text(
        "Open deze pagina op de telefoon waarmee u opnam. Die stuurt de rest vanzelf.",
        "Open this page on the phone that you recorded with. It sends the rest by itself.",
    ),
    "unfinished.keep_title": Text("Is die telefoon er niet meer?", "Is that phone gone?"),
    "unfinished.keep_what": Text(
        "Dan bewaart u wat er nu is. Wat ontbreekt, staat er eerlijk bij.",
        "Then you keep what is here now. What is missing is said honestly.",
    ),
    "unfinished.keep": Text("Bewaar wat er is", "Keep what is here"),
    "unfinished.other": Text("Wie de opname maakte, kan haar afmaken.", "The person who made it can finish it."),
    "take.title": Text("Haal de opname op", "Download the recording"),
    "take.lead": Text(
        "Het bestand komt op dit apparaat te staan. De ander ziet dat u dit deed.",
        "The file will be on this device. The other party sees that you did this.",
    ),
    "take.original": Text("Precies zoals het is opgenomen ({kind})", "Exactly as it was recorded ({kind})"),
    "take.original_hint": Text(
        "Kies dit als u later iets wilt aantonen.", "Choose this if you want to show something later."
    ),
    "take.mp3": Text("Als MP3, voor elke speler", "As MP3, for any player"),
    "take.mp3_hint": Text(
        "Zacht en hard is gelijk gemaakt. Handig om te horen.", "Soft and loud are evened out. Handy for listening."
    ),
    "take.m4a": Text("Als M4A, voor telefoons", "As M4A, for phones"),
    "take.m4a_hint": Text(
        "Klinkt zoals het is opgenomen, in een kleiner bestand.", "Sounds as it was recorded, in a smaller file."
    ),
    "take.care_title": Text("Bewaar het goed", "Keep it well"),
    "take.care": Text(
        "Buiten Naklank kunnen we niet zien wie er luistert. Zet het bestand niet op internet.",
        "Outside Naklank we cannot see who listens. Do not put the file on the internet.",
    ),
    "destroy.title": Text("Wilt u deze opname vernietigen?", "Do you want to destroy this recording?"),
    "destroy.lead": Text("Dit kan niemand ongedaan maken.", "Nobody can undo this."),
    "destroy.gone": Text(
        "Het geluid, uw notities en de sleutel zijn dan voorgoed weg.",
        "The sound, your notes and the key are gone for good.",
    ),
    "destroy.files": Text(
        "Een bestand dat al is opgehaald, kunnen we niet vernietigen.",
        "We cannot destroy a file that was downloaded before.",
    ),
    "destroy.stays": Text(
        "In het logboek blijft staan dat de opname er was, zonder geluid.",
        "The log keeps saying that the recording was there, without sound.",
    ),
    "destroy.ground_title": Text("Waarom gaat deze opname weg?", "Why does this recording go?"),
    "destroy.ground_patient": Text("De patiënt vraagt erom", "The patient asks for it"),
    "destroy.ground_term": Text("De bewaartijd is om", "The term is over"),
    "destroy.ground_order": Text("Een rechter beval het", "A judge ordered it"),
    "destroy.only_patient": Text("Alleen nodig als de patiënt erom vraagt.", "Needed only where the patient asks."),
    "destroy.legal_retention_title": Text(
        "Verbiedt een wet om haar nu te vernietigen?", "Does a statute forbid destroying it now?"
    ),
    "destroy.interest_of_others_title": Text(
        "Is de opname heel belangrijk voor een ander dan de patiënt?",
        "Does the recording matter a great deal to somebody other than the patient?",
    ),
    "destroy.answer_yes": Text("Ja", "Yes"),
    "destroy.answer_no": Text("Nee", "No"),
    "destroy.answer_unknown": Text("Dat weet ik niet", "I do not know"),
    "destroy.do": Text("Vernietig de opname", "Destroy the recording"),
    "destroy.keep": Text("Nee, bewaar haar", "No, keep it"),
    "relative.title": Text("Fijn dat u er bent", "Good to have you here"),
    "relative.lead": Text(
        "Er is nog niets met u gedeeld. Zodra dat gebeurt, hoort u het van wie het gesprek had.",
        "Nothing was shared with you yet. When it is, the person who had the conversation will tell you.",
    ),
    "office.log_title": Text("Het logboek", "The log"),
    "office.log_lead": Text(
        "Alles wat er in deze praktijk met opnamen is gedaan. Het nieuwste staat boven.",
        "Everything that was done with recordings in this practice. The newest is on top.",
    ),
    "office.more": Text("Verder terug", "Further back"),
    "office.fact_sealed": Text("Bewaarde opnamen", "Recordings kept"),
    "office.fact_open": Text("Opnamen die nog lopen", "Recordings still open"),
    "office.fact_destroyed": Text("Vernietigde opnamen", "Recordings destroyed"),
    "office.fact_log": Text("Regels in het logboek", "Lines in the log"),
    "office.door_may": Text("Mag dit?", "May I?"),
    "office.door_may_hint": Text(
        "Stel een vraag over opnemen, delen of het dossier.", "Ask a question on recording, sharing or the file."
    ),
    "office.door_kept": Text("Bewaarde antwoorden", "Kept answers"),
    "office.door_kept_hint": Text("Wat u vroeg en bewaarde.", "What you asked and kept."),
    "office.door_log": Text("Lees het logboek", "Read the log"),
    "office.door_log_hint": Text(
        "Wie deed wat, en wanneer. Dat u het leest, staat er ook in.",
        "Who did what, and when. That you read it is in there too.",
    ),
    "office.door_trace": Text("Zoek waar een fragment vandaan komt", "Find where a clip comes from"),
    "office.door_trace_hint": Text(
        "Als er geluid rondgaat. Met een reden, en in het logboek.",
        "When sound goes around. With a reason, and in the log.",
    ),
    "office.door_key": Text("De openbare sleutel", "The public key"),
    "office.door_key_hint": Text(
        "Geef die aan wie een opname wil nagaan.", "Give it to whoever wants to check a recording."
    ),
}
