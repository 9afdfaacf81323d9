"""Announcing a recording: one question a page."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "announce.situation_title": Text("Hoe is dit gesprek?", "What is this conversation like?"),
    "announce.situation_why": Text(
        "De regels zijn niet voor elk gesprek gelijk.",
        "The rules are not the same for every conversation.",
    ),
    "announce.situation_pair": Text("We zijn met z'n tweeën", "There are two of us"),
    "announce.situation_pair_hint": Text(
        "Ik ben 18 of ouder. Ik neem op voor mijzelf. We zitten samen in één kamer.",
        "I am 18 or older. I record for myself. We are together in one room.",
    ),
    "announce.situation_young": Text("Ik ben jonger dan 18", "I am younger than 18"),
    "announce.situation_distance": Text("We praten op afstand", "We talk at a distance"),
    "announce.situation_distance_hint": Text("Met de telefoon of met beeldbellen.", "By phone or video call."),
    "announce.situation_group_agreed": Text(
        "Er praten meer mensen mee, en iedereen vindt het goed", "More people take part, and everyone agrees"
    ),
    "announce.situation_group_agreed_hint": Text(
        "Ik heb het vooraf aan iedereen gevraagd.", "I asked everyone beforehand."
    ),
    "announce.situation_group": Text(
        "Er praten meer mensen mee, en ik heb het nog niet gevraagd", "More people take part, and I have not asked yet"
    ),
    "announce.situation_group_hint": Text("Dan moet u het eerst vragen.", "Then you must ask first."),
    "announce.situation_for_another": Text("Ik neem op voor iemand anders", "I record for somebody else"),
    "announce.situation_missing": Text("Kies wat er past.", "Choose what fits."),
    "announce.key_situation": Text("Hoe het gesprek is", "What the conversation is like"),
    "announce.extent_title": Text("Wat wilt u opnemen?", "What would you like to record?"),
    "announce.extent_why": Text(
        "Dan weet de ander wanneer de opname loopt. U kunt het later nog wijzigen.",
        "Then the other knows when the recording runs. You can still change it later.",
    ),
    "announce.extent_all": Text("Het hele gesprek", "The whole conversation"),
    "announce.extent_all_hint": Text(
        "U kunt alles rustig terughoren. Pauze kan altijd.", "You can hear everything again. You can always pause."
    ),
    "announce.extent_part": Text("Een deel", "A part"),
    "announce.extent_part_hint": Text(
        "Bijvoorbeeld alleen de uitslag, of de uitleg over een medicijn.",
        "For example only the test result, or how to take a medicine.",
    ),
    "announce.extent_summary": Text("Alleen de samenvatting", "Only the summary"),
    "announce.extent_summary_hint": Text(
        "Aan het eind zegt u samen nog eens wat er is afgesproken.",
        "At the end you say together once more what was agreed.",
    ),
    "announce.why_title": Text("Waarom neemt u op?", "Why do you record?"),
    "announce.why_hint": Text(
        "Dit hoeft u niet te zeggen. Het helpt de ander wel om mee te denken.",
        "You need not say. It does help the other to think along.",
    ),
    "announce.why_label": Text("In uw eigen woorden", "In your own words"),
    "announce.why_example": Text(
        "Bijvoorbeeld: ‘Ik onthoud slecht wat u zegt als ik gespannen ben.’",
        "For example: ‘I do not remember well when I am nervous.’",
    ),
    "announce.listeners_title": Text("Wie luistert er later mee?", "Who will listen along later?"),
    "announce.listeners_hint": Text(
        "Een partner of een kind bijvoorbeeld. Dan weet de ander voor wie de uitleg ook is.",
        "A partner or a child for example. Then the other knows whom the explanation is for.",
    ),
    "announce.listeners_label": Text("Wie?", "Who?"),
    "announce.listeners_example": Text(
        "‘Mijn dochter’ is genoeg. Luistert u alleen? Laat dit dan leeg.",
        "‘My daughter’ is enough. Do you listen alone? Then leave this empty.",
    ),
    "announce.copy_title": Text("Krijgt {name} dezelfde opname?", "Does {name} get the same recording?"),
    "announce.copy_why": Text(
        "Het is uw opname, dus u beslist. Met twee gelijke opnamen is er later geen twijfel over wat er is gezegd.",
        "It is your recording, so you decide. With two equal recordings there is no doubt later about what was said.",
    ),
    "announce.copy_yes": Text("Ja, allebei dezelfde", "Yes, the same for both"),
    "announce.copy_yes_hint": Text(
        "{name} kan het ook terughoren. U ziet wanneer dat gebeurt.",
        "{name} can listen back as well. You see when that happens.",
    ),
    "announce.copy_no": Text("Nu nog niet", "Not for now"),
    "announce.copy_no_hint": Text(
        "Alleen u kunt luisteren. U kunt later alsnog ja zeggen.",
        "Only you can listen. You can still say yes later.",
    ),
    "announce.check_title": Text("Klopt dit?", "Is this right?"),
    "announce.check_lead": Text("Zo ziet {name} het straks ook.", "This is how {name} will see it."),
    "announce.key_extent": Text("Wat u opneemt", "What you record"),
    "announce.key_why": Text("Waarom", "Why"),
    "announce.key_listeners": Text("Wie luistert mee", "Who listens along"),
    "announce.key_copy": Text("Krijgt {name} de opname", "Does {name} get it"),
    "announce.not_said": Text("Niet ingevuld", "Not filled in"),
    "announce.value_yes": Text("Ja, dezelfde", "Yes, the same"),
    "announce.aloud_title": Text("Lees dit samen hardop", "Read this aloud together"),
    "announce.aloud_why": Text(
        "Zo begint u allebei met hetzelfde in gedachten.", "That way you both start with the same in mind."
    ),
    "announce.aloud_all": Text("Wij nemen dit hele gesprek op.", "We record this whole conversation."),
    "announce.aloud_part": Text("Wij nemen een deel van dit gesprek op.", "We record a part of this conversation."),
    "announce.aloud_summary": Text(
        "Wij nemen straks de samenvatting van dit gesprek op.", "We will record the summary of this conversation."
    ),
    "announce.aloud_copy_yes": Text(
        "De opname is van {maker}. {other} krijgt precies dezelfde.",
        "The recording belongs to {maker}. {other} gets exactly the same one.",
    ),
    "announce.aloud_copy_no": Text("De opname is van {maker}.", "The recording belongs to {maker}."),
    "announce.aloud_pause": Text("Wij mogen allebei om een pauze vragen.", "Either of us may ask for a pause."),
    "announce.send": Text("Vertel het aan {name}", "Tell {name}"),
    "announce.nothing_yet": Text("Er wordt nu nog niets opgenomen.", "Nothing is being recorded yet."),
}
