"""May this conversation be recorded: `record`, and may recording be refused: `refuse_recording`.

Sound on the patient's side is free for private use; images never inherit from it; a provider asks consent first.
"""

from dataclasses import replace

from naklank.law.questions.situations import (
    ANNOUNCED_FIRST,
    AUDIO,
    CONSENT_GATES,
    CONSENT_NORMS,
    COPY_ON_REQUEST,
    EDITS_ARE_TOLD,
    GIVEN_BRINGS,
    GROUP,
    IMAGE_PROCEDURE,
    IMAGES,
    INCAPABLE,
    MINOR,
    MUST_ALLOW,
    MUTUAL_CONSENT,
    OPEN_STREET,
    OUR_CONSENT,
    PATIENT_SIDE,
    PROVIDER_SIDE,
    answer_of_the_patient,
    brought,
    by_the_entitled,
)
from naklank.logic.conditions import Condition, bound, is_, not_known, stated
from naklank.logic.doors import Block, Cited, Door, Need, Question
from naklank.text import Text

PRIVATE_USE = Cited("recording.audio.patient.private-use")
OTHERS_AGREE = Need("others_consent", "recording.audio.group.all-consent", when=GROUP)
IN_PICTURE_AGREE = Need("others_consent", "video.consent.all", when=GROUP | stated("others_consent"))
PUBLICATION = is_("recording_purpose", "publication")
OTHERS_GIVEN = is_("others_consent", "given") & (GROUP | IMAGES)
EXTRA_CARE = (
    Cited("recording.audio.minors.extra-care", MINOR),
    Cited("recording.audio.incapacitated.extra-care", INCAPABLE),
)
AGE_NAMES = ("age.under-12", "age.12-15.self", "age.16-17", "representative.incapable-adult")
_EMPLOYEE_REFUSES = is_("employee_decision", "refused")
_UNSIGNED = is_("agreement_signed", "refused")
PROCEDURE = (
    Need("employee_decision", "video.blijf.employee-decides", when=~_EMPLOYEE_REFUSES),
    Need("employee_decision", "video.refused.not-made", when=_EMPLOYEE_REFUSES),
    Need("manager_decision", "video.blijf.manager-decides"),
    Need("agreement_signed", "video.blijf.signed", when=~_UNSIGNED),
    Need("agreement_signed", "video.blijf.refusal-to-sign", otherwise=(("refused", "judgement"),), when=_UNSIGNED),
)
PROCEDURE_NAMES = ("video.blijf.refusal-to-sign", "video.refuse.portrait-right", "video.refused.not-made")

