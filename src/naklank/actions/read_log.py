"""The whole log, for a manager or privacy officer; that it was read stands in it too."""

from naklank.actions.access import may
from naklank.actions.diary import Line, fold
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.model import Actor, Thing

AT_ONCE = 100


def read_log(house: House, actor: Actor, *, before: int | None = None) -> tuple[list[Line], int | None]:
    """The newest lines (below number `before`), newest first, and where the next page begins (None at the end)."""

    def unit(tx: Tx) -> tuple[list[Line], int | None]:
        may(tx, actor, "see_whole_log", None)
        found = tx.events(newest=True, limit=AT_ONCE, before=before)
        lines = sorted(fold(tx, found), key=lambda line: line.number, reverse=True)
        tx.log(event(house, actor, "log:read", "R", Thing("log", house.signer.origin())))
        following = found[-1].number if len(found) == AT_ONCE else None
        return lines, following

    return house.store.write(unit)
