"""May a recording go to somebody, or be made public: `share` and `publish`."""

from dataclasses import replace

from naklank.law.questions.after_death import DEAD_MAINS, FILE_AFTER_DEATH, GRIEF_HINT
from naklank.law.questions.control import BY_POWER
from naklank.law.questions.disclosing import ALONG, BLOCKS, IN_CIRCLE, NAMED, OPEN
from naklank.law.questions.giving import LIVING
from naklank.law.questions.recording import OTHERS_GIVEN, RISKS
from naklank.law.questions.situations import (
    AUDIO,
    GIVEN_BRINGS,
    GOVERNMENT,
    GROUP,
    IMAGES,
    IMAGES_UNSHARED,
    MUTUAL_CONSENT,
    OUR_CONSENT,
    PATIENT_SIDE,
    PRIVATE_CIRCLE,
    PROVIDER_SIDE,
    answer_of_the_patient,
    brought,
)
from naklank.logic.conditions import ALWAYS, Condition, is_, stated
from naklank.logic.doors import Block, Cited, Door, Need, Question
from naklank.logic.settled import blocks_left, cited, doors_left, settled
from naklank.text import Text

HANDED_OVER = is_("share_mode", "hand_over")
OTHERS_IN_PICTURE = Need("others_consent", "video.consent.all", when=GROUP | stated("others_consent"))
SECRET = (
    Cited("recording.secrecy.applies", PROVIDER_SIDE),
    Cited("recording.secrecy.same-care"),
    *RISKS,
)
MEDICAL_DOORS = tuple(
    replace(door, exists=PROVIDER_SIDE & door.exists) for door in (*LIVING, *BY_POWER, *FILE_AFTER_DEATH)
)
MEDICAL_MAINS = (
    Cited("recording.secrecy.applies", PROVIDER_SIDE),
    Cited("secrecy.duty", PROVIDER_SIDE),
    Cited("secrecy.patient-right", PROVIDER_SIDE),
    Cited("secrecy.scope.everything-learned", PROVIDER_SIDE),
    Cited("secrecy.third-parties", PROVIDER_SIDE & ~IN_CIRCLE),
    Cited("state.no-access", PROVIDER_SIDE & GOVERNMENT),
    *(Cited(cited.norm, cited.when & PROVIDER_SIDE) for cited in DEAD_MAINS),
    Cited("video.stricter", IMAGES),
)
MEDICAL_BLOCKS = tuple(replace(block, exists=PROVIDER_SIDE & block.exists) for block in BLOCKS)
MEDICAL_NAMED = tuple(replace(cited, when=PROVIDER_SIDE & cited.when) for cited in NAMED)
MEDICAL_ALONG = (
    *(replace(cited, when=PROVIDER_SIDE & cited.when) for cited in ALONG if cited is not GRIEF_HINT),
    Cited("secrecy.other-purposes", PROVIDER_SIDE),
)
NO_DUTY = ~is_("legal_basis", "duty")
MUTUAL = Block(
    "mutual-consent",
    PROVIDER_SIDE & AUDIO & MUTUAL_CONSENT & HANDED_OVER & NO_DUTY & ~is_("recipient", "patient"),
    answer_of_the_patient("other_party_consent", "recording.share.mutual-consent"),
)
# Made public is made public, also where people come and listen together.
MUTUAL_IN_PUBLIC = replace(MUTUAL, exists=PROVIDER_SIDE & AUDIO & MUTUAL_CONSENT & NO_DUTY)
MUTUAL_IMAGES = Block(
    "mutual-consent-images",
    PROVIDER_SIDE & IMAGES & IMAGES_UNSHARED & NO_DUTY & ~is_("recipient", "patient"),
    answer_of_the_patient("other_party_consent", "video.blijf.no-sharing"),
)


def _mutual(handed_over: Condition) -> tuple[Cited, ...]:
    """The profile's own norms on passing on, brought by the answer of the other party."""
    asked = "other_party_consent"
    sound = AUDIO & MUTUAL_CONSENT & (PROVIDER_SIDE | ~OUR_CONSENT)
    return (
        brought("recording.share.mutual-consent", asked, when=sound & handed_over),
        brought("recording.share.blijf-consent", asked, when=AUDIO & OUR_CONSENT & PATIENT_SIDE),
        brought("video.blijf.no-sharing", asked, when=IMAGES & IMAGES_UNSHARED),
    )


_OPEN_RECORDED = (
    ("open.images-share", PATIENT_SIDE & IMAGES & PRIVATE_CIRCLE & ~IMAGES_UNSHARED),
    ("open.consent-direction", MUTUAL_CONSENT),
    ("open.missing-word", IMAGES & IMAGES_UNSHARED),
    (
        "open.listening-vs-third-party",
        PATIENT_SIDE & AUDIO & is_("recipient", "relative", "involved_provider"),
    ),
)
_MEDICAL_OPEN = tuple((point, PROVIDER_SIDE & when) for point, when in OPEN)