SOUND = Door(
    "sound-private",
    "allowed",
    AUDIO & PATIENT_SIDE,
    (
        PRIVATE_USE,
        Cited("recording.audio.org-must-allow", MUST_ALLOW),
        Cited("recording.audio.group.all-consent", GROUP),
        Cited("recording.announce.duty", ANNOUNCED_FIRST),
    ),
    (
        Need("participates", "recording.audio.participant-only"),
        OTHERS_AGREE,
        Need("announced", "recording.announce.duty", when=ANNOUNCED_FIRST),
        Need("other_party_consent", "recording.publish.provider-consent", when=PUBLICATION),
        Need("weighty_reason", "recording.audio.org-refuse.weighty-reason", (False,), when=MUST_ALLOW),
    ),
    (
        "recording.audio.patient.no-consent-needed",
        "recording.audio.covert.not-punishable",
        "recording.audio.participant-only",
        *AGE_NAMES,
    ),
    (
        Cited("recording.announce.courtesy", ~ANNOUNCED_FIRST),
        Cited("recording.copy.exchange", COPY_ON_REQUEST),
        Cited("recording.edit.tell", EDITS_ARE_TOLD),
        Cited("recording.share.mutual-consent", MUTUAL_CONSENT & ~OUR_CONSENT),
        Cited("recording.share.blijf-consent", OUR_CONSENT),
    ),
)
IMAGES_OF_ALL = Door(
    "images-consent-of-all",
    "allowed",
    IMAGES & PATIENT_SIDE & ~IMAGE_PROCEDURE,
    (Cited("video.consent.all"), Cited("video.ask-before")),
    (
        Need("other_party_consent", "video.consent.all"),
        IN_PICTURE_AGREE,
        Need("employee_decision", "video.refuse.portrait-right", ("given", "not_asked")),
    ),
    ("video.refuse.portrait-right", *AGE_NAMES),
)
IMAGES_BLIJF = Door(
    "images-procedure",
    "allowed",
    IMAGES & PATIENT_SIDE & IMAGE_PROCEDURE,
    (
        Cited("video.consent.all"),
        Cited("video.blijf.employee-decides"),
        Cited("video.blijf.manager-decides"),
        Cited("video.blijf.signed"),
        Cited("video.refused.not-made", is_("employee_decision", "refused")),
        Cited("video.blijf.refusal-to-sign", is_("agreement_signed", "refused")),
    ),
    (*PROCEDURE, IN_PICTURE_AGREE),
    (*PROCEDURE_NAMES, *AGE_NAMES),
)
BLIJF_STEPS = tuple(
    Cited(f"video.blijf.{step}", IMAGES & IMAGE_PROCEDURE)
    for step in (
        "discuss-before",
        "consult-colleagues",
        "inform-manager",
        "written-decision",
        "decision-in-file",
        "agreements",
        "agreements.confidentiality",
        "agreements.no-cutting",
        "agreements.no-third-parties",
        "agreements.copy",
        "agreements.role",
        "client-records",
        "two-staff",
        "staff-records",
        "agree-making",
        "copy",
        "no-editing",
        "no-sharing",
    )
)
STREET = Door(
    "images-public-space",
    "allowed",
    IMAGES & PATIENT_SIDE & is_("setting", "public_space"),
    (Cited("video.public-space.allowed"),),
    (Need("fixed_camera", "video.public-space.fixed-camera", (False,)),),
    ("video.public-space.fixed-camera",),
)
BY_PROVIDER = Door(
    "provider-consent",
    "allowed",
    PROVIDER_SIDE,
    (
        Cited("recording.provider.consent"),
        Cited("recording.provider.consent-blijf", bound("recording.provider.consent-blijf") & AUDIO),
        Cited("video.consent.all", IMAGES),
        Cited("recording.audio.group.all-consent", GROUP & AUDIO),
        Cited("video.blijf.staff-records", IMAGES & IMAGE_PROCEDURE),
    ),
    (
        Need(
            "consent",
            "recording.provider.consent",
            when=stated("consent") | ~stated("other_party_consent"),
        ),
        *answer_of_the_patient("other_party_consent", "recording.provider.consent", stated("other_party_consent")),
        *CONSENT_GATES,
        *by_the_entitled("recording.provider.consent", answer="other_party_consent"),
        Need("listeners_named", "recording.provider.name-listeners"),
        Need("retention_named", "recording.provider.name-retention"),
        Need("others_consent", "recording.audio.group.all-consent", when=GROUP & AUDIO),
        Need("others_consent", "video.consent.all", when=IMAGES & (GROUP | stated("others_consent"))),
        *(replace(need, when=need.when & IMAGES & IMAGE_PROCEDURE & stated(need.fact)) for need in PROCEDURE),
    ),
    (
        *CONSENT_NORMS,
        "recording.audio.covert.not-punishable",
        "representative.incapable-adult",
        *PROCEDURE_NAMES,
    ),
    (
        *(Cited(norm, is_("consent", "given") | is_("other_party_consent", "given")) for norm in GIVEN_BRINGS),
        Cited("recording.provider.name-listeners"),
        Cited("recording.provider.name-retention"),
        Cited("recording.secrecy.applies"),
        Cited("recording.secrecy.same-care"),
    ),
)
COVERT = Block(
    "covert-images",
    IMAGES & stated("announced") & ~OPEN_STREET,
    (
        Need(
            "announced",
            "video.covert.punishable",
            kind="frame",
            when=is_("done"),
        ),
    ),
)

TALK = tuple(
    Cited(f"recording.talk.{what}")
    for what in (
        "discuss",
        "explore-motive",
        "offer-summary",
        "partial",
        "companion",
        "drawing",
        "teach-back",
        "choose-together",
    )
)
RISKS = (
    Cited("evidence.tampering-risk"),
    Cited("evidence.voice-misuse-risk"),
    Cited("evidence.trust-risk"),
)
TALKING = (
    *TALK,
    Cited("recording.talk.worries", bound("recording.talk.worries")),
    Cited("recording.audio.supportive"),
    Cited("recording.audio.org-refuse.talk-first", MUST_ALLOW & AUDIO),
    Cited("recording.audio.org-refuse.alternative", MUST_ALLOW & AUDIO),
    Cited("recording.audio.group.agree-at-start", GROUP),
    *RISKS,
)
_IMAGE_MAINS = (
    Cited("video.stricter", IMAGES),
    Cited(
        "video.covert.punishable", IMAGES & stated("announced") & is_("announced", False) & is_("done") & ~OPEN_STREET
    ),
    Cited("video.covert.portrait", IMAGES & stated("announced") & is_("announced", False) & is_("done") & ~OPEN_STREET),
)


