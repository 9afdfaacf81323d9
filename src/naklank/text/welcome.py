"""The first page: in the demo it asks who you are."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "welcome.title": Text("Wie bent u vandaag?", "Who are you today?"),
    "welcome.lead": Text(
        "Dit is een oefenpraktijk. Alle mensen en gesprekken hier zijn verzonnen.",
        "This is a practice to try things in. All people and conversations here are made up.",
    ),
    "welcome.verify": Text("Heeft u een opname van iemand gekregen?", "Did someone give you a recording?"),
    "welcome.verify_do": Text("Kijk hier of die is veranderd.", "Check here whether it was changed."),
}
