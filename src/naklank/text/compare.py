"""Holding a file that goes around against a recording: bringing it in, waiting, and what can be done with the outcome.

What was found itself is said in `comparing.py`, `comparing_verdict.py` and `compare_report.py`.
"""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "compare.title": Text("Een rondgaande opname vergelijken", "Compare a recording that goes around"),
    "compare.lead": Text(
        "Gaat er een stuk van dit gesprek rond? Leg het hier naast de opname. U ziet wat hetzelfde is, en wat weg is, erbij is gezet of veranderd.",
        "Does a piece of this conversation go around? Hold it against the recording here. You see what is the same, and what is gone, put in or changed.",
    ),
    "compare.file": Text("Welk bestand gaat er rond?", "Which file goes around?"),
    "compare.file_hint": Text(
        "Geluid of film, hoogstens 2 GB en 12 uur. Neem het bestand zoals u het kreeg.",
        "Sound or film, at most 2 GB and 12 hours. Take the file as you got it.",
    ),
    "compare.send": Text("Vergelijk", "Compare"),
    "compare.send_wait": Text(
        "Een groot bestand versturen duurt een paar minuten. Laat deze pagina zo lang open.",
        "Sending a large file takes a few minutes. Leave this page open until it is there.",
    ),
    "compare.kept_title": Text("Wat er met het bestand gebeurt", "What happens to the file"),
    "compare.kept": Text(
        "Het bestand blijft in dit huis, op slot, en gaat weg zodra de vergelijking klaar is. De uitkomst blijft bij deze opname, "
        "met een paar seconden geluid rond elke verandering. Alleen u ziet die. In het logboek komt dat u dit deed.",
        "The file stays in this house, locked, and goes once the comparison is done. The outcome stays with this recording, "
        "with a few seconds of sound around each change. Only you see it. The log tells that you did this.",
    ),
    "compare.earlier": Text("Eerder vergeleken", "Compared before"),
    "compare.is_waiting": Text("Nog bezig", "Still at work"),
    "compare.is_refused": Text("Niet te horen", "Cannot be heard"),
    "compare.waiting": Text("We vergelijken het bestand met de opname", "We compare the file with the recording"),
    "compare.waiting_do": Text(
        "Dat duurt meestal minder dan een minuut, bij een lang gesprek enkele minuten. U mag deze pagina sluiten: de uitkomst blijft hier staan.",
        "Mostly that takes less than a minute, with a long conversation a few minutes. You may close this page: the outcome stays here.",
    ),
    "compare.refused": Text("Dit bestand konden we niet vergelijken", "We could not compare this file"),
    "compare.another": Text("Kies een ander bestand", "Choose another file"),
    "compare.listen_note": Text(
        "U kunt horen hoe elke verandering klinkt, als door een telefoon. Elke keer komt in het logboek.",
        "You can hear how each change sounds, as over a telephone. Each time goes into the log.",
    ),
    "compare.save_title": Text("Neem de uitkomst mee", "Take the outcome along"),
    "compare.save_page": Text("Haal het verslag op", "Download the report"),
    "compare.save_page_hint": Text(
        "Een bestand dat in elke browser opengaat. Zonder geluid.", "A file that opens in any browser. Without sound."
    ),
    "compare.save_paper": Text("Haal het verslag op als PDF", "Download the report as PDF"),
    "compare.save_paper_hint": Text("Om af te drukken. Met alleen tijden.", "To print. With times only."),
    "compare.save_sound": Text("Haal het verslag op met geluid", "Download the report with sound"),
    "compare.save_sound_hint": Text(
        "Met een paar seconden van het gesprek bij elke verandering. Geef het alleen aan wie dat mag horen. Het komt in het logboek.",
        "With a few seconds of the conversation for each change. Give it only to who may hear that. It goes into the log.",
    ),
    "compare.away": Text("Gooi deze vergelijking weg", "Throw this comparison away"),
    "compare.away_why": Text(
        "Dan is de uitkomst hier weg. In het logboek blijft dat u vergeleek.",
        "The outcome is gone from here then. The log keeps that you compared.",
    ),
}
