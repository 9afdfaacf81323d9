"""Words of "Mag dit?": beginning, asking, answering."""

from naklank.text import Text

TEXTS = {
    "may.title": Text("Mag dit?", "May I?"),
    "may.lead": Text(
        "Kies wat er bij u speelt. We vragen alleen wat nodig is. Daarna leest u wat mag, en waarom.",
        "Choose what it is about. We ask only what is needed. Then you read what may be done, and why.",
    ),
    "may.stays_here": Text(
        "Uw antwoorden blijven op dit apparaat. Naklank bewaart ze niet.",
        "Your answers stay on this device. Naklank does not keep them.",
    ),
    "may.all_rules": Text("Lees alle regels", "Read all rules"),
    "may.question": Text("vraag {now}", "question {now}"),
    "may.number": Text("Een getal", "A number"),
    "may.unknown": Text("Dat weet ik niet", "I do not know"),
    "may.next": Text("Ga verder", "Go on"),
    "may.why_ask": Text("Waarom vragen we dit?", "Why do we ask this?"),
    "may.because": Text("Het antwoord kan hiervan afhangen:", "The answer may turn on this:"),
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
        "Is een van deze dingen anders dan gewoonlijk? Dan verandert het antwoord.",
        "Is one of these things otherwise? Then the answer changes.",
    ),
    "may.sources_title": Text("Bronnen", "Sources"),
    "may.receipt": Text(
        "Volgens de regels op {day}, versie {rules}. Kenmerk:", "By the rules of {day}, version {rules}. Receipt:"
    ),
    "may.again": Text("Stel een andere vraag", "Ask another question"),
    "may.print": Text(
        "Afdrukken of bewaren als PDF kan met uw browser.", "Print it or keep it as a PDF with your browser."
    ),
}
