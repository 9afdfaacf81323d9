"""What was announced, as both screens show it: what was said, what the rules say to it, and which answers there are."""

from dataclasses import asdict
from typing import Any

from naklank.actions.announce import asks_consent, decision_on, take_care
from naklank.actions.answer_shown import norm_shown, show
from naklank.actions.known_facts import said_of
from naklank.actions.overview import Talk
from naklank.actions.ports import House, View
from naklank.model import Actor
from naklank.model.situation import UNKNOWN
from naklank.text.catalogue import say

ROWS = ("by", "age", "capable", "purpose", "setting", "others", "term")


class Said:
    """One look at an announcement: what its maker said, and what the rules say now."""

    def __init__(self, house: House, view: View, seen: Talk, actor: Actor) -> None:
        assert seen.announcement is not None
        self.mine = seen.announcement.by == actor.person
        self.situation = said_of(view, seen.announcement)
        self.asks_consent = asks_consent(view, seen.announcement)
        self.decision = decision_on(house, view, seen.announcement)
        self.answer = seen.answer.reply if seen.answer else ""
        self.over = bool(seen.kept)


def announced_page(said: Said | None, language: str) -> dict[str, Any]:
    """What the pages of a conversation show of it."""
    if said is None:
        return {"mine": False, "said": [], "rule": None, "replies": [], "consent": False, "may_begin": False}
    decision = said.decision
    shown = show(decision.decided, language, decision.base)
    care = [norm_shown(norm, language, decision.base) for norm in take_care(decision)]
    spoken = asdict(said.situation)
    if spoken["by"] == "provider":
        spoken["by"] = UNKNOWN  # the heading says so
    rows = [
        {"key": say(f"conversation.said_{name}", language), "value": say(f"announce.{name}_{spoken[name]}", language)}
        for name in ROWS
        if spoken[name] != UNKNOWN
    ]
    return {
        "mine": said.mine,
        "said": rows,
        "consent": said.asks_consent,
        "may_begin": decision.permits,
        "rule": {
            "verdict": shown.verdict,
            "sentence": shown.sentence,
            "reason": shown.reason,
            "address": shown.carrying[0].address if shown.carrying else "/regels",
            "care": care,
        },
        "replies": [] if said.mine or said.over else replies_to(said),
    }


def replies_to(said: Said) -> list[str]:
    """Which answers there are: to a patient's announcement, or to the question for consent."""
    if not said.asks_consent:
        return [reply for reply in ("agreed", "talk", "summary") if reply != said.answer]
    if said.answer in ("agreed", "agreed_for"):
        return []  # who said yes may take it back, which is another thing
    alone = said.situation.age == "adult" and said.situation.capable == "yes"
    offered = ("agreed", "refused", "talk") if alone else ("agreed", "agreed_for", "refused", "talk")
    return [reply for reply in offered if reply != said.answer]
