"""Passkeys (WebAuthn): something the phone or laptop keeps, opened by a finger, face or pin. No secret is kept here.

A challenge is made here, kept for five minutes and used once. A passkey with user verification is two factors in one;
as a second step after a password, presence is enough. A counter that goes back is refused: the key was copied.
"""

import base64
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from naklank.actions import tries
from naklank.actions.events import event
from naklank.actions.join import network
from naklank.actions.ports import House, Tx, View
from naklank.actions.sessions import actor_of, hash_token, new_session, new_token
from naklank.actions.sign_in import enter, waiting_person
from naklank.errors import NaklankError, NotAllowed
from naklank.model import STAFF, Actor, Challenge, Credential, Event, Person, PersonId, Session, Thing, stranger
from naklank.model.people import ChallengeKind
from naklank.text import Text

ASKED_BY_ADDRESS_MAX = 200
CHALLENGE_LIVES = timedelta(minutes=5)
_STUMBLES = (LookupError, TypeError, ValueError)
"""What the library raises where a browser's bytes lack what it looks for: no mistake of ours, and no answer."""
RESPONSE_LENGTH_MAX = 20_000
ID_LENGTH_MAX = 1400


@dataclass(frozen=True, slots=True)
class Here:
    """Under which name browsers know this installation: the domain, the full origin, and what to call it."""

    domain: str
    origin: str
    name: str = "Naklank"


def begin_adding(house: House, person: Person, here: Here) -> tuple[str, str]:
    """Ask the browser of `person` for a new passkey. Returns the options (JSON) and a token to come back with."""
    import webauthn
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    known = house.store.read(lambda view: _passkeys(view, person.id))
    options = webauthn.generate_registration_options(
        rp_id=here.domain,
        rp_name=here.name,
        user_name=person.name,
        user_id=person.id.encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=_raw_id(passkey)) for passkey in known],
    )
    token = _remember(house, "passkey_new", person.id, options.challenge)
    return webauthn.options_to_json(options), token


def finish_adding(house: House, actor: Actor, token: str, response: str, here: Here) -> Credential:
    """Keep the new passkey of `actor`. Raises `NotAllowed` where the answer does not fit the question."""
    passkey = read_new(house, actor.person, token, response, here)

    def unit(tx: Tx) -> None:
        use_up(tx, token)
        if not tx.add(passkey):
            raise _does_not_fit()
        patient = actor.person if actor.role == "patient" else ""
        tx.log(event(house, actor, "passkey:add", "C", Thing("person", actor.person), patient=patient))

    house.store.write(unit)
    return passkey


def read_new(house: House, person: PersonId, token: str, response: str, here: Here) -> Credential:
    """Check the browser's answer and make the credential, not kept yet (first login keeps it in a unit of its own)."""
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    waiting = house.store.read(lambda view: _waiting(view, house, token, "passkey_new"))
    if waiting.person != person:
        raise _does_not_fit()
    try:
        verified = webauthn.verify_registration_response(
            credential=_parsed(response),
            expected_challenge=_decode(waiting.secret),
            expected_rp_id=here.domain,
            expected_origin=here.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, *_STUMBLES):
        raise _does_not_fit() from None
    return Credential(
        id=_key(verified.credential_id),
        person=person,
        kind="passkey",
        secret=_encode(verified.credential_public_key),
        created=house.clock.now(),
        counter=verified.sign_count,
    )


def begin_entering(house: House, here: Here, second_step: str = "", address: str = "") -> tuple[str, str]:
    """Ask a browser for a passkey: any of ours, or after a password (`second_step`: its token) one of that person.

    Returns the options (JSON) and a token to come back with. Raises `TooMany` where one address asks on and on without
    ever showing one: each question is kept for a while.
    """
    import webauthn
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    person = house.store.read(lambda view: waiting_person(view, house, second_step)) if second_step else None
    own = house.store.read(lambda view: _passkeys(view, person.id)) if person is not None else []
    options = webauthn.generate_authentication_options(
        rp_id=here.domain,
        allow_credentials=[PublicKeyCredentialDescriptor(id=_raw_id(passkey)) for passkey in own],
        user_verification=UserVerificationRequirement.PREFERRED if person else UserVerificationRequirement.REQUIRED,
    )
    if address:
        _count_question(house, address)
    token = _remember(house, "passkey", person.id if person is not None else None, options.challenge)
    return webauthn.options_to_json(options), token


