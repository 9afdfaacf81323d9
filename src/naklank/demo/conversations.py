"""Three fictional conversations in a practice, in plain Dutch. The people do not exist.

A line is (who, what is said). `PAUSE` marks where the maker stops the recording for a moment, `SUMMARY` where the
closing summary begins, `MARK` what somebody wants to find again.
"""

from dataclasses import dataclass
from typing import Literal

Who = Literal["provider", "patient"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that the maker does between two lines: `seconds` of pause, or a `word` beside a mark."""

    kind: Literal["pause", "summary", "mark"]
    seconds: int = 0
    word: str = ""


Line = tuple[Who, str] | Cue


@dataclass(frozen=True, slots=True)
class Script:
    """What is said, under the subject that both see."""

    subject: str
    lines: tuple[Line, ...]


_BLOOD_PRESSURE = Script(
    "Bloeddruk",
    (
        ("provider", "Goedemorgen, mevrouw De Wit. Fijn dat u er bent. Ik zie dat de opname loopt. Dat is prima."),
        (
            "patient",
            "Goedemorgen, dokter. Ja, ik onthoud thuis altijd maar de helft. En mijn dochter wil graag meeluisteren.",
        ),
        ("provider", "Heel verstandig. We gaan het hebben over uw bloeddruk. Hoe is het de laatste weken gegaan?"),
        ("patient", "Best goed. Ik meet elke ochtend, na het ontbijt. Maar soms ben ik duizelig als ik snel opsta."),
        ("provider", "Dat is goed om te weten. Gebeurt dat elke dag, of af en toe?"),
        ("patient", "Een paar keer in de week. Vooral 's morgens. Dan moet ik even gaan zitten."),
        ("provider", "Dan ga ik nu eerst uw bloeddruk meten. Doet u uw vest maar even uit."),
        Cue("pause", seconds=95),
        ("provider", "Zo, we gaan weer verder. Uw bloeddruk is honderdachtentwintig over vierenzeventig. Dat is mooi."),
        ("patient", "O, gelukkig. De vorige keer was het nog honderdzestig."),
        (
            "provider",
            "Precies. De pillen doen hun werk. Maar misschien doen ze het nu iets te goed. Daar komt het duizelen van.",
        ),
        Cue("mark", word="halve pil"),
        (
            "provider",
            "Ik stel voor dat u 's morgens nog maar een halve pil neemt. De pil van de avond blijft hetzelfde.",
        ),
        ("patient", "Een halve in de ochtend, en 's avonds gewoon een hele. Kan ik die pil zelf doormidden breken?"),
        ("provider", "Ja, er zit een streep op. De apotheek kan het ook voor u doen, als u dat makkelijker vindt."),
        ("patient", "En als ik toch weer duizelig word? Moet ik dan bellen?"),
        ("provider", "Gaat u dan rustig zitten en drink een glas water. Is het na een week niet over, dan belt u ons."),
        Cue("summary"),
        (
            "provider",
            "Ik vat het nog even samen. Uw bloeddruk is goed. U neemt in de ochtend een halve pil, en in de avond een hele.",
        ),
        (
            "provider",
            "Sta rustig op, en blijf elke ochtend meten. Over drie weken komt u terug. Valt u, of krijgt u pijn op de borst? Dan belt u meteen.",
        ),
        ("patient", "Dank u wel, dokter. Dan kan ik het vanavond samen met mijn dochter terug horen."),
    ),
)

_KNEE = Script(
    "Oefenen met de knie",
    (
        ("provider", "Dag meneer Yilmaz, komt u verder. Hoe gaat het met de knie, nu het zes weken geleden is?"),
        ("patient", "Beter dan ik dacht. Ik loop weer naar de markt. Maar de trap af, dat durf ik nog niet goed."),
        (
            "provider",
            "Dat hoor ik vaak. Naar beneden vraagt meer van uw spieren dan naar boven. Laat u eens zien hoe ver u kunt buigen?",
        ),
        ("patient", "Kijk, tot hier gaat het. En dan trekt het, aan de buitenkant."),
        ("provider", "Dat is bijna honderd graden. Twee weken geleden was het tachtig. U bent goed bezig geweest."),
        Cue("mark", word="oefening trap"),
        (
            "provider",
            "Dan krijgt u er een oefening bij. U gaat op de onderste tree staan, met een hand aan de leuning.",
        ),
        (
            "provider",
            "Zet dan langzaam een voet naar beneden. Tel tot drie. En stap weer terug. Tien keer met elk been.",
        ),
        ("patient", "Mag het pijn doen? Mijn broer zegt dat je door de pijn heen moet."),
        (
            "provider",
            "Een beetje trekken mag. Scherpe pijn niet. Is de knie 's avonds dik en warm, dan was het te veel.",
        ),
        Cue("pause", seconds=140),
        ("patient", "Dat was toch zwaarder dan ik dacht. Maar het lukt wel, met de leuning."),
        ("provider", "Het ging heel netjes. En fietsen? U vroeg vorige keer of dat weer kon."),
        ("patient", "Ja, ik wil graag met mijn kleinzoon naar het park. Dat is maar tien minuten."),
        (
            "provider",
            "Begin eerst thuis, op de hometrainer. Tien minuten, met het zadel hoog. Gaat dat een week goed, dan mag u naar buiten.",
        ),
        Cue("summary"),
        (
            "provider",
            "Samengevat. U doet elke dag de oefening op de trap, tien keer met elk been. Daarna legt u het been tien minuten hoog.",
        ),
        (
            "provider",
            "Fiets deze week alleen binnen. Stop bij scherpe pijn. En donderdag over twee weken zien we elkaar weer.",
        ),
        ("patient", "Donderdag over twee weken. Ik neem mijn kleinzoon mee, dan kan hij mij aanmoedigen."),
    ),
)

_RESULT = Script(
    "Uitslag onderzoek",
    (
        (
            "provider",
            "Welkom, mevrouw Jansen. Gaat u zitten. Ik heb de uitslag van uw onderzoek. En ik begin met het belangrijkste: het is geen kanker.",
        ),
        ("patient", "O. O, wat een opluchting. Ik heb er al twee weken niet van geslapen. Mag ik even?"),
        ("provider", "Natuurlijk. Neemt u rustig de tijd. Zullen we de opname even stilzetten?"),
        ("patient", "Ja, graag."),
        Cue("pause", seconds=180),
        (
            "patient",
            "Zo, het gaat weer. Ik neem het op, want mijn man kon niet vrij krijgen. Dan hoort hij het vanavond zelf.",
        ),
        (
            "provider",
            "Dat is een goed idee. Wat we wel zagen, is een ontsteking van de maag. Daar komt uw buikpijn vandaan.",
        ),
        ("patient", "Een ontsteking. En hoe kom ik daaraan? Heb ik iets verkeerds gegeten?"),
        (
            "provider",
            "Nee, u heeft niets verkeerd gedaan. Het komt door een bacterie. Veel mensen hebben die, en merken er niets van.",
        ),
        Cue("mark", word="kuur van tien dagen"),
        (
            "provider",
            "U krijgt een kuur van tien dagen. Dat zijn drie soorten pillen, twee keer per dag, bij het eten.",
        ),
        ("patient", "Drie soorten, twee keer per dag. En als ik er een vergeet?"),
        (
            "provider",
            "Neem hem dan alsnog, als het nog geen acht uur later is. Anders slaat u hem over. Neem nooit dubbel.",
        ),
        ("patient", "Kan ik gewoon blijven werken? Ik sta de hele dag in de winkel."),
        (
            "provider",
            "Ja, dat kan. U kunt wat misselijk worden, of dunne ontlasting krijgen. Dat gaat na de kuur vanzelf over.",
        ),
        Cue("summary"),
        (
            "provider",
            "Dan vat ik samen. U heeft geen kanker. U heeft een ontsteking van de maag, en die is goed te behandelen.",
        ),
        (
            "provider",
            "U neemt tien dagen drie soorten pillen, bij het ontbijt en bij het avondeten. Maak de kuur af, ook als de pijn weg is.",
        ),
        (
            "provider",
            "Over zes weken doen we een test om te zien of de bacterie weg is. Heeft u koorts, of bloed bij de ontlasting? Bel dan meteen.",
        ),
        ("patient", "Dank u wel. Ook voor de rust. Ik ga mijn man bellen."),
    ),
)

SCRIPTS = {"bloeddruk": _BLOOD_PRESSURE, "knie": _KNEE, "uitslag": _RESULT}
