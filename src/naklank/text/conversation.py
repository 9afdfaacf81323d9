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
    "conversation.said_by": Text("Voor wie", "For whom"),
    "conversation.said_age": Text("Leeftijd van de patiënt", "Age of the patient"),
    "conversation.said_capable": Text("Beslist de patiënt zelf", "Does the patient decide"),
    "conversation.said_purpose": Text("Waarvoor", "What for"),
    "conversation.said_setting": Text("Hoe u praat", "How you talk"),
    "conversation.said_others": Text("Vinden de anderen het goed", "Do the others agree"),
    "conversation.said_term": Text("Hoelang bewaard", "How long kept"),
    "conversation.care_title": Text("Let hier samen op", "Take care of this together"),
    "conversation.care_read": Text("Regel", "Rule"),
    "conversation.refuse": Text("Ik wil niet dat er wordt opgenomen", "I do not want it to be recorded"),
    "conversation.answer_refused": Text("Nee, dit neem ik niet aan", "No, I do not accept this"),
    "conversation.answered_refused": Text(
        "{name} weigert de opname, en gaf daarvoor een reden.", "{name} refuses the recording, and gave a reason."
    ),
    "conversation.announce_own": Text(
        "Zelf opnemen, als de patiënt het goed vindt", "Record yourself, if the patient agrees"
    ),
    "conversation.announce_instead": Text("Neem liever zelf op", "Rather record yourself"),
    "conversation.no_consent_yet": Text(
        "U kunt opnemen zodra {name} ja zegt.", "You can record as soon as {name} says yes."
    ),
    "conversation.consented": Text("{name} vindt het goed.", "{name} agrees."),
    "conversation.consent_answered_agreed": Text(
        "Iemand zei ja, maar mag dit niet beslissen voor {name}.",
        "Somebody said yes, but may not decide this for {name}.",
    ),
    "conversation.consent_answered_agreed_for": Text(
        "Er is ja gezegd namens {name}. Maar {name} beslist zelf.",
        "Yes was said in the name of {name}. But {name} decides alone.",
    ),
    "conversation.consent_answered_refused": Text(
        "{name} wil niet dat u opneemt.", "{name} does not want you to record."
    ),
    "conversation.consent_answered_withdrawn": Text(
        "{name} wil het niet meer. U mag niet verder opnemen.", "{name} took it back. You may not go on recording."
    ),
    "conversation.consent_answered_talk": Text(
        "{name} wil het er eerst over hebben.", "{name} would like to talk about it first."
    ),
    "conversation.consent_lead": Text(
        "Dat mag alleen als u het goed vindt. Zegt u nee? Dan blijft uw zorg hetzelfde.",
        "That is allowed only if you agree. If you say no, your care stays the same.",
    ),
    "conversation.consent_title": Text("Vindt u dit goed?", "Do you agree?"),
    "conversation.consent_agreed": Text("Ja, ik vind het goed", "Yes, I agree"),
    "conversation.consent_agreed_for": Text(
        "Ja, ik beslis voor de patiënt en vind het goed", "Yes, I decide for the patient and agree"
    ),
    "conversation.consent_refused": Text("Nee", "No"),
    "conversation.consent_talk": Text("Ik wil het er eerst over hebben", "I would like to talk about it first"),
    "conversation.consent_withdrawn": Text("Ik vind het niet meer goed", "I no longer agree"),
    "conversation.withdraw_title": Text("Van gedachten veranderd?", "Changed your mind?"),
    "conversation.withdraw_why": Text(
        "Trek uw toestemming in. Dan neemt de ander niet meer op, en luistert niet meer.",
        "Take back your consent. Then the other records no more, and listens no more.",
    ),
    "conversation.withdraw": Text("Trek mijn toestemming in", "Take back my consent"),
    "conversation.withdrawn_title": Text(
        "U kunt deze opname niet meer beluisteren", "You can no longer listen to this recording"
    ),
    "conversation.withdrawn_do": Text(
        "De toestemming is ingetrokken, of de bewaartijd is om. U mag de opname dan niet bewaren.",
        "The consent was taken back, or the term is over. Then you may not keep the recording.",
    ),
    "conversation.ask_copy": Text("Vraag om dezelfde opname", "Ask for the same recording"),
    "conversation.copy_asked": Text("U vroeg {name} om dezelfde opname.", "You asked {name} for the same recording."),
    "conversation.copy_wished": Text("{name} vraagt om dezelfde opname.", "{name} asks for the same recording."),
    "conversation.announce_lead_duty": Text(
        "Dat mag. Bij deze organisatie zegt u het vooraf.", "You may. At this organisation you say so beforehand."
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
    "conversation.running_trouble": Text("Er komt geen geluid meer binnen", "No more sound is coming in"),
    "conversation.silent": Text(
        "Sinds {time} ontvangen we niets van het toestel dat opneemt. Wat we kregen, staat veilig.",
        "Since {time} we have received nothing from the device that records. What we got is safe.",
    ),
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
