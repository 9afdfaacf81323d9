"""Write down that a lawyer looked the rules over. It belongs to one version; what was written is never changed.

The record has the name, sealed by the log; the line in the log itself has only the version.
"""

from datetime import date

from naklank.actions.access import may
from naklank.actions.events import event, refusals_logged
from naklank.actions.ports import House, Tx
from naklank.errors import NaklankError
from naklank.model import Actor, SignOff, Thing, new_id
from naklank.text import Text

WORDS_MAX = 200
REMARK_MAX = 1000


def sign_rules(house: House, actor: Actor, *, name: str, office: str, day: str, remark: str) -> SignOff:
    """Write it down, for the version that holds now. Raises `NaklankError` with the field that does not fit."""
    today = house.clock.now().date()
    made = SignOff(
        id=new_id(),
        rules=house.rules.base.version,
        name=_words("name", name, WORDS_MAX),
        office=_words("office", office, WORDS_MAX),
        day=_day(day, today).isoformat(),
        remark=_words("remark", remark, REMARK_MAX, needed=False),
        by=actor.person,
        at=house.clock.now(),
    )

    def unit(tx: Tx) -> SignOff:
        may(tx, actor, "sign_rules", None)
        tx.put(made)
        tx.log(event(house, actor, "rules:sign", "C", Thing("signoff", made.id), detail={"rules": made.rules}))
        return made

    with refusals_logged(house, actor, "rules:sign", "C"):
        return house.store.write(unit)


def newest_sign_off(house: House) -> SignOff | None:
    """The one that was written down last, of whatever version; of this version before any other."""
    found = house.store.read(
        lambda view: view.find(SignOff, rules=house.rules.base.version, order="at", newest=True, limit=1)
    )
    return next(
        iter(found or house.store.read(lambda view: view.find(SignOff, order="at", newest=True, limit=1))), None
    )


def sign_offs(house: House) -> list[SignOff]:
    """All of them, the newest first."""
    return house.store.read(lambda view: view.find(SignOff, order="at", newest=True))


def _words(field: str, said: str, most: int, *, needed: bool = True) -> str:
    words = " ".join(said.split())
    if needed and not words:
        raise NaklankError(_MISSING, _FILL_IN, field=field)
    if len(words) > most or not words.isprintable():
        raise NaklankError(
            _TOO_LONG, Text(f"Gebruik hoogstens {most} tekens.", f"Use at most {most} characters."), field=field
        )
    return words


def _day(said: str, today: date) -> date:
    try:
        day = date.fromisoformat(said.strip())
    except ValueError:
        raise NaklankError(_NO_DAY, _FILL_IN, field="day") from None
    if day > today:
        raise NaklankError(_NO_DAY, Text("Deze dag moet nog komen.", "This day is still to come."), field="day")
    return day


_MISSING = Text("Dit missen we nog.", "This is still missing.")
_FILL_IN = Text("Vul het in.", "Fill it in.")
_TOO_LONG = Text("Deze tekst past niet.", "This text does not fit.")
_NO_DAY = Text("Deze dag kennen we niet.", "We do not know this day.")
