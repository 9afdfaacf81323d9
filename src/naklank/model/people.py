"""Who takes part: people, how they prove who they are, and who acts now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from naklank.model.ids import ConversationId, PersonId

Role = Literal["patient", "provider", "manager", "privacy_officer", "relative"]
ROLES: tuple[Role, ...] = ("patient", "provider", "manager", "privacy_officer", "relative")
STAFF: tuple[Role, ...] = ("provider", "manager", "privacy_officer")

CredentialKind = Literal["password", "totp", "passkey", "link", "first_login"]
ChallengeKind = Literal["second_factor", "passkey_new", "passkey", "first_login"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone Naklank knows. `id` is also the pseudonym under which manifests and log name the person.

    `name` is what the others see ("Mevrouw De Wit"); it never enters a manifest, a leaf or an event.
    """

    id: PersonId
    role: Role
    name: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Credential:
    """One way to prove who one is. `secret` is a hash, a public key or a sealed seed, never the secret itself.

    `kind` "link" and "first_login" are personal links: `id` is the SHA-256 of the token, `secret` the
    argon2 hash of the code that goes with it; `uses_left` counts down.
    """

    id: str
    person: PersonId
    kind: CredentialKind
    secret: str
    created: datetime
    expires: datetime | None = None
    uses_left: int | None = None
    failures: int = 0
    counter: int = 0


@dataclass(frozen=True, slots=True)
class Challenge:
    """A browser halfway through proving who it is: what it must still answer, and until when.

    `id` is the SHA-256 of a token that the browser holds. `person` is None where the answer itself will say who it
    is (a passkey). `secret` is the passkey challenge (base64url) or a sealed seed; a challenge is used once.
    """

    id: str
    kind: ChallengeKind
    person: PersonId | None
    secret: str
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Tries:
    """How many tries failed at one place ("join/address/…", "sign-in/login/…") since the window began."""

    id: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser. `id` is the SHA-256 of the cookie's token; the token itself is never stored.

    `scope` is set for a phone that only ever joined by QR: it sees that one conversation and nothing else.
    `strong` is true once a second factor or a passkey was shown.
    """

    id: str
    person: PersonId
    created: datetime
    seen: datetime
    expires: datetime
    scope: ConversationId | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something now: the person, the role, the reach of the session, and from where.

    `access_point` is how the person came in ("web", "cli", "system") and `address` the network address.
    """

    person: PersonId
    role: Role | Literal["system", "stranger"]
    scope: ConversationId | None = None
    session: str = ""
    access_point: Literal["web", "cli", "system"] = "web"
    address: str = ""


SYSTEM = Actor(PersonId("system"), "system", access_point="system")
"""Naklank itself, for what no person asked for (a rendition, a sweep)."""


def stranger(address: str) -> Actor:
    """Someone who has not shown who he is: for log lines about tries at the door."""
    return Actor(PersonId("stranger"), "stranger", address=address)
