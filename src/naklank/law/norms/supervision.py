"""Supervision."""

from naklank.law.norms.who import INSPECTORATE, PROVIDER, SUPERVISORS
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "igj.inspect",
        "power",
        "exception",
        "law",
        INSPECTORATE,
        Text(
            "De inspectie mag volgens de wet dossiers inzien zonder het de patiënt te vragen.",
            "By statute the inspectorate may look into files without asking the patient.",
        ),
        (Source("S4", "", 610, 611),),
        when=(
            Given("recipient", "igj"),
            Given("supervisor_necessary"),
            Given("supervisor_proportionate"),
            Given("supervisor_accountable"),
        ),
        law="wet",
        law_named=False,
    ),
    Norm(
        "igj.necessary",
        "duty",
        "modifier",
        "law",
        INSPECTORATE,
        Text(
            "De inspectie doet dat alleen als het nodig is voor haar toezicht, en niet meer dan past.",
            "It does so only if needed for its supervision, and in proportion.",
        ),
        (Source("S4", "", 611, 614),),
        when=(
            Given("supervisor_necessary"),
            Given("supervisor_proportionate"),
        ),
    ),
    Norm(
        "igj.practice",
        "definition",
        "modifier",
        "practice",
        INSPECTORATE,
        Text(
            "In de praktijk doet de inspectie dit alleen als vragen niet kan of te veel vraagt.",
            "In practice it does so only where asking is impossible or asks too much.",
        ),
        (Source("S4", "", 614, 617),),
        when=(Given("consent_infeasible"),),
    ),
    Norm(
        "igj.derived-secrecy",
        "duty",
        "modifier",
        "law",
        SUPERVISORS,
        Text(
            "Toezichthouders houden geheim wat zij zo te weten komen.",
            "Supervisors keep secret what they learn this way.",
        ),
        (Source("S4", "", 618, 620),),
    ),
    Norm(
        "nza.duty",
        "duty",
        "exception",
        "law",
        PROVIDER,
        Text(
            "De NZa en de FIOD moeten de gegevens krijgen die nodig zijn om te controleren of de juiste zorg is betaald.",
            "NZa and FIOD must get the data needed to check whether the right care was charged.",
        ),
        (Source("S4", "", 622, 625),),
        when=(
            Given("recipient", "nza", "fiod"),
            Given("necessary"),
            Given("regulation_met"),
        ),
        law="Wet marktordening gezondheidszorg",
    ),
    Norm(
        "supervisor.safeguards",
        "duty",
        "modifier",
        "law",
        SUPERVISORS,
        Text(
            "Toestemming is niet nodig als drie dingen kloppen: het is nodig, het past bij het doel, en de toezichthouder legt vooraf en achteraf verantwoording af.",
            "Consent is not needed if three things hold: it is needed, it is in proportion, and the supervisor accounts for it before and after.",
        ),
        (Source("S4", "", 627, 631),),
        when=(
            Given("supervisor_necessary"),
            Given("supervisor_proportionate"),
            Given("supervisor_accountable"),
        ),
    ),
)
