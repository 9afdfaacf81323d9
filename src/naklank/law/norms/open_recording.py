"""What the sources leave open on recording, age and representation, and how it is treated meanwhile."""

from naklank.logic.norms import OpenPoint
from naklank.text import Text

POINTS = (
    OpenPoint(
        "open.announce",
        Text(
            "Moet u vooraf zeggen dat u het geluid opneemt? De Ombudsman zegt ja, Blijf Groep zegt nee. De wet vraagt het niet.",
            "Must a sound recording be announced? The Ombudsman says yes, Blijf Groep says no. The law does not ask it.",
        ),
        Text(
            "Een advies in de zorg en bij Blijf Groep, een plicht bij de overheid. Nooit een strafbaar feit.",
            "Advice in care and at Blijf Groep, a duty at a public body. Never an offence for sound.",
        ),
        "S3 rule 3 L46 vs. item 1 L116-118, footnote 3 L203; S0 L6-8, L82-84; S1 L7-9; S2 L34",
    ),
    OpenPoint(
        "open.former-practice",
        Text(
            "Blijf Groep noemt eerst een ouder beleid: geluid mag meestal, beeld niet.",
            "Blijf Groep first names an older policy: sound mostly yes, images no.",
        ),
        Text(
            "Dat is vervangen door de afspraken van 4 oktober 2018.", "Superseded by the agreements of 4 October 2018."
        ),
        "S3 L8-12 vs. L112 ff.",
    ),
    OpenPoint(
        "open.listening-vs-third-party",
        Text(
            "Is een partner een buitenstaander? En de eigen advocaat?", "Is a spouse an outsider? Is one's own lawyer?"
        ),
        Text(
            "Samen luisteren is overal eigen gebruik. Het bestand afgeven is dat alleen in de zorg. Over de advocaat zeggen de bronnen niets.",
            "Listening together is private use everywhere. Handing over is so in care only. The sources say nothing on lawyers.",
        ),
        "S3 rule 6 L56-58, item 6 L140; S0 L29-31",
    ),
    OpenPoint(
        "open.consent-direction",
        Text(
            "De Ombudsman vraagt toestemming van beide kanten, Blijf Groep noemt alleen zichzelf.",
            "The Ombudsman asks the consent of either side, Blijf Groep names only itself.",
        ),
        Text(
            "De cliënt vraagt Blijf Groep. De organisatie vraagt de cliënt.",
            "The client asks Blijf Groep. The organisation asks the client.",
        ),
        "S3 L56-58, L140, L203",
    ),
    OpenPoint(
        "open.evidence-vs-third-party",
        Text(
            "Een opname aan de tuchtrechter geven is ook delen. Toch neemt die haar aan zonder toestemming van de ander.",
            "Giving a recording to a tribunal is sharing too. Yet it accepts it without the other's consent.",
        ),
        Text(
            "Dit is een vraag apart. Een mens weegt haar altijd.", "A question of its own, always weighed by a person."
        ),
        "S1 L14-15 vs. S3 rule 6",
    ),
    OpenPoint(
        "open.group-scope",
        Text(
            "De bronnen spreken over patiënten in een groep. Hoort een tweede ouder of een bemiddelaar daar ook bij?",
            "The sources speak of patients in a group. Does a second parent or a mediator count too?",
        ),
        Text("Ja: ieder die deelneemt, moet het goed vinden.", "Yes: everyone who takes part must agree."),
        "S0 L18-19; S2 L34",
    ),
    OpenPoint(
        "open.extra-care",
        Text(
            "Bij kinderen en wie niet zelf beslist is extra aandacht nodig. De bronnen zeggen niet welke.",
            "Children and those who cannot decide ask for extra care. The sources do not say which.",
        ),
        Text("Een advies, nooit een oordeel.", "Advice, never a verdict."),
        "S0 L16-17; S3 L144-146",
    ),
    OpenPoint(
        "open.refuse-audio-care",
        Text(
            "Mag een zorgverlener een eigen geluidsopname van de patiënt weigeren, of het gesprek stoppen?",
            "May a provider refuse a patient's private sound recording, or end the talk?",
        ),
        Text(
            "De opname weigeren mag niet. Of hij het gesprek mag stoppen, blijft open.",
            "Refusing the recording is not allowed. Whether he may end the talk stays open.",
        ),
        "S0 L42-60, L72-76; S1 L48-52",
    ),
    OpenPoint(
        "open.copy-care",
        Text(
            "Regels over kopie en knippen staan alleen in de bron van Blijf Groep. Gelden ze in de zorg?",
            "Rules on copies and editing stand in the Blijf Groep source only. Do they hold in care?",
        ),
        Text("Nee. In de zorg mag het, en hoeft het niet.", "No. In care it is allowed, and no duty."),
        "S3 rules 4-6",
    ),
    OpenPoint(
        "open.video-copy",
        Text(
            "Drie zinnen over de kopie van beelden spreken elkaar tegen.",
            "Three sentences on the copy of images contradict each other.",
        ),
        Text(
            "De kopie van beelden wordt altijd gegeven, de kopie van geluid op verzoek.",
            "The copy of images is always given, that of sound on request.",
        ),
        "S3 L224-226, L254-256, L148-150",
    ),
    OpenPoint(
        "open.editing",
        Text(
            "Geluid knippen mag als u het zegt. Beeld alleen zoals afgesproken. Mag knippen dan ook worden afgesproken?",
            "Sound may be cut if told. Images only as agreed. May cutting then be agreed?",
        ),
        Text(
            "Een afspraak mag een bepaalde bewerking toestaan. Verder wordt dat niet getoetst.",
            "An agreement may allow a named edit. That is not tested further.",
        ),
        "S3 L52-54, L220-222, L262-264",
    ),
    OpenPoint(
        "open.missing-word",
        Text(
            "In een zin over beelden ontbreekt het woord toestemming.",
            "In a sentence on images the word consent is missing.",
        ),
        Text("Gelezen als toestemming.", "Read as consent."),
        "S3 L270-272",
    ),
    OpenPoint(
        "open.manager",
        Text(
            "De manager beslist na de medewerker. Is hij aan diens keuze gebonden?",
            "The manager decides after the staff member. Is he bound by that choice?",
        ),
        Text(
            "Een “nee” van de medewerker blijft staan. Na een “ja” kan de manager nog nee zeggen.",
            "A “no” of the staff member stands. After a “yes” the manager may still say no.",
        ),
        "S3 L167-171, L198-208",
    ),
    OpenPoint(
        "open.images-who",
        Text(
            "Wie moet het eens zijn met beelden: iedereen, of de medewerker en de manager?",
            "Who must agree to images: everybody, or the staff member and the manager?",
        ),
        Text(
            "Iedereen. Bij Blijf Groep komt de toestemming van de organisatie tot stand via medewerker en manager.",
            "Everybody. At Blijf Groep the organisation's consent comes about through staff member and manager.",
        ),
        "S2 L34; S3 L24, L167-236",
    ),
    OpenPoint(
        "open.retention",
        Text("Hoelang mag een zorgverlener zijn opname bewaren?", "How long may a provider keep his recording?"),
        Text(
            "De bronnen noemen geen getal. De organisatie kiest een termijn en noemt die.",
            "The sources give no number. The organisation sets a term and names it.",
        ),
        "S2 L38",
    ),
    OpenPoint(
        "open.parents-12-15",
        Text(
            "Een kind van 12 tot en met 15 beslist zelf, en toch tellen de ouders mee. Hoe zit dat?",
            "A child of 12 to 15 decides himself, and yet the parents count. How is that?",
        ),
        Text(
            "Zegt het kind ja, dan mag het. Is het niet gevraagd, dan eerst vragen. Zegt het nee, dan weegt een mens.",
            "Given: allowed. Not asked: ask first. Refused: a person weighs.",
        ),
        "S4 L97, L99-102, L110-111",
    ),
    OpenPoint(
        "open.incapable-minor",
        Text(
            "Wie beslist voor een kind vanaf 12 dat niet zelf kan beslissen?",
            "Who decides for a child from 12 who cannot decide?",
        ),
        Text(
            "De ouders of de voogd. Anders geldt de lijst voor volwassenen.",
            "Parents or guardian. Else the list for adults.",
        ),
        "S4 L99-108",
    ),
    OpenPoint(
        "open.representative-order",
        Text(
            "De lijst van vertegenwoordigers is bedoeld als voorbeeld. Is het ook een volgorde?",
            "The list of representatives is given as examples. Is it an order as well?",
        ),
        Text("Ja, gelezen als een volgorde.", "Read as an order."),
        "S4 L106-108",
    ),
)