SHARE = Question(
    "share",
    Text("opname delen", "share a recording"),
    Text("Mag deze opname met een ander worden gedeeld?", "May this recording be shared with somebody?"),
    doors=(
        Door(
            "private-circle",
            "allowed",
            PATIENT_SIDE & AUDIO & PRIVATE_CIRCLE,
            (
                Cited("recording.share.listen-together", ~MUTUAL_CONSENT | is_("share_mode", "listen_together")),
                Cited("recording.share.mutual-consent", MUTUAL_CONSENT & ~OUR_CONSENT & HANDED_OVER),
                Cited("recording.share.blijf-consent", OUR_CONSENT & HANDED_OVER),
            ),
            (
                Need(
                    "share_mode",
                    "recording.share.mutual-consent",
                    ("listen_together",),
                    when=MUTUAL_CONSENT & ~OUR_CONSENT,
                ),
                Need("share_mode", "recording.share.blijf-consent", ("listen_together",), when=OUR_CONSENT),
            ),
        ),
        Door(
            "consent-of-the-other",
            "allowed",
            PATIENT_SIDE & AUDIO & (~PRIVATE_CIRCLE | (MUTUAL_CONSENT & HANDED_OVER)),
            (
                Cited("recording.share.outside-private-sphere", ~PRIVATE_CIRCLE),
                Cited("recording.share.mutual-consent", MUTUAL_CONSENT & ~OUR_CONSENT & HANDED_OVER),
                Cited("recording.share.blijf-consent", OUR_CONSENT),
            ),
            (
                Need("other_party_consent", "recording.share.outside-private-sphere", when=~PRIVATE_CIRCLE),
                Need(
                    "other_party_consent",
                    "recording.share.mutual-consent",
                    when=PRIVATE_CIRCLE & ~OUR_CONSENT,
                ),
                Need("other_party_consent", "recording.share.blijf-consent", when=PRIVATE_CIRCLE & OUR_CONSENT),
            ),
        ),
        Door(
            "consent-of-all-in-the-picture",
            "allowed",
            PATIENT_SIDE & IMAGES,
            (Cited("video.consent.all"), Cited("video.blijf.no-sharing", IMAGES_UNSHARED)),
            (
                Need("other_party_consent", "video.consent.all", when=~IMAGES_UNSHARED),
                Need("other_party_consent", "video.blijf.no-sharing", when=IMAGES_UNSHARED),
                OTHERS_IN_PICTURE,
            ),
        ),
        *MEDICAL_DOORS,
    ),
    mains=MEDICAL_MAINS,
    blocks=(*MEDICAL_BLOCKS, MUTUAL, MUTUAL_IMAGES),
    presumed=(("actor", "patient"),),
    named=(*MEDICAL_NAMED, *_mutual(HANDED_OVER)),
    along=(
        *MEDICAL_ALONG,
        replace(GRIEF_HINT, when=PROVIDER_SIDE & GRIEF_HINT.when),
        *SECRET,
        *(Cited(norm, OTHERS_GIVEN) for norm in GIVEN_BRINGS),
    ),
    open=(*_OPEN_RECORDED, *_MEDICAL_OPEN),
)

TO_ALL = ("recipient", "general_public")
"""Whoever is named as recipient: what is public is for everybody."""
PUBLISH = Question(
    "publish",
    Text("openbaar maken", "make public"),
    Text("Mag deze opname openbaar worden?", "May this recording be made public?"),
    doors=(
        Door(
            "publish-with-consent",
            "allowed",
            PATIENT_SIDE,
            (
                Cited("recording.publish.provider-consent"),
                Cited("recording.share.mutual-consent", MUTUAL_CONSENT & ~OUR_CONSENT & AUDIO),
                Cited("recording.share.blijf-consent", OUR_CONSENT & AUDIO),
                Cited("video.blijf.no-sharing", IMAGES_UNSHARED & IMAGES),
                Cited("video.consent.all", IMAGES),
            ),
            (
                Need("other_party_consent", "recording.publish.provider-consent"),
                Need(
                    "others_consent",
                    "recording.audio.group.all-consent",
                    when=AUDIO & (GROUP | stated("others_consent")),
                ),
                Need(
                    "others_consent",
                    "video.consent.all",
                    when=IMAGES & (GROUP | stated("others_consent")),
                ),
            ),
        ),
        Door(
            "publish-from-the-street",
            "allowed",
            PATIENT_SIDE & IMAGES & is_("setting", "public_space") & is_("fixed_camera", False),
            (Cited("video.publish.reasonable-interest"), Cited("video.public-space.allowed")),
            (Need("portrait_interest", "video.publish.reasonable-interest", (False,)),),
        ),
        *doors_left(MEDICAL_DOORS, *TO_ALL),
    ),
    mains=(*cited(MEDICAL_MAINS, *TO_ALL), Cited("recording.publish.provider-consent")),
    blocks=blocks_left((*MEDICAL_BLOCKS, MUTUAL_IN_PUBLIC, MUTUAL_IMAGES), *TO_ALL),
    presumed=(("actor", "patient"), ("recipient", "general_public")),
    named=(
        *cited(MEDICAL_NAMED, *TO_ALL),
        *_mutual(ALWAYS),
        brought("recording.publish.provider-consent", "other_party_consent"),
    ),
    along=(
        *cited(MEDICAL_ALONG, *TO_ALL),
        *SECRET,
        *(Cited(norm, OTHERS_GIVEN) for norm in GIVEN_BRINGS),
    ),
    open=(
        ("open.missing-word", IMAGES & IMAGES_UNSHARED),
        ("open.group-scope", GROUP),
        *((point, settled(when, *TO_ALL)) for point, when in _MEDICAL_OPEN),
    ),
)
