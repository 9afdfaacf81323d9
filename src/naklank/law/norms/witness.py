"""Witness and judge."""

from naklank.law.norms.who import JUDGE, PROVIDER
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "witness.privilege",
        "permission",
        "main",
        "law",
        PROVIDER,
        Text(
            "Vragen de rechter, de politie of justitie u iets over een patiënt? Dan mag u zwijgen.",
            "Do a court, the police or the prosecution ask you about a patient? Then you may keep silent.",
        ),
        (Source("S4", "", 316, 318),),
        unless=("witness.very-exceptional",),
        law="verschoningsrecht (Sv)",
        law_named=False,
    ),
    Norm(
        "witness.very-exceptional",
        "duty",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Alleen in een heel uitzonderlijk geval kan de waarheid zwaarder wegen dan uw recht om te zwijgen.",
            "Only in a very exceptional case can the truth weigh more than your right to keep silent.",
        ),
        (
            Source("S4", "", 321, 322),
            Source("S4", "", 539, 540),
        ),
        when=(Given("privilege_override"),),
        law="rechtspraak",
        law_named=False,
    ),
    Norm(
        "witness.judge-decides",
        "power",
        "modifier",
        "law",
        JUDGE,
        Text(
            "Of het zo'n geval is, bepaalt de rechter. Niet u, niet de politie en niet dit programma.",
            "Whether it is such a case is for the judge. Not for you, not for the police and not for this program.",
        ),
        (Source("S4", "", 323, 323),),
        when=(Given("privilege_override", "claimed"),),
    ),
    Norm(
        "witness.suspect-example",
        "definition",
        "modifier",
        "law",
        JUDGE,
        Text(
            "Een voorbeeld: de zorgverlener wordt verdacht van een ernstig misdrijf tegen de patiënt.",
            "An example: the provider is suspected of a serious crime against the patient.",
        ),
        (Source("S4", "", 324, 325),),
        when=(Given("provider_suspected"),),
        law="rechtspraak",
        law_named=False,
    ),
)
