"""Words of the page that shows every component."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "stijl.title": Text("Zo ziet Naklank eruit", "How Naklank looks"),
    "stijl.lead": Text(
        "Elk onderdeel, in elke toestand. De toetsen op toegankelijkheid lopen over deze pagina.",
        "Every component, in every state. The accessibility tests run over this page.",
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
