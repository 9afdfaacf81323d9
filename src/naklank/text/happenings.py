"""What happened, as a diary says it: after the name of who did it, in the past tense, which suits "u" and a name alike."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "diary.you": Text("U", "You"),
    "diary.everybody": Text("Iedereen", "Everybody"),
    "diary.role_patient": Text("De patiënt", "The patient"),
    "diary.role_provider": Text("De zorgverlener", "The care provider"),
    "diary.role_manager": Text("De leidinggevende", "The manager"),
    "diary.role_privacy_officer": Text("De privacy-medewerker", "The privacy officer"),
    "diary.role_relative": Text("Een naaste", "A relative"),
    "diary.role_system": Text("Naklank", "Naklank"),
    "diary.role_stranger": Text("Iemand zonder naam", "Someone without a name"),
    "diary.role_": Text("Iemand", "Someone"),
    "diary.shredded": Text("Deze regel is gewist na de bewaartermijn.", "This line was erased after its term."),
    "diary.spans": Text("gehoord: {spans}", "heard: {spans}"),
    "diary.why_remember": Text("om het nog eens te horen", "to hear it again"),
    "diary.why_together": Text("samen met iemand anders", "together with someone else"),
    "diary.why_check": Text("om iets na te gaan", "to check something"),
    "diary.why_care": Text("voor de behandeling", "for the treatment"),
    "diary.why_circulating": Text("omdat er geluid rondgaat", "because sound goes around"),
    "diary.why_complaint": Text("om een klacht", "because of a complaint"),
    "diary.why_leak": Text("omdat er misschien iets is gelekt", "because something may have leaked"),
    "diary.why_request_of_patient": Text("omdat de patiënt het vroeg", "because the patient asked"),
    "diary.refused": Text("wilde iets doen wat niet mocht ({kind})", "tried something that was not allowed ({kind})"),
    "diary.other": Text("deed iets anders ({kind})", "did something else ({kind})"),
    "diary.did_recording_listen": Text("luisterde", "listened"),
    "diary.did_recording_download": Text("haalde een eigen kopie op", "downloaded a copy of their own"),
    "diary.did_recording_export": Text("haalde het bewijspakket op", "downloaded the evidence package"),
    "diary.did_recording_compare": Text(
        "liet een bestand dat rondgaat met de opname vergelijken",
        "had a file that goes around compared with the recording",
    ),
    "diary.did_recording_compared": Text(
        "vergeleek een bestand dat rondgaat met de opname", "compared a file that goes around with the recording"
    ),
    "diary.did_recording_hear_change": Text("luisterde hoe een verandering klinkt", "listened how a change sounds"),
    "diary.did_recording_take_report": Text(
        "haalde een verslag op met stukjes geluid", "downloaded a report with pieces of sound"
    ),
    "diary.did_recording_forget_comparison": Text("gooide een vergelijking weg", "threw a comparison away"),
    "diary.did_recording_begin": Text("begon de opname", "began the recording"),
    "diary.did_recording_pause": Text("zette de opname stil", "paused the recording"),
    "diary.did_recording_resume": Text("liet de opname weer lopen", "resumed the recording"),
    "diary.did_recording_ask_pause": Text("vroeg om een pauze", "asked for a pause"),
    "diary.did_recording_summary": Text("begon aan de samenvatting", "began the summary"),
    "diary.did_recording_conversation": Text("ging verder met het gesprek", "went on with the conversation"),
    "diary.did_recording_gap": Text("miste een stukje geluid", "missed a little sound"),
    "diary.did_recording_trouble": Text("had even last met opnemen", "had trouble recording for a moment"),
    "diary.did_recording_rival": Text(
        "stuurde een ander stuk met hetzelfde nummer", "sent another piece with the same number"
    ),
    "diary.did_recording_upload": Text("voegde een eigen opname toe", "added a recording of their own"),
    "diary.did_recording_seal": Text("verzegelde de opname", "sealed the recording"),
    "diary.did_recording_derive": Text(
        "maakte de opname klaar om te beluisteren", "prepared the recording for listening"
    ),
    "diary.did_recording_derive_failed": Text("kon geen luisterversie maken", "could not prepare the sound"),
    "diary.did_recording_refuse": Text(
        "weigerde een bestand dat geen heel geluid was", "refused a file that was not whole sound"
    ),
    "diary.did_recording_destroy": Text("besloot de opname te vernietigen", "decided to destroy the recording"),
    "diary.did_recording_destroyed": Text("vernietigde de opname", "destroyed the recording"),
    "diary.did_copy_ask": Text("vroeg om een gelijke kopie", "asked for an equal copy"),
    "diary.did_copy_give": Text("gaf een gelijke kopie", "gave an equal copy"),
    "diary.did_announcement_make": Text("kondigde een opname aan", "announced a recording"),
    "diary.did_announcement_answer": Text("antwoordde op de aankondiging", "answered the announcement"),
    "diary.did_conversation_plan": Text("plande een gesprek", "planned a conversation"),
    "diary.did_conversation_join": Text("kwam bij het gesprek", "joined the conversation"),
    "diary.did_door_open": Text("liet een telefoon toe", "opened the door for a phone"),
    "diary.did_door_send_away": Text("stuurde een telefoon weg", "sent a phone away"),
    "diary.did_rules_sign": Text(
        "schreef op dat een jurist de regels nakeek", "wrote down that a lawyer looked the rules over"
    ),
    "diary.did_session_begin": Text("meldde zich aan", "signed in"),
    "diary.did_session_end": Text("meldde zich af", "signed out"),
    "diary.did_session_end_elsewhere": Text("meldde zich ook elders af", "signed out elsewhere too"),
    "diary.did_sign-in_password": Text("typte naam en wachtwoord", "typed name and password"),
    "diary.did_door_join": Text("kwam bij het gesprek", "joined the conversation"),
    "diary.did_link_give": Text("maakte een brief om binnen te komen", "made a letter to come in by"),
    "diary.did_link_take_back": Text("liet een brief niet meer werken", "stopped a letter from working"),
    "diary.did_link_enter": Text("kwam binnen met een brief", "came in with a letter"),
    "diary.did_first_login_give": Text("maakte een brief voor een medewerker", "made a letter for a member of staff"),
    "diary.did_first_login_open": Text("kwam voor het eerst binnen", "came in for the first time"),
    "diary.did_first_login_complete": Text(
        "koos een wachtwoord en een tweede slot", "chose a password and a second lock"
    ),
    "diary.did_passkey_add": Text("maakte een sleutel op een apparaat", "made a key on a device"),
    "diary.did_passkey_remove": Text("haalde een sleutel weg", "removed a key"),
    "diary.did_passkey_enter": Text("kwam binnen met een sleutel", "came in with a key"),
    "diary.did_person_add": Text("voegde een medewerker toe", "added a member of staff"),
    "diary.did_person_read": Text("keek hoe iemand binnenkomt", "looked how someone comes in"),
    "diary.did_person_shut_out": Text("sloot een medewerker buiten", "shut a member of staff out"),
    "diary.did_people_read": Text("las wie er binnen mag", "read who may come in"),
    "diary.did_diary_read": Text("las wie er luisterde", "read who listened"),
    "diary.did_weighing_begin": Text("begon aan een afweging", "began a weighing"),
    "diary.did_weighing_discard": Text("gooide een begonnen afweging weg", "threw an unfinished weighing away"),
    "diary.did_weighing_sign": Text("besloot, en tekende een afweging", "decided, and signed a weighing"),
    "diary.did_weighing_read": Text("las een afweging", "read a weighing"),
    "diary.did_rules_keep": Text(
        "vroeg de regels iets en bewaarde het antwoord", "asked the rules something and kept the answer"
    ),
    "diary.did_rules_forget": Text("gooide een bewaard antwoord weg", "threw a kept answer away"),
    "diary.did_clip_ask": Text("vroeg waar een fragment vandaan komt", "asked where a clip comes from"),
    "diary.did_clip_find": Text("zocht uit waar een fragment vandaan komt", "looked up where a clip comes from"),
    "diary.did_log_read": Text("las het logboek", "read the log"),
}
