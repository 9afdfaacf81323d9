"""Statute, quality, conflict of duties, weighty interest."""

from naklank.law.norms.who import PROVIDER
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "legal.duty",
        "duty",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Moet u van een wet gegevens geven, dan geeft u wat daarvoor nodig is. Ook als de patiënt dat niet wil.",
            "Where a statute obliges you to give data, you give what it needs. Even against the patient's will.",
        ),
        (Source("S4", "Wettelijke bepaling", 253, 256),),
        when=(
            Given("legal_basis", "duty"),
            Given("necessary"),
        ),
        law="Wet publieke gezondheid",
    ),
    Norm(
        "legal.right",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Soms geeft een wet u het recht om te spreken. Dan mag het, en hoeft het niet.",
            "Some statutes give you a right to speak. Then you may, and need not.",
        ),
        (Source("S4", "", 258, 259),),
        when=(
            Given("legal_basis", "right"),
            Given("necessary"),
        ),
        law="Wmo 2015",
    ),
    Norm(
        "legal.right.veilig-thuis",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "U mag Veilig Thuis zonder toestemming vertellen wat nodig is om geweld thuis of kindermishandeling te stoppen of te laten onderzoeken.",
            "You may tell Veilig Thuis without consent what is needed to stop violence at home or child abuse, or to have it looked into.",
        ),
        (Source("S4", "", 259, 262),),
        when=(
            Given("recipient", "veilig_thuis"),
            Given("legal_basis", "right"),
            Given("necessary"),
        ),
        law="Wmo 2015",
    ),
    Norm(
        "quality.internal",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Voor het melden van incidenten binnen de eigen instelling mag u aannemen dat de patiënt het goed vindt.",
            "For reporting incidents inside the institution, consent may be presumed.",
        ),
        (Source("S4", "", 264, 265),),
        when=(Given("recipient", "internal_incident_system"),),
        unless=("quality.objection",),
    ),
    Norm(
        "quality.external",
        "advice",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Bij een register buiten de instelling is dat onzeker. Vraag de patiënt dan om uitdrukkelijke toestemming.",
            "For a register outside the institution that is doubtful. Then ask the patient's explicit consent.",
        ),
        (Source("S4", "", 265, 266),),
        when=(Given("recipient", "external_quality_register"),),
    ),
    Norm(
        "quality.objection",
        "prohibition",
        "block",
        "law",
        PROVIDER,
        Text(
            "Maakt de patiënt bezwaar, dan gaat er niets naar een systeem of register voor kwaliteit.",
            "If the patient objects, nothing goes to a system or register for quality.",
        ),
        (Source("S4", "", 267, 268),),
        when=(
            Given("patient_objects", True),
            Given("consent", "refused", "withdrawn"),
        ),
    ),
    Norm(
        "conflict.breach-allowed",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "In een uitzonderlijk geval mag u spreken zonder toestemming, omdat een ander belang zwaarder weegt. Zes dingen moeten dan allemaal kloppen. Het mag, het hoeft niet.",
            "In an exceptional case you may speak without consent, because another interest weighs more. Six things must then all hold. You may, you need not.",
        ),
        (Source("S4", "Conflict van plichten", 270, 286),),
        when=(Given("serious_harm_to_other"),),
        law="KNMG-richtlijn",
        law_named=False,
    ),
    Norm(
        "conflict.consent-sought",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 1 is dat u alles deed om toestemming te krijgen.",
            "Condition 1 is that you did everything to get consent.",
        ),
        (Source("S4", "", 275, 277),),
        when=(Given("consent_sought"),),
    ),
    Norm(
        "conflict.serious-harm",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 2 is dat een ander ernstige schade oploopt als u zwijgt.",
            "Condition 2 is that another is seriously harmed if you keep silent.",
        ),
        (Source("S4", "", 278, 278),),
        when=(Given("serious_harm_to_other"),),
    ),
    Norm(
        "conflict.harm-averted",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 3 is dat spreken de schade vrijwel zeker voorkomt of beperkt.",
            "Condition 3 is that speaking almost surely averts or softens that harm.",
        ),
        (Source("S4", "", 279, 281),),
        when=(Given("breach_prevents_harm"),),
    ),
    Norm(
        "conflict.no-other-way",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 4 is dat er geen andere manier is om het op te lossen.",
            "Condition 4 is that there is no other way to solve it.",
        ),
        (Source("S4", "", 282, 284),),
        when=(Given("no_other_way"),),
    ),
    Norm(
        "conflict.conscience",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 5 is dat u het zwijgen niet met uw geweten kunt rijmen.",
            "Condition 5 is that you cannot square silence with your conscience.",
        ),
        (Source("S4", "", 285, 285),),
        when=(Given("conscience_distress"),),
    ),
    Norm(
        "conflict.least-breach",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Voorwaarde 6 is dat u zo weinig mogelijk vertelt.", "Condition 6 is that you tell as little as possible."
        ),
        (Source("S4", "", 286, 286),),
        when=(Given("least_breach"),),
    ),
    Norm(
        "weighty.living",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Soms lijdt een ander zwaar belang schade als u zwijgt. Zijn daar duidelijke aanwijzingen voor, dan kan dat reden zijn om te spreken. Een mens weegt dat.",
            "There can be reason to speak where concrete signs show that another weighty interest would be harmed. A person weighs that.",
        ),
        (Source("S4", "Zwaarwegend belang", 288, 292),),
        when=(
            Given("weighty_interest", "claimed", "plausible"),
            Given("concrete_indications"),
        ),
        law="WGBO",
    ),
)
