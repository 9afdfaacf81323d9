"""One conversation, on the screen of either party."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "conversation.with": Text("Gesprek met {name}", "Conversation with {name}"),
    "conversation.join_title": Text("De patiënt doet mee met de telefoon", "The patient joins with a phone"),
    "conversation.announced_title_will": Text("{name} wil opnemen", "{name} wants to record"),
    "conversation.announced_title_now": Text("{name} neemt op", "{name} is recording"),
    "conversation.announced_title_told": Text("Wat {name} vertelde", "What {name} told"),
    "conversation.not_announced": Text(
        "Er is nog niets gezegd over opnemen.", "Nothing has been said about recording yet."
    ),
    "conversation.not_announced_provider": Text(
        "Zegt de patiënt dat er wordt opgenomen? Dan ziet u dat hier meteen.",
        "Once the patient says so, you see it here at once.",
    ),
    "conversation.key_extent": Text("Wat", "What"),
    "conversation.key_why": Text("Waarom", "Why"),
    "conversation.key_listeners": Text("Wie luistert mee", "Who listens along"),
    "conversation.key_copy": Text("Krijgt u de opname ook", "Do you get it too"),
    "conversation.extent_all": Text("Het hele gesprek", "The whole conversation"),
    "conversation.extent_part": Text("Een deel van het gesprek", "A part of the conversation"),
    "conversation.extent_summary": Text("Alleen de samenvatting", "Only the summary"),
    "conversation.copy_yes": Text("Ja, u krijgt dezelfde opname", "Yes, you get the same recording"),
    "conversation.copy_no": Text("Nu nog niet", "Not for now"),
    "conversation.nothing_said": Text("Niet gezegd", "Not said"),
    "conversation.right_title": Text("Een patiënt mag dit", "A patient may do this"),
    "conversation.right": Text(
        "Een patiënt mag een gesprek opnemen voor zichzelf. Daar is geen toestemming voor nodig. Erover praten mag altijd.",
        "A patient may record a conversation for private use. No permission is needed. Talking about it is always fine.",
    ),
    "conversation.answer_title": Text("Wat zegt u?", "What do you say?"),
    "conversation.answer_agreed": Text("Prima", "Fine"),
    "conversation.answer_talk": Text("Ik wil het er even over hebben", "I would like to talk about it first"),
    "conversation.answer_summary": Text(
        "Zullen we alleen de samenvatting opnemen?", "Shall we record only the summary?"
    ),
    "conversation.answered_agreed": Text("{name} vindt het prima.", "{name} is fine with it."),
    "conversation.answered_talk": Text(
        "{name} wil het er even over hebben.", "{name} would like to talk about it first."
    ),
    "conversation.answered_summary": Text(
        "{name} stelt voor: alleen de samenvatting.", "{name} suggests: only the summary."
    ),
    "conversation.you_answered": Text("U antwoordde: ‘{answer}’.", "You answered: ‘{answer}’."),
    "conversation.no_answer": Text("{name} heeft nog niet geantwoord.", "{name} has not answered yet."),
    "conversation.running_waiting": Text("Er wordt niet opgenomen", "Nothing is being recorded"),
    "conversation.running_running": Text("De opname loopt", "Recording"),
    "conversation.running_paused": Text("De opname staat stil", "The recording is paused"),
    "conversation.running_trouble": Text("De opname hapert", "The recording has trouble"),
    "conversation.running_ended": Text("De opname is klaar", "The recording is done"),
    "conversation.ask_pause": Text("Vraag om een pauze", "Ask for a pause"),
    "conversation.ask_pause_hint": Text(
        "{name} ziet dit meteen. Stoppen doet {name} zelf.", "{name} sees this at once, and does the pausing."
    ),
    "conversation.announce_title": Text("Wilt u dit gesprek opnemen?", "Would you like to record this conversation?"),
    "conversation.announce_lead": Text(
        "Dat mag. U hoeft het niet te vragen. Het praat wel prettiger als de ander het weet.",
        "You may. You need not ask. It does make for an easier talk when the other knows.",
    ),
    "conversation.announce": Text("Vertel dat u opneemt", "Say that you will record"),
    "conversation.change": Text("Wijzig wat u opneemt", "Change what you record"),
    "conversation.record": Text("Ga naar de opname", "Go to the recording"),
    "conversation.record_summary": Text("Neem alleen de samenvatting op", "Record only the summary"),
    "conversation.you_announced": Text("Dit heeft u verteld", "This is what you said"),
    "conversation.key_copy_theirs": Text("Krijgt de ander de opname ook", "Does the other get it too"),
    "conversation.copy_theirs_yes": Text("Ja, dezelfde opname", "Yes, the same recording"),
    "conversation.recordings": Text("Opgenomen", "Recorded"),
    "conversation.listen": Text("Luister terug", "Listen back"),
    "conversation.give_copy_title": Text("Krijgt {name} de opname ook?", "Does {name} get the recording too?"),
    "conversation.give_copy_why": Text(
        "Dan hebben u beiden precies hetzelfde. Dat scheelt misverstanden.",
        "Then both of you hold exactly the same. That prevents misunderstandings.",
    ),
    "conversation.give_copy": Text("Geef dezelfde opname", "Give the same recording"),
    "conversation.not_yours": Text("Er is een opname", "There is a recording"),
    "conversation.not_yours_do": Text(
        "Die is van {name}. U kunt luisteren zodra u dezelfde opname krijgt.",
        "It belongs to {name}. You can listen once you are given the same recording.",
    ),
    "conversation.wrong_phone_hint": Text(
        "Dan gaat die telefoon eruit. U krijgt een nieuwe code.", "That phone then leaves. You get a new code."
    ),
}