def _open() -> tuple[tuple[str, Condition], ...]:
    mine = PATIENT_SIDE
    return (
        ("open.announce", AUDIO & MUST_ALLOW),
        ("open.group-scope", GROUP),
        ("open.extra-care", MINOR | INCAPABLE),
        ("open.incapable-minor", is_("patient_age", "12_15", "16_17") & INCAPABLE & stated("capable")),
        ("open.manager", IMAGES & IMAGE_PROCEDURE & mine),
        ("open.images-who", IMAGES),
        ("open.retention", PROVIDER_SIDE),
        ("open.other-purposes", mine & is_("recording_purpose", "evidence", "treatment", "training")),
        ("open.weighty-record", AUDIO & mine & MUST_ALLOW & stated("weighty_reason")),
        ("open.portrait-right", IMAGES & IMAGE_PROCEDURE & is_("employee_decision", "refused")),
        (
            "open.unfree-consent",
            PROVIDER_SIDE & (is_("consent_voluntary", False) | not_known("consent_voluntary")),
        ),
        ("open.representative-order", stated("senior_representative")),
    )


RECORD = Question(
    "record",
    Text("opnemen", "record"),
    Text("Mag dit gesprek worden opgenomen?", "May this conversation be recorded?"),
    doors=(SOUND, IMAGES_OF_ALL, IMAGES_BLIJF, STREET, BY_PROVIDER),
    mains=_IMAGE_MAINS,
    blocks=(COVERT,),
    presumed=(("actor", "patient"),),
    named=(
        brought("video.covert.punishable", "announced", when=IMAGES & ~OPEN_STREET & is_("done")),
        brought("video.public-space.fixed-camera", "fixed_camera", when=IMAGES & is_("setting", "public_space")),
    ),
    along=(
        *TALKING,
        *EXTRA_CARE,
        *BLIJF_STEPS,
        *(Cited(norm, OTHERS_GIVEN) for norm in GIVEN_BRINGS),
    ),
    open=_open(),
)

_LATE = is_("done")
_REFUSED_OR_LATE = is_("others_consent", "refused") | (is_("others_consent", "not_asked") & _LATE)
NOT_PERMITTED = (
    is_("participates", False)
    | (GROUP & _REFUSED_OR_LATE)
    | (ANNOUNCED_FIRST & is_("announced", False) & _LATE)
    | (PUBLICATION & (is_("other_party_consent", "refused") | (is_("other_party_consent", "not_asked") & _LATE)))
)
REFUSE_RECORDING = Question(
    "refuse_recording",
    Text("opname weigeren", "refuse recording"),
    Text("Mag u een opname weigeren?", "May you refuse a recording?"),
    doors=(
        Door(
            "refuse-images",
            "allowed",
            IMAGES,
            (
                Cited("video.consent.all"),
                Cited("video.refuse.portrait-right", IMAGE_PROCEDURE),
                Cited("video.refused.not-made", IMAGE_PROCEDURE & is_("employee_decision", "refused")),
                Cited("video.public-space.allowed", is_("setting", "public_space")),
            ),
            (
                Need(
                    "fixed_camera",
                    "video.public-space.allowed",
                    when=is_("setting", "public_space"),
                ),
            ),
            ("video.public-space.fixed-camera", "video.refuse.portrait-right", "video.refused.not-made"),
        ),
        Door(
            "refuse-not-permitted",
            "allowed",
            AUDIO & NOT_PERMITTED,
            (
                Cited("recording.audio.participant-only", is_("participates", False)),
                Cited("recording.audio.group.all-consent", GROUP & _REFUSED_OR_LATE),
                Cited("recording.announce.duty", ANNOUNCED_FIRST & is_("announced", False) & _LATE),
                Cited("recording.publish.provider-consent", PUBLICATION),
            ),
        ),
        Door(
            "refuse-weighty-reason",
            "allowed",
            AUDIO & MUST_ALLOW,
            (Cited("recording.audio.org-must-allow"), Cited("recording.audio.org-refuse.weighty-reason")),
            (
                Need("weighty_reason", "recording.audio.org-refuse.weighty-reason"),
                Need("alternative_offered", "recording.audio.org-refuse.alternative"),
            ),
        ),
        Door(
            "refuse-sound-in-care",
            "forbidden",
            AUDIO & ~MUST_ALLOW,
            (PRIVATE_USE,),
            named=("recording.audio.patient.no-consent-needed", "recording.audio.participant-only"),
            along=(Cited("policy.proposal.restrict"),),
        ),
    ),
    mains=(
        Cited("video.stricter", IMAGES),
        Cited("recording.audio.patient.private-use", AUDIO),
    ),
    named=(brought("recording.audio.group.all-consent", "others_consent", when=GROUP & AUDIO),),
    along=(*TALKING, *EXTRA_CARE),
    open=(
        ("open.refuse-audio-care", AUDIO & ~MUST_ALLOW),
        ("open.group-scope", GROUP),
        ("open.portrait-right", IMAGES & IMAGE_PROCEDURE & is_("employee_decision", "refused")),
    ),
)
