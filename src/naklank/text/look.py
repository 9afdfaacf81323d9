"""Labels of components: the few words that every page shares."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "look.name": Text("Naklank", "Naklank"),
    "look.skip": Text("Ga naar de inhoud", "Skip to the content"),
    "look.you_are": Text("U bent {name}", "You are {name}"),
    "look.sign_out": Text("Afmelden", "Sign out"),
    "look.back": Text("Terug", "Back"),
    "look.change": Text("Wijzig", "Change"),
    "look.next": Text("Ga verder", "Continue"),
    "look.save": Text("Bewaar", "Save"),
    "look.print": Text("Afdrukken", "Print"),
    "look.optional": Text("(hoeft niet)", "(optional)"),
    "look.step": Text("Vraag {now} van {of}", "Question {now} of {of}"),
    "look.errors_title": Text("Dit missen we nog", "We still need this"),
    "look.foot_verify": Text("Kijk of een opname is veranderd", "Check whether a recording was changed"),
    "look.foot_rules": Text("Regels", "Rules"),
    "look.foot_style": Text("Zo ziet Naklank eruit", "How Naklank looks"),
    "look.qr_label": Text("QR-code van dit gesprek", "QR code of this conversation"),
    "look.qr_how": Text("Richt de camera van de telefoon op het vierkant.", "Point the phone's camera at the square."),
    "look.word_how": Text("Of ga naar {address} en typ dit woord:", "Or go to {address} and type this word:"),
    "look.word_until": Text("Het woord werkt tot {until}.", "The word works until {until}."),
    "look.check_ok": Text("Klopt", "Holds"),
    "look.check_failed": Text("Klopt niet", "Does not hold"),
    "look.check_missing": Text("Niet na te gaan", "Cannot be checked"),
    "look.hour": Text("uur", "hour"),
    "look.hours": Text("uur", "hours"),
    "look.minute": Text("minuut", "minute"),
    "look.minutes": Text("minuten", "minutes"),
    "look.second": Text("seconde", "second"),
    "look.seconds": Text("seconden", "seconds"),
}
