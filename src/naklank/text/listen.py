"""Listening back."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "listen.player": Text("Terugluisteren", "Listen back"),
    "listen.over": Text("Gesprek met {name}, {when}", "Conversation with {name}, {when}"),
    "listen.play": Text("Luister", "Play"),
    "listen.pause": Text("Pauze", "Pause"),
    "listen.back": Text("10 s terug", "Back 10 s"),
    "listen.forward": Text("10 s verder", "On 10 s"),
    "listen.seek": Text("Waar u bent in het gesprek", "Where you are in the conversation"),
    "listen.jump": Text("Ga naar", "Go to"),
    "listen.speed": Text("Snelheid", "Speed"),
    "listen.speed_05": Text("half zo snel", "half speed"),
    "listen.speed_075": Text("wat langzamer", "a little slower"),
    "listen.speed_1": Text("gewoon", "normal"),
    "listen.speed_125": Text("wat sneller", "a little faster"),
    "listen.speed_15": Text("anderhalf keer zo snel", "one and a half times"),
    "listen.speed_2": Text("twee keer zo snel", "twice as fast"),
    "listen.parts": Text("Het gesprek", "The conversation"),
    "listen.marks_label": Text("Uw notities bij dit deel", "Your notes on this part"),
    "listen.add_title": Text("Zet een notitie bij dit moment", "Add a note to this moment"),
    "listen.add_note": Text("Uw notitie", "Your note"),
    "listen.add_hint": Text("Alleen u ziet uw notities.", "Only you see your notes."),
    "listen.add_at": Text("Bij welke tijd?", "At what time?"),
    "listen.add_at_hint": Text("Minuten en seconden, zoals 12:34.", "Minutes and seconds, such as 12:34."),
    "listen.keep": Text("Bewaar de notitie", "Keep the note"),
    "listen.more": Text("Wat kunt u nog meer?", "What else can you do?"),
    "listen.diary": Text("Zie wie er luisterde", "See who listened"),
    "listen.diary_hint": Text("Met dag, naam en reden.", "With day, name and reason."),
    "listen.download": Text("Haal de opname op", "Download the recording"),
    "listen.download_hint": Text(
        "Om zelf te bewaren. De ander ziet dat u dit deed.", "To keep yourself. The other party sees that you did."
    ),
    "listen.export": Text("Haal het bewijspakket op", "Download the evidence package"),
    "listen.export_hint": Text(
        "Daarmee kan ieder ander nagaan of de opname is veranderd.",
        "With it anyone can check whether the recording was changed.",
    ),
    "listen.compare": Text("Vergelijk met een opname die rondgaat", "Compare with a recording that goes around"),
    "listen.compare_hint": Text(
        "Is er iets uit weg, of bij gezet? U ziet waar.", "Is something gone from it, or put in? You see where."
    ),
    "listen.not_ready": Text("Het geluid wordt nog klaargezet", "The sound is still being prepared"),
    "listen.not_ready_do": Text(
        "Dat duurt een paar minuten. De opname zelf is al bewaard.",
        "That takes a few minutes. The recording itself is already kept.",
    ),
    "listen.problem": Text("Dit geluid kunnen we niet laten horen", "We cannot play this sound"),
    "listen.problem_do": Text(
        "De opname is bewaard zoals die binnenkwam. U kunt het bestand wel ophalen.",
        "The recording is kept as it came in. You can still download the file.",
    ),
    "listen.give_why": Text(
        "Dan hebben u beiden precies hetzelfde. Dat scheelt misverstanden.",
        "Then both of you hold exactly the same. That prevents misunderstandings.",
    ),
    "listen.give": Text("Geef dezelfde opname", "Give the same recording"),
    "listen.logged": Text(
        "Als u luistert, komt dat in het logboek van deze opname.",
        "When you listen, the log of this recording says so.",
    ),
    "listen.mark_empty": Text("Zonder woorden", "Without words"),
    "listen.why": Text("Waarom luistert u?", "Why do you listen?"),
    "listen.give_title": Text("Krijgt de ander de opname ook?", "Does the other get the recording too?"),
}
