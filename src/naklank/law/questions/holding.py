"""What may be done with a recording that one has: copy, edit, listen, keep, bring as evidence; and what follows."""

from naklank.law.questions.recording import RISKS
from naklank.law.questions.situations import (
    ANNOUNCED_FIRST,
    AUDIO,
    CONSENT_GATES,
    CONSENT_NORMS,
    COPY_ON_REQUEST,
    EDITS_ARE_TOLD,
    GIVEN_BRINGS,
    IMAGES,
    IMAGES_COPIED,
    IMAGES_UNEDITED,
    MUST_ALLOW,
    PATIENT_SIDE,
    PROVIDER_SIDE,
    brought,
)
from naklank.logic.conditions import ALWAYS, bound, is_, not_known, stated
from naklank.logic.doors import Cited, Door, Effect, Need, Question
from naklank.logic.facts import Value
from naklank.text import Text

NO_END = bound("treatment.publication-no-ground")
ON_WEBSITE = bound("recording.notice.website")
IN_HOUSE_RULES = bound("recording.notice.house-rules")
GIVE_COPY = Question(
    "give_copy",
    Text("kopie van de opname geven", "give a copy of the recording"),
    Text("Moet of mag de ander een kopie van de opname krijgen?", "Must or may the other get a copy of the recording?"),
    doors=(
        Door(
            "copy-on-request",
            "required",
            AUDIO & COPY_ON_REQUEST & is_("copy_requested"),
            (Cited("recording.copy.exchange"),),
        ),
        Door(
            "copy-of-images",
            "required",
            IMAGES & IMAGES_COPIED,
            (Cited("video.blijf.copy"),),
        ),
        Door(
            "copy-of-sound",
            "allowed",
            AUDIO,
            (
                Cited("recording.audio.patient.private-use", ~COPY_ON_REQUEST | PATIENT_SIDE),
                Cited("recording.copy.exchange", COPY_ON_REQUEST),
            ),
        ),
        Door("copy-unruled", "allowed", IMAGES & ~IMAGES_COPIED, (Cited("video.stricter"),)),
    ),
    mains=(Cited("video.stricter", IMAGES),),
    presumed=(("actor", "patient"),),
    named=(brought("recording.copy.exchange", "copy_requested", when=AUDIO & COPY_ON_REQUEST),),
    along=(
        Cited("recording.talk.discuss", ~COPY_ON_REQUEST),
        Cited("video.blijf.agreements.copy", IMAGES & IMAGES_COPIED),
        Cited("recording.secrecy.applies", PROVIDER_SIDE),
        Cited("recording.secrecy.same-care"),
        *RISKS,
    ),
    open=(
        ("open.copy-care", ~COPY_ON_REQUEST),
        ("open.video-copy", IMAGES & IMAGES_COPIED),
    ),
)

_NOT_TOLD: tuple[tuple[Value, Effect], ...] = (("none", "conditional"),)
EDIT = Question(
    "edit",
    Text("knippen en plakken", "cut and paste"),
    Text("Mag de opname worden bewerkt?", "May the recording be edited?"),
    doors=(
        Door(
            "edit-sound-told",
            "allowed",
            AUDIO & EDITS_ARE_TOLD,
            (Cited("recording.edit.tell"),),
            (Need("edited", "recording.edit.tell", ("told", "agreed"), otherwise=_NOT_TOLD),),
        ),
        Door(
            "edit-images-agreed",
            "allowed",
            IMAGES & IMAGES_UNEDITED,
            (Cited("video.blijf.no-editing"), Cited("video.blijf.agreements.no-cutting")),
            (Need("edited", "video.blijf.no-editing", ("agreed",), otherwise=_NOT_TOLD),),
        ),
        Door(
            "edit-free",
            "allowed",
            (AUDIO & ~EDITS_ARE_TOLD) | (IMAGES & ~IMAGES_UNEDITED),
            (Cited("recording.audio.patient.private-use", AUDIO), Cited("video.stricter", IMAGES)),
        ),
    ),
    mains=(Cited("video.stricter", IMAGES),),
    presumed=(("actor", "patient"),),
    along=(
        Cited("recording.secrecy.applies", PROVIDER_SIDE),
        Cited("recording.secrecy.same-care"),
        *RISKS,
    ),
    open=(("open.copy-care", ~EDITS_ARE_TOLD), ("open.editing", IMAGES_UNEDITED)),
)

