"""Where the rules do not let something be done: why, and what can be done instead."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "refused.rule_says": Text("De regel zegt:", "The rule says:"),
    "refused.nothing_done": Text("Er is nu niets gedaan.", "Nothing was done now."),
    "refused.instead_title": Text("Wat u wel kunt doen", "What you can do"),
    "refused.back": Text("Ga terug", "Go back"),
    "refused.ask_further": Text("Kijk verder bij “Mag dit?”", "Look further at “May I?”"),
    "refuse.title": Text("Wilt u niet dat er wordt opgenomen?", "Do you not want it to be recorded?"),
    "refuse.lead": Text(
        "Praat er eerst over. Vraag waarom de ander wil opnemen, en zeg wat u dwarszit.",
        "Talk about it first. Ask why the other wants to record, and say what bothers you.",
    ),
    "refuse.weighty_title": Text("Is er een reden die echt zwaar weegt?", "Is there a reason of real weight?"),
    "refuse.weighty_why": Text(
        "Liever niet opgenomen worden is niet genoeg.", "Rather not being recorded is not enough."
    ),
    "refuse.weighty_yes": Text("Ja, en die heb ik uitgelegd", "Yes, and I explained it"),
    "refuse.weighty_no": Text("Nee", "No"),
    "refuse.weighty_unknown": Text("Dat moet iemand anders nog wegen", "Somebody else must still weigh that"),
    "refuse.alternative_title": Text("Heeft u iets anders aangeboden?", "Did you offer something else?"),
    "refuse.alternative_why": Text(
        "Zet het op papier, neem iemand mee, of maak een tekening. Of laat de ander het nog eens vertellen.",
        "Put it on paper, bring someone along, or make a drawing. Or let the other tell it once more.",
    ),
    "refuse.alternative_yes": Text("Ja", "Yes"),
    "refuse.alternative_no": Text("Nog niet", "Not yet"),
    "refuse.alternative_unknown": Text("Dat weet ik niet", "I do not know"),
    "refuse.do": Text("Weiger de opname", "Refuse the recording"),
    "refuse.talk": Text("Praat er eerst over", "Talk about it first"),
}
