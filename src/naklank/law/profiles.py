"""Profiles: which norms of policy an organisation holds, as data.

Three come with the sources. An organisation makes its own from one of them (naklank.law.own_profiles): it may add and
tighten, never relax what the law says.
"""

from dataclasses import dataclass, field
from datetime import date

from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of organisation, and the norms of policy that it holds. `since`: the first day of its policy, if known.

    `terms` are its own words for what the sources leave to it, by name (`retention`, `listeners`, …).
    """

    id: str
    label: Text
    holds: frozenset[str]
    since: date | None = None
    terms: dict[str, Text] = field(default_factory=dict)


_SPELREGELS = frozenset(
    {
        "recording.audio.org-must-allow",
        "recording.audio.org-refuse.weighty-reason",
        "recording.audio.org-refuse.alternative",
        "recording.audio.org-refuse.talk-first",
        "recording.share.mutual-consent",
        "recording.copy.exchange",
        "recording.edit.tell",
        "recording.notice.website",
    }
)
_OF_BLIJF = frozenset(
    {
        "recording.share.blijf-consent",
        "recording.provider.consent-blijf",
        "recording.talk.worries",
        "recording.notice.house-rules",
        "treatment.publication-no-ground",
        "video.blijf.employee-decides",
        "video.blijf.copy",
        "video.blijf.no-editing",
        "video.blijf.no-sharing",
    }
)

CARE = Profile("care", Text("zorg", "care"), frozenset())
PUBLIC_BODY = Profile(
    "public_body",
    Text("overheid (spelregels van de Ombudsman)", "public body (the Ombudsman's rules)"),
    _SPELREGELS | {"recording.announce.duty", "recording.notice.policy-municipality"},
)
BLIJF_GROEP = Profile("blijf_groep", Text("Blijf Groep", "Blijf Groep"), _SPELREGELS | _OF_BLIJF, date(2018, 10, 4))
PROFILES: dict[str, Profile] = {profile.id: profile for profile in (CARE, PUBLIC_BODY, BLIJF_GROEP)}


def held_by(profiles: dict[str, Profile]) -> dict[str, tuple[str, ...]]:
    """Say of each norm of policy which profiles hold it."""
    norms = sorted({norm for profile in profiles.values() for norm in profile.holds})
    return {norm: tuple(p.id for p in profiles.values() if norm in p.holds) for norm in norms}