def finish_entering(
    house: House, token: str, response: str, here: Here, address: str, second_step: str = ""
) -> tuple[Person, str, Session]:
    """Let in who showed a passkey. Returns the person, the token for the cookie and the session.

    Raises `NotAllowed` where the passkey is not known, not of this person, or does not answer this challenge.
    """
    try:
        waiting, passkey = house.store.read(lambda view: _shown(view, house, token, response))
        counter = _verify(waiting, passkey, response, here)
    except NotAllowed:
        why: dict[str, object] = {"refusal": "NotAllowed"}
        line = event(house, stranger(address), "passkey:enter", "E", outcome="refused", detail=why)
        house.store.write(lambda tx: _fail(tx, token, line))
        raise

    def unit(tx: Tx) -> tuple[Person, str, Session]:
        use_up(tx, token)
        kept = tx.get(Credential, passkey.id)
        person = tx.get(Person, passkey.person)
        if kept is None or person is None or kept.counter != passkey.counter:
            raise _does_not_fit()
        tx.put(replace(kept, counter=counter))
        tries.give_back(tx, _asked_from(address))
        if waiting.person is not None:
            if waiting_person(tx, house, second_step).id != person.id:
                raise _does_not_fit()
            return enter(tx, house, person, second_step, address, "passkey")
        return _enter_alone(tx, house, person, address)

    return house.store.write(unit)


def _enter_alone(tx: Tx, house: House, person: Person, address: str) -> tuple[Person, str, Session]:
    cookie, session = new_session(house, person, strong=True)
    tx.put(session)
    patient = "" if person.role in STAFF else person.id
    actor = actor_of(person, session, address)
    tx.log(event(house, actor, "passkey:enter", "E", Thing("person", person.id), patient=patient))
    return person, cookie, session


def _verify(waiting: Challenge, passkey: Credential, response: str, here: Here) -> int:
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        verified = webauthn.verify_authentication_response(
            credential=_parsed(response),
            expected_challenge=_decode(waiting.secret),
            expected_rp_id=here.domain,
            expected_origin=here.origin,
            credential_public_key=_decode(passkey.secret),
            credential_current_sign_count=passkey.counter,
            require_user_verification=waiting.person is None,
        )
    except (WebAuthnException, *_STUMBLES):
        raise _does_not_fit() from None
    return verified.new_sign_count


def _shown(view: View, house: House, token: str, response: str) -> tuple[Challenge, Credential]:
    waiting = _waiting(view, house, token, "passkey")
    name = _parsed(response).get("id")
    known = isinstance(name, str) and len(name) <= ID_LENGTH_MAX
    passkey = view.get(Credential, f"passkey/{name}") if known else None
    if passkey is None or passkey.kind != "passkey" or waiting.person not in (None, passkey.person):
        raise _does_not_fit()
    return waiting, passkey


def _waiting(view: View, house: House, token: str, kind: ChallengeKind) -> Challenge:
    waiting = view.get(Challenge, hash_token(token))
    if waiting is None or waiting.kind != kind or house.clock.now() >= waiting.expires:
        raise _does_not_fit()
    return waiting


def _remember(house: House, kind: ChallengeKind, person: PersonId | None, challenge: bytes) -> str:
    token, now = new_token(), house.clock.now()
    kept = Challenge(hash_token(token), kind, person, _encode(challenge), now, now + CHALLENGE_LIVES)
    house.store.write(lambda tx: tx.put(kept))
    return token


def _count_question(house: House, address: str) -> None:
    def unit(tx: Tx) -> bool:
        place, now = _asked_from(address), house.clock.now()
        if tries.tries_at(tx, place, now) >= ASKED_BY_ADDRESS_MAX:
            return False
        tries.count_try(tx, place, now)
        return True

    if not house.store.write(unit):
        raise tries.too_many()


def _asked_from(address: str) -> str:
    return tries.place("passkey/address", network(address))


def use_up(tx: Tx, token: str) -> None:
    """Inside a unit: a challenge is answered once. Raises `NotAllowed` where it was answered already."""
    if tx.get(Challenge, hash_token(token)) is None:
        raise _does_not_fit()
    tx.remove(Challenge, hash_token(token))


def _fail(tx: Tx, token: str, line: Event) -> None:
    """Inside a unit: a wrong answer uses the challenge up too."""
    tx.remove(Challenge, hash_token(token))
    tx.log(line)


def _passkeys(view: View, person: PersonId) -> list[Credential]:
    return [credential for credential in view.find(Credential, person=person) if credential.kind == "passkey"]


def _parsed(response: str) -> dict[str, Any]:
    try:
        parsed = json.loads(response) if len(response) <= RESPONSE_LENGTH_MAX else None
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise _does_not_fit()
    return parsed


def _key(raw_id: bytes) -> str:
    return f"passkey/{_encode(raw_id)}"


def _raw_id(passkey: Credential) -> bytes:
    return _decode(passkey.id.removeprefix("passkey/"))


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _does_not_fit() -> NaklankError:
    return NotAllowed(
        Text("Deze toegangssleutel past niet.", "This passkey does not fit."),
        Text("Probeer het opnieuw, of kom op een andere manier binnen.", "Try again, or come in another way."),
    )
