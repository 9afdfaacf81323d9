"""Words of "Mag dit?": beginning, asking, answering."""

from naklank.text import Text

TEXTS = {
    "may.title": Text("Mag dit?", "May I?"),
    "may.lead": Text(
        "Kies wat er bij u speelt. We vragen alleen wat nodig is. Daarna leest u wat mag, en waarom.",
        "Choose what it is about. We ask only what is needed. Then you read what may be done, and why.",
    ),
    "may.who_asks": Text("Wie bent u?", "Who are you?"),
    "may.dropped": Text(
        "Deze antwoorden pasten niet meer bij uw nieuwe antwoord. We hebben ze weggehaald:",
        "These answers no longer went with your new answer. We took them away:",
    ),
    "may.weigh_now": Text("Weeg dit nu", "Weigh this now"),
    "may.is_so": Text("Is dat al zo?", "Is that so already?"),
    "may.ways_any": Text("Eén van deze dingen is genoeg.", "One of these is enough."),
    "may.otherwise": Text("Is het “{word}”?", "Is it “{word}”?"),
    "may.then_required": Text("Dan moet het.", "Then it must be done."),
    "may.then_allowed": Text("Dan mag het.", "Then it is allowed."),
    "may.then_conditional": Text("Dan moet er eerst iets gebeuren.", "Then something must happen first."),
    "may.then_judgement": Text("Dan moet een mens het wegen.", "Then a person must weigh it."),
    "may.then_unknown": Text("Dan weten we het nog niet.", "Then we do not know yet."),
    "may.then_forbidden": Text("Dan mag het niet.", "Then it is not allowed."),
    "may.keep_title": Text("Bewaar dit als notitie", "Keep this as a note"),
    "may.keep_lead": Text(
        "Alleen u kunt deze notitie lezen. In het logboek staat dat u iets vroeg en bewaarde, niet wat.",
        "Only you can read this note. The log says that you asked and kept something, not what.",
    ),
    "may.keep_where": Text("Bij welk gesprek hoort het?", "To which conversation does it belong?"),
    "may.keep_apart": Text("Bij geen gesprek", "To no conversation"),
    "may.keep_words": Text("Uw eigen woorden", "Your own words"),
    "may.keep_words_hint": Text("Bijvoorbeeld waarom u dit vroeg.", "For instance why you asked this."),
    "may.keep": Text("Bewaar", "Keep"),
    "may.kept_title": Text("Bewaarde antwoorden", "Kept answers"),
    "may.kept_lead": Text(
        "Wat u vroeg onder “Mag dit?” en bewaarde. Alleen u ziet dit.",
        "What you asked under “May I?” and kept. Only you see this.",
    ),
    "may.kept_none": Text("U heeft nog niets bewaard.", "You have kept nothing yet."),
    "may.kept_do": Text(
        "Stel een vraag onder “Mag dit?”. Onder het antwoord kunt u het bewaren.",
        "Ask a question under “May I?”. Under the answer you can keep it.",
    ),
    "may.kept_on": Text("Bewaard op {when}.", "Kept on {when}."),
    "may.kept_with": Text("Bij het gesprek: {subject}", "With the conversation: {subject}"),
    "may.kept_unreachable": Text(
        "Dit hoorde bij een gesprek dat u niet meer kunt openen.",
        "This belonged to a conversation that you can no longer open.",
    ),
    "may.kept_same_rules": Text("De regels zijn sindsdien niet veranderd.", "The rules have not changed since."),
    "may.kept_new_rules": Text(
        "De regels zijn sindsdien veranderd. Voor uw vraag blijft de uitkomst gelijk.",
        "The rules have changed since. For your question the outcome is still the same.",
    ),
    "may.kept_new_verdict": Text(
        "De regels zijn sindsdien veranderd. Nu is het antwoord anders:",
        "The rules have changed since. Now the answer is another:",
    ),
    "may.kept_not_now": Text(
        "De regels zijn sindsdien veranderd. Stel de vraag opnieuw.",
        "The rules have changed since. Ask the question again.",
    ),
    "may.throw_away": Text("Gooi deze notitie weg", "Throw this note away"),
    "may.door": Text("Mag dit?", "May I?"),
    "may.door_hint": Text(
        "Stel een vraag over opnemen, delen of het dossier.", "Ask a question on recording, sharing or the file."
    ),
    "may.kept_door_hint": Text("Wat u vroeg en bewaarde.", "What you asked and kept."),
    "may.forget": Text("Wis mijn antwoorden", "Erase my answers"),
    "may.long_number_missing": Text(
        "Dit getal is te lang. Vul een getal in van hoogstens drie cijfers.",
        "This number is too long. Fill in a number of three digits at most.",
    ),
    "may.stays_here": Text(
        "Uw antwoorden blijven op dit apparaat, hoogstens twaalf uur. Naklank bewaart ze niet, tenzij u dat zelf vraagt.",
        "Your answers stay on this device, for twelve hours at most. Naklank does not keep them unless you ask for it.",
    ),
    "may.all_rules": Text("Lees alle regels", "Read all rules"),
    "may.question": Text("vraag {now}", "question {now}"),
    "may.number": Text("Een getal", "A number"),
    "may.unknown": Text("Dat weet ik niet", "I do not know"),
    "may.next": Text("Ga verder", "Go on"),
    "may.why_ask": Text("Waarom vragen we dit?", "Why do we ask this?"),
    "may.because": Text("Het antwoord kan van deze regel afhangen:", "The answer may turn on this rule:"),
    "may.so_far": Text("Bekijk het antwoord tot nu toe", "See the answer so far"),
    "may.choice_missing": Text("Kies wat er past.", "Choose what fits."),
    "may.number_missing": Text(
        "Vul een getal in, of kies “Dat weet ik niet”.", "Fill in a number, or choose “I do not know”."
    ),
    "may.meanwhile_forbidden": Text("Doe het tot die tijd niet.", "Do not do it until then."),
    "may.meanwhile_allowed": Text("Tot die tijd mag het.", "Until then you may."),
    "may.meanwhile_required": Text("Tot die tijd moet het.", "Until then you must."),
    "may.not_all": Text("Dit is het antwoord tot nu toe.", "This is the answer so far."),
    "may.go_on": Text("Beantwoord de volgende vraag", "Answer the next question"),
    "may.weigh_title": Text("Wie weegt, en waarop", "Who weighs, and by what"),
    "may.weigh_who": Text(
        "Hier beslist geen programma. Dit moet een mens wegen: {who}. Let daarbij op:",
        "No program decides this. A person must weigh it: {who}. Look at:",
    ),
    "may.missing_unknown": Text("Wat we nog moeten weten", "What we still need to know"),
    "may.missing_conditional": Text("Wat eerst moet gebeuren", "What must be done first"),
    "may.missing_judgement": Text("Wat een mens moet wegen", "What a person must weigh"),
    "may.why_title": Text("Waarom", "Why"),
    "may.why_more": Text("Ook om deze redenen", "For these reasons too"),
    "may.turns_on": Text("Waar het van kan afhangen", "What it may turn on"),
    "may.beaten": Text("Maar dit gaat voor:", "But this goes before it:"),
    "may.read_rule": Text("Lees de regel", "Read the rule"),
    "may.ways_title": Text("Wanneer het wel mag", "When it would be allowed"),
    "may.and": Text("en", "and"),
    "may.duties_title": Text("Wat erbij hoort", "What comes along"),
    "may.duties_if": Text("Wat erbij hoort als het wel mag", "What comes along where it is allowed"),
    "may.duties_tick": Text(
        "Afvinken is voor uzelf. We bewaren het niet.", "Ticking is for yourself. We do not keep it."
    ),
    "may.closed_title": Text("Waarom niet langs een andere weg", "Why not another way"),
    "may.beside_title": Text("Wat ook meetelt", "What counts too"),
    "may.advice_title": Text("Ons advies", "Our advice"),
    "may.open_title": Text("Wat de bronnen open laten", "What the sources leave open"),
    "may.said_title": Text("Uw antwoorden", "Your answers"),
    "may.assumed_title": Text("Waar we van uitgaan", "What we take for granted"),
    "may.assumed_lead": Text(
        "Dit is meestal zo. Is het bij u anders? Verander het, want dan wordt het antwoord anders.",
        "This is mostly so. Is it otherwise with you? Change it, for then the answer changes.",
    ),
    "may.sources_title": Text("Bronnen", "Sources"),
    "may.receipt": Text(
        "Volgens de regels op {day}, versie {rules}. Kenmerk:", "By the rules of {day}, version {rules}. Receipt:"
    ),
    "may.again": Text("Stel een andere vraag", "Ask another question"),
    "may.print": Text("Afdrukken kan met uw browser.", "You can print it with your browser."),
}
