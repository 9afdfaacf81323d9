"""Images: photo and video, in general."""

from naklank.law.norms.who import CLIENT_AND_STAFF, EVERYONE, PATIENT, PUBLISHER, STAFF, WHO_FILMS
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "video.stricter",
        "duty",
        "main",
        "law",
        EVERYONE,
        Text(
            "Voor foto en video gelden strengere regels dan voor geluid.",
            "For photo and video stricter rules hold than for sound.",
        ),
        (
            Source("S0", "", 62, 64),
            Source("S3", "item 10", 152, 152),
        ),
        when=(Given("medium", "video", "photo"),),
    ),
    Norm(
        "video.consent.all",
        "duty",
        "main",
        "law",
        EVERYONE,
        Text(
            "Foto of video mag alleen als iedereen om wie het gaat het goed vindt.",
            "Photo or video is allowed only if everyone concerned agrees.",
        ),
        (Source("S2", "Toestemming", 34, 34),),
        when=(
            Given("other_party_consent", "given"),
            Given("others_consent", "given"),
        ),
        unless=("video.public-space.allowed",),
        law="wet",
    ),
    Norm(
        "video.ask-before",
        "duty",
        "modifier",
        "law",
        PATIENT,
        Text(
            "Wie wil filmen, moet het vooraf vragen. Dat is een plicht.",
            "Whoever wants to film must ask first. That is a duty.",
        ),
        (Source("S2", "Toestemming", 34, 34),),
        when=(Given("other_party_consent"),),
        law="wet",
    ),
    Norm(
        "video.covert.punishable",
        "prohibition",
        "block",
        "law",
        WHO_FILMS,
        Text("Filmen zonder het te zeggen is strafbaar.", "Filming without saying so is a criminal offence."),
        (Source("S3", "video 1", 172, 174),),
        when=(
            Given("medium", "video", "photo"),
            Given("announced", False),
            Given("done", True),
        ),
        unless=("video.public-space.allowed",),
        law="art. 139f Sr",
    ),
    Norm(
        "video.covert.portrait",
        "prohibition",
        "modifier",
        "law",
        WHO_FILMS,
        Text(
            "Wie filmt zonder het te zeggen, schendt ook het portretrecht.",
            "Whoever films without saying so also violates the portrait right.",
        ),
        (Source("S3", "video 1", 174, 176),),
        when=(
            Given("medium", "video", "photo"),
            Given("announced", False),
            Given("done", True),
        ),
        law="portretrecht, Auteurswet",
    ),
    Norm(
        "video.refuse.portrait-right",
        "permission",
        "main",
        "law",
        STAFF,
        Text(
            "Een medewerker mag altijd weigeren om gefilmd te worden. Zijn portretrecht is reden genoeg.",
            "A staff member may always refuse to be filmed. His portrait right is reason enough.",
        ),
        (Source("S3", "video 1", 167, 171),),
        when=(
            Given("medium", "video", "photo"),
            Given("employee_decision"),
        ),
        law="portretrecht",
    ),
    Norm(
        "video.refused.not-made",
        "prohibition",
        "block",
        "policy",
        CLIENT_AND_STAFF,
        Text("Zegt de medewerker nee, dan komen er geen beelden.", "If the staff member says no, no images are made."),
        (Source("S3", "video 1", 169, 171),),
        when=(Given("employee_decision", "refused"),),
        law="portretrecht",
    ),
    Norm(
        "video.public-space.allowed",
        "permission",
        "exception",
        "law",
        EVERYONE,
        Text(
            "Op straat en op andere openbare plekken mag u meestal filmen.",
            "In the street and other public places you may usually film.",
        ),
        (Source("S3", "video 1", 178, 182),),
        when=(
            Given("setting", "public_space"),
            Given("fixed_camera", False),
        ),
        unless=(
            "video.public-space.fixed-camera",
            "video.publish.reasonable-interest",
        ),
        law="vrijheid van informatiegaring (vrijheid van meningsuiting)",
    ),
    Norm(
        "video.public-space.fixed-camera",
        "prohibition",
        "exception",
        "law",
        EVERYONE,
        Text(
            "De vrijheid om op straat te filmen geldt niet voor een camera die vast hangt.",
            "The freedom to film in the street does not hold for a camera in a fixed spot.",
        ),
        (Source("S3", "video 1", 182, 184),),
        when=(
            Given("setting", "public_space"),
            Given("fixed_camera", True),
        ),
    ),
    Norm(
        "video.publish.reasonable-interest",
        "prohibition",
        "exception",
        "law",
        PUBLISHER,
        Text(
            "Beelden van iemand openbaar maken mag niet als die persoon daar een redelijk belang tegen heeft.",
            "Making somebody's picture public is not allowed if that person has a reasonable interest against it.",
        ),
        (Source("S3", "video 1", 186, 192),),
        when=(Given("portrait_interest"),),
        law="portretrecht",
    ),
)
