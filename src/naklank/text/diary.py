"""Who listened."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "diary.title": Text("Wie luisterde", "Who listened"),
    "diary.lead": Text(
        "Alles wat er met deze opname is gedaan. Het nieuwste staat boven.",
        "Everything that was done with this recording. The newest is on top.",
    ),
    "diary.filter_who": Text("Wie wilt u zien?", "Whom do you want to see?"),
    "diary.filter": Text("Toon", "Show"),
    "diary.empty": Text("Er heeft nog niemand geluisterd.", "Nobody has listened yet."),
    "diary.empty_do": Text("Zodra dat gebeurt, leest u het hier.", "As soon as someone does, you read it here."),
    "diary.kept": Text(
        "Niemand kan hier iets uit weghalen, ook de praktijk niet zonder dat het opvalt.",
        "Nobody can take anything out of this without it showing, not even the practice.",
    ),
    "diary.of": Text("Opname: {subject}", "Recording: {subject}"),
}
