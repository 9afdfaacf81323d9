"""The catalogue: every norm of the sources, one module per subject, in the order of the subjects."""

from naklank.law.norms import (
    about,
    after_death,
    by_provider,
    circle,
    consent,
    evidence,
    file,
    government,
    house,
    images,
    images_blijf,
    insurers,
    outside_questions,
    people,
    research,
    secrecy,
    sharing,
    sound,
    statute,
    supervision,
    talk,
    witness,
)
from naklank.law.norms.open_points import OPEN_POINTS
from naklank.logic.norms import Norm

SUBJECTS = {
    "sound": sound.NORMS,
    "sharing": sharing.NORMS,
    "by_provider": by_provider.NORMS,
    "talk": talk.NORMS,
    "images": images.NORMS,
    "images_blijf": images_blijf.NORMS,
    "evidence": evidence.NORMS,
    "secrecy": secrecy.NORMS,
    "consent": consent.NORMS,
    "people": people.NORMS,
    "circle": circle.NORMS,
    "statute": statute.NORMS,
    "witness": witness.NORMS,
    "outside_questions": outside_questions.NORMS,
    "after_death": after_death.NORMS,
    "research": research.NORMS,
    "insurers": insurers.NORMS,
    "government": government.NORMS,
    "supervision": supervision.NORMS,
    "file": file.NORMS,
    "about": about.NORMS,
    "house": house.NORMS,
}
CATALOGUE: dict[str, Norm] = {norm.id: norm for norms in SUBJECTS.values() for norm in norms}

__all__ = ["CATALOGUE", "OPEN_POINTS", "SUBJECTS"]
