"""Questions from third parties."""

from naklank.law.norms.who import PROVIDER, REQUESTER
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "questions.purpose",
        "duty",
        "main",
        "professional",
        REQUESTER,
        Text(
            "Een buitenstaander die iets vraagt, zegt waarvoor hij het antwoord nodig heeft.",
            "An outsider who asks says what he needs the answer for.",
        ),
        (Source("S4", "", 327, 329),),
        when=(Given("purpose_stated"),),
        law="KNMG-richtlijn",
        law_named=False,
    ),
    Norm(
        "questions.targeted",
        "duty",
        "main",
        "professional",
        REQUESTER,
        Text(
            "Een buitenstaander stelt gerichte vragen die passen bij zijn doel.",
            "An outsider asks pointed questions that fit his purpose.",
        ),
        (Source("S4", "", 329, 329),),
        when=(Given("targeted_questions"),),
        law="KNMG-richtlijn",
        law_named=False,
    ),
    Norm(
        "questions.consent",
        "duty",
        "main",
        "law",
        PROVIDER,
        Text(
            "Antwoord pas als de patiënt dat uitdrukkelijk goed vindt.",
            "Answer only once the patient has explicitly agreed.",
        ),
        (Source("S4", "", 330, 331),),
        when=(
            Given("consent", "given"),
            Given("consent_explicit"),
        ),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "questions.necessary",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text("Geef niet meer antwoord dan nodig is voor het doel.", "Answer no more than the purpose needs."),
        (Source("S4", "", 331, 332),),
        when=(Given("necessary"),),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "questions.factual",
        "duty",
        "modifier",
        "professional",
        PROVIDER,
        Text("Geef alleen feiten.", "Give only facts."),
        (Source("S4", "", 332, 332),),
        when=(Given("content", "factual"),),
        law="KNMG-richtlijn",
        law_named=False,
    ),
    Norm(
        "questions.no-opinion",
        "prohibition",
        "block",
        "professional",
        PROVIDER,
        Text(
            "Geef geen oordeel over de patiënt, ook niet als hij dat goed vindt.",
            "Give no opinion on the patient, even if he agrees.",
        ),
        (Source("S4", "", 333, 333),),
        when=(Given("content", "opinion"),),
        law="KNMG-richtlijn",
        law_named=False,
    ),
)