_STILL_CONSENTED = ("given", "not_asked")
_IN_TERM = Need("retention_expired", "recording.provider.name-retention", (False,))
UNFREE = is_("consent_voluntary", False) | not_known("consent_voluntary")
_OWN = stated("own_recording") & is_("own_recording")
LISTEN = Question(
    "listen",
    Text("beluisteren", "listen"),
    Text("Mag deze persoon de opname horen of zien?", "May this person hear or see the recording?"),
    doors=(
        Door(
            "own-recording",
            "allowed",
            _OWN,
            (Cited("recording.audio.patient.private-use", ~IMAGES), Cited("video.stricter", IMAGES)),
            (Need("participates", "recording.audio.participant-only"),),
        ),
        Door(
            "equal-copy",
            "allowed",
            stated("own_recording") & is_("own_recording", False),
            (Cited("house.listen.equal-copy"),),
            (Need("equal_copy", "house.listen.equal-copy"),),
        ),
        Door(
            "named-listener",
            "allowed",
            ~stated("own_recording"),
            (Cited("recording.provider.name-listeners"),),
            (
                Need("listener_named", "recording.provider.name-listeners"),
                Need("consent", "consent.withdraw", _STILL_CONSENTED),
                _IN_TERM,
            ),
        ),
        Door(
            "new-consent",
            "allowed",
            ~stated("own_recording"),
            (Cited("recording.provider.consent"),),
            (
                Need("consent", "recording.provider.consent"),
                *CONSENT_GATES,
                _IN_TERM,
            ),
            CONSENT_NORMS,
            tuple(Cited(norm, is_("consent", "given")) for norm in GIVEN_BRINGS),
        ),
    ),
    mains=(Cited("recording.secrecy.applies", ~_OWN),),
    named=(
        brought("recording.provider.name-listeners", "listeners_named"),
        brought("recording.provider.name-retention", "retention_named", "retention_expired"),
    ),
    along=(
        Cited("secrecy.other-purposes", ~_OWN),
        Cited("recording.secrecy.same-care"),
        *RISKS,
    ),
    open=(("open.unfree-consent", UNFREE),),
)
KEEP = Question(
    "keep",
    Text("bewaren", "keep"),
    Text("Mag de opname bewaard blijven?", "May the recording be kept?"),
    doors=(
        Door(
            "keep-own",
            "allowed",
            PATIENT_SIDE,
            (Cited("recording.audio.patient.private-use", AUDIO), Cited("video.stricter", IMAGES)),
        ),
        Door(
            "keep-with-consent",
            "allowed",
            PROVIDER_SIDE,
            (Cited("recording.provider.consent"), Cited("recording.secrecy.applies")),
            (
                Need("consent", "consent.withdraw"),
                *CONSENT_GATES,
                Need("retention_named", "recording.provider.name-retention"),
                _IN_TERM,
            ),
            CONSENT_NORMS,
            tuple(Cited(norm, is_("consent", "given")) for norm in GIVEN_BRINGS),
        ),
    ),
    mains=(Cited("recording.secrecy.applies", PROVIDER_SIDE),),
    presumed=(("consent", "given"),),
    meanwhile="allowed",
    named=(brought("recording.provider.name-retention", "retention_named", "retention_expired"),),
    along=(
        Cited("recording.provider.name-retention", PROVIDER_SIDE),
        Cited("recording.secrecy.same-care"),
        *RISKS,
    ),
    open=(("open.retention", ALWAYS), ("open.unfree-consent", PROVIDER_SIDE & UNFREE)),
)
USE_AS_EVIDENCE = Question(
    "use_as_evidence",
    Text("als bewijs inbrengen", "bring as evidence"),
    Text("Neemt een tuchtcollege deze opname aan?", "Will a tribunal take this recording?"),
    doors=(
        Door(
            "tribunal",
            "judgement",
            ALWAYS,
            (Cited("evidence.tribunal.accepts"),),
            named=("evidence.tampering-risk",),
            along=(Cited("recording.announce.duty", ANNOUNCED_FIRST & AUDIO),),
            criteria=("edited", "recording_complete"),
        ),
    ),
    mains=(Cited("evidence.tribunal.accepts"),),
    presumed=(("actor", "patient"),),
    meanwhile="allowed",
    along=(
        Cited("recording.secrecy.same-care"),
        Cited("recording.secrecy.applies", PROVIDER_SIDE),
        *RISKS,
    ),
    open=(
        ("open.evidence-vs-third-party", ALWAYS),
        ("open.announce", AUDIO & MUST_ALLOW),
    ),
)
TERMINATE_TREATMENT = Question(
    "terminate_treatment",
    Text("behandeling beëindigen", "end treatment"),
    Text("Mag de behandeling stoppen vanwege een opname?", "May treatment end because of a recording?"),
    doors=(
        Door(
            "not-for-publication-alone",
            "forbidden",
            NO_END & is_("termination_ground", "publication_only"),
            (Cited("treatment.publication-no-ground"),),
        ),
        Door(
            "weighty-grounds",
            "judgement",
            ~(NO_END & is_("termination_ground", "publication_only")),
            (Cited("treatment.publication-no-ground"),),
            criteria=("termination_ground",),
        ),
    ),
    mains=(Cited("treatment.publication-no-ground"),),
    presumed=(("actor", "organisation"),),
    along=(*RISKS, Cited("recording.secrecy.same-care")),
)
_NOTICES = (
    Cited("recording.notice.waiting-room"),
    Cited("recording.notice.website", ON_WEBSITE),
    Cited("recording.notice.house-rules", IN_HOUSE_RULES),
    Cited("recording.notice.policy-municipality", bound("recording.notice.policy-municipality")),
)
INFORM_POLICY = Question(
    "inform_policy",
    Text("beleid bekendmaken", "make the policy known"),
    Text("Moet u bekendmaken wat bij u geldt voor opnemen?", "Must you make known what holds for recording?"),
    doors=(
        Door("website", "required", ON_WEBSITE & is_("notice", "website"), (Cited("recording.notice.website"),)),
        Door(
            "house-rules",
            "required",
            IN_HOUSE_RULES & is_("notice", "house_rules"),
            (Cited("recording.notice.house-rules"),),
        ),
        Door("free", "allowed", ALWAYS, (Cited("recording.notice.waiting-room"),)),
    ),
    mains=(Cited("recording.notice.waiting-room"),),
    presumed=(("actor", "organisation"),),
    along=_NOTICES,
)
RECORDED_QUESTIONS = (
    GIVE_COPY,
    EDIT,
    LISTEN,
    KEEP,
    USE_AS_EVIDENCE,
    TERMINATE_TREATMENT,
    INFORM_POLICY,
)
