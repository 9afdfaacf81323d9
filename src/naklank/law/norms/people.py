"""Age and representation."""

from naklank.law.norms.who import AGED_12_15, AGED_16_17, PROVIDER, PROVIDER_AND_REPRESENTATIVE, REPRESENTATIVE
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "age.under-12",
        "definition",
        "main",
        "law",
        PROVIDER_AND_REPRESENTATIVE,
        Text(
            "Voor een kind onder de 12 jaar beslist een ander: meestal een ouder met gezag, of de voogd.",
            "For a child under 12 somebody else decides: mostly a parent with authority, or the guardian.",
        ),
        (Source("S4", "", 98, 99),),
        when=(Given("patient_age", "under_12"),),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "age.12-15.self",
        "permission",
        "exception",
        "law",
        AGED_12_15,
        Text(
            "Een kind van 12 tot en met 15 jaar dat zelf kan beslissen, beslist zelf over zijn gegevens.",
            "A child of 12 to 15 who can decide, decides himself about his data.",
        ),
        (Source("S4", "", 99, 101),),
        when=(
            Given("patient_age", "12_15"),
            Given("capable", True),
        ),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "age.12-15.parents-involved",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Bij een kind van 12 tot en met 15 jaar kan de zorgverlener de ouders meestal niet buiten beeld laten.",
            "With a child of 12 to 15 the provider can mostly not leave the parents out of account.",
        ),
        (Source("S4", "", 101, 102),),
        when=(
            Given("patient_age", "12_15"),
            Given("capable", True),
        ),
        law="WGBO; KNMG-wegwijzer minderjarigen",
        law_named=False,
    ),
    Norm(
        "age.16-17",
        "permission",
        "exception",
        "law",
        AGED_16_17,
        Text(
            "Iemand van 16 of 17 jaar die zelf kan beslissen, beslist zoals een volwassene. Zijn ouders staan er dan buiten.",
            "Somebody of 16 or 17 who can decide, decides as an adult does. His parents are then outsiders.",
        ),
        (Source("S4", "", 102, 104),),
        when=(
            Given("patient_age", "16_17"),
            Given("capable", True),
        ),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "representative.no-secrecy",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Tegenover de persoon die volgens de wet voor de patiënt beslist, geldt geen geheim.",
            "There is no secrecy towards the person who by law decides for the patient.",
        ),
        (
            Source("S4", "", 97, 97),
            Source("S4", "", 212, 213),
        ),
        when=(Given("recipient", "representative"),),
        unless=(
            "representative.patient-objection",
            "representative.need-to-know",
            "age.16-17",
        ),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "representative.incapable-adult",
        "definition",
        "main",
        "law",
        REPRESENTATIVE,
        Text(
            "Kan een volwassene niet zelf beslissen, dan doet een vertegenwoordiger dat: bijvoorbeeld een curator, een mentor, een gemachtigde, de partner, een ouder of een kind.",
            "If an adult cannot decide, a representative does: for instance a curator, a mentor, a holder of a proxy, the partner, a parent or a child.",
        ),
        (Source("S4", "", 106, 108),),
        when=(
            Given("patient_age", "adult"),
            Given("capable", False),
            Given("representative_kind"),
        ),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "representative.order",
        "definition",
        "modifier",
        "law",
        PROVIDER_AND_REPRESENTATIVE,
        Text(
            "Vertegenwoordigers staan in een volgorde. Wie lager staat, beslist alleen als er niemand hoger is.",
            "Representatives stand in an order. One lower decides only if nobody higher is there.",
        ),
        (Source("S4", "", 106, 108),),
        when=(Given("senior_representative", False),),
        law="WGBO (art. 7:465 BW)",
        law_named=False,
    ),
    Norm(
        "representative.need-to-know",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Een vertegenwoordiger hoort wat hij voor zijn taak nodig heeft, en niet meer.",
            "A representative is told what his task needs, and no more.",
        ),
        (Source("S4", "", 109, 110),),
        when=(Given("necessary"),),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "representative.patient-objection",
        "duty",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Maakt de patiënt zelf bezwaar, ook al beslist een ander voor hem? Luister daar zo veel mogelijk naar.",
            "Does the patient himself object, although another decides for him? Give way to that as far as possible.",
        ),
        (Source("S4", "", 110, 111),),
        when=(Given("patient_objects", True),),
        law="WGBO",
        law_named=False,
    ),
)
