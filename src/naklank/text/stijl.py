"""Words of the page that shows every component."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "stijl.title": Text("Zo ziet Naklank eruit", "How Naklank looks"),
    "stijl.lead": Text(
        "Alles wat u in Naklank kunt zien, op één pagina. Zo houden we het bij elkaar passend.",
        "Everything there is to see in Naklank, on one page. That is how we keep it of one piece.",
    ),
    "stijl.colours": Text("Kleuren", "Colours"),
    "stijl.type": Text("Letters", "Type"),
    "stijl.marks": Text("Het geluid dat uitsterft", "The sound that dies away"),
    "stijl.doing": Text("Doen", "Doing"),
    "stijl.asking": Text("Vragen", "Asking"),
    "stijl.telling": Text("Vertellen", "Telling"),
    "stijl.states": Text("Toestanden", "States"),
    "stijl.conversation": Text("Een gesprek", "A conversation"),
    "stijl.recording": Text("Opnemen", "Recording"),
    "stijl.listening": Text("Luisteren", "Listening"),
    "stijl.listened": Text("Wie luisterde", "Who listened"),
    "stijl.verifying": Text("Nagaan", "Verifying"),
}
