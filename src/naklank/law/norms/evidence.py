"""Evidence, authenticity, ending treatment."""

from naklank.law.norms.who import AGREED, BLIJF_GROEP, HOLDERS, KNMG, PATIENT_AND_PROVIDER, TRIBUNAL
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "evidence.tribunal.accepts",
        "power",
        "main",
        "practice",
        TRIBUNAL,
        Text(
            "Opnames worden steeds vaker als bewijs gebruikt, ook als ze stiekem zijn gemaakt. De tuchtrechter beslist of hij ze aanneemt.",
            "Recordings are used as evidence more and more, secret ones too. The tribunal decides whether to accept them.",
        ),
        (
            Source("S1", "", 4, 5),
            Source("S1", "", 14, 15),
        ),
    ),
    Norm(
        "evidence.tampering-risk",
        "advice",
        "modifier",
        "practice",
        HOLDERS,
        Text(
            "Een opname kan bewerkt zijn, of een stukje uit een groter geheel. Dan geeft ze een verkeerd beeld.",
            "A recording can be edited, or a piece of something larger. Then it gives a false picture.",
        ),
        (Source("S1", "", 15, 17),),
        when=(
            Given("edited"),
            Given("recording_complete"),
        ),
    ),
    Norm(
        "evidence.voice-misuse-risk",
        "advice",
        "modifier",
        "practice",
        HOLDERS,
        Text(
            "Met een opgenomen stem kan iemand misbruik maken. Houd het aantal kopieën klein.",
            "A recorded voice can be misused. Keep the number of copies small.",
        ),
        (Source("S1", "", 19, 22),),
    ),
    Norm(
        "evidence.trust-risk",
        "advice",
        "modifier",
        "practice",
        PATIENT_AND_PROVIDER,
        Text("Stiekem opnemen schaadt het vertrouwen.", "Secret recording harms trust."),
        (
            Source("S1", "", 9, 12),
            Source("S1", "", 16, 17),
            Source("S1", "", 24, 27),
        ),
    ),
    Norm(
        "policy.proposal.restrict",
        "advice",
        "none",
        "proposal",
        KNMG,
        Text(
            "Jonge artsen vragen om opnames te kunnen beperken. Dat is een wens en geen regel die geldt.",
            "Young doctors ask for ways to restrict recordings. That is a wish, and no rule in force.",
        ),
        (Source("S1", "", 48, 52),),
    ),
    Norm(
        "treatment.publication-no-ground",
        "prohibition",
        "main",
        "policy",
        BLIJF_GROEP,
        Text(
            "Alleen omdat een opname openbaar is gemaakt, mag de organisatie de behandeling niet stoppen.",
            "The organisation may not end treatment merely because a recording was made public.",
        ),
        (Source("S3", "item 7", 142, 142),),
        when=(Given("termination_ground", "publication_only"),),
        since=AGREED,
    ),
)
