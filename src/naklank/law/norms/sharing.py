"""Sharing, publishing, copying and editing a sound recording."""

from naklank.law.norms.who import AGREED, BOTH_SIDES, CLIENT, MAKER, PATIENT, PATIENT_AND_ORGANISATION
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "recording.share.listen-together",
        "permission",
        "main",
        "professional",
        PATIENT,
        Text(
            "De patiënt mag de opname samen terugluisteren met mensen die hem na staan, en met zorgverleners die hem ook helpen. Dat blijft eigen gebruik.",
            "The patient may listen back with those close to him, and with providers who also care for him. That stays private use.",
        ),
        (
            Source("S0", "", 29, 31),
            Source("S2", "", 27, 27),
            Source("S2", "", 30, 30),
        ),
        when=(
            Given("profile", "care"),
            Given("medium", "audio"),
            Given("recipient"),
            Given("share_mode", "listen_together"),
        ),
        unless=(
            "recording.share.mutual-consent",
            "recording.share.blijf-consent",
        ),
    ),
    Norm(
        "recording.share.outside-private-sphere",
        "prohibition",
        "main",
        "law",
        PATIENT,
        Text(
            "Buiten de eigen kring mag de opname alleen met toestemming van de zorgverlener worden verspreid.",
            "Outside the private circle the recording may be spread only with the provider's consent.",
        ),
        (Source("S0", "sign text", 8, 12),),
        when=(
            Given("recipient"),
            Given("other_party_consent"),
        ),
        law="wet",
    ),
    Norm(
        "recording.share.mutual-consent",
        "prohibition",
        "main",
        "policy",
        BOTH_SIDES,
        Text(
            "De opname gaat alleen naar een buitenstaander als de andere partij dat goed vindt. Dat geldt voor beide partijen.",
            "The recording goes to an outsider only if the other party agrees. This holds for both parties.",
        ),
        (
            Source("S3", "Spelregels rule 6", 56, 58),
            Source("S3", "footnote 3", 203, 203),
        ),
        when=(
            Given("profile", "public_body"),
            Given("medium", "audio"),
            Given("share_mode", "hand_over"),
            Given("other_party_consent"),
        ),
        law="Ombudsman, rapport 2014/166",
    ),
    Norm(
        "recording.share.blijf-consent",
        "prohibition",
        "main",
        "policy",
        CLIENT,
        Text(
            "Een cliënt geeft een opname alleen door als de organisatie dat goed vindt.",
            "A client passes a recording on only if the organisation agrees.",
        ),
        (Source("S3", "item 6", 140, 140),),
        when=(
            Given("profile", "blijf_groep"),
            Given("medium", "audio"),
            Given("other_party_consent"),
        ),
        since=AGREED,
    ),
    Norm(
        "recording.publish.provider-consent",
        "prohibition",
        "main",
        "law",
        PATIENT_AND_ORGANISATION,
        Text(
            "Een opname openbaar maken mag alleen als de zorgverlener of de organisatie die te horen is dat goed vindt.",
            "Making a recording public is allowed only if the provider or organisation that was recorded agrees.",
        ),
        (
            Source("S0", "", 78, 80),
            Source("S0", "", 8, 12),
            Source("S2", "Toestemming", 34, 34),
            Source("S3", "rule 6", 56, 58),
            Source("S3", "item 6", 140, 140),
        ),
        when=(Given("other_party_consent"),),
        law="wet",
    ),
    Norm(
        "recording.copy.exchange",
        "duty",
        "main",
        "policy",
        MAKER,
        Text(
            "Wie een geluidsopname maakt, geeft de ander een kopie als die erom vraagt.",
            "Whoever makes a sound recording gives the other a copy on request.",
        ),
        (
            Source("S3", "Spelregels rule 4", 48, 50),
            Source("S3", "item 9", 148, 150),
        ),
        when=(
            Given("profile", "public_body", "blijf_groep"),
            Given("medium", "audio"),
            Given("copy_requested", True),
        ),
        law="Ombudsman, rapport 2014/166",
    ),
    Norm(
        "recording.edit.tell",
        "prohibition",
        "main",
        "policy",
        BOTH_SIDES,
        Text(
            "Knippen of plakken in een geluidsopname mag alleen als u dat erbij zegt.",
            "Cutting or pasting in a sound recording is allowed only if you say so.",
        ),
        (
            Source("S3", "Spelregels rule 5", 52, 54),
            Source("S3", "footnote 3", 203, 203),
        ),
        when=(
            Given("profile", "public_body", "blijf_groep"),
            Given("medium", "audio"),
            Given("edited", "untold"),
        ),
        law="Ombudsman, rapport 2014/166",
    ),
)
