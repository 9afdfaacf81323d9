"""Scores as tables for people, and as figures by name."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from comparing.pairs import HONEST
from comparing.score import Found, Score, most_per_hour

BANDS_S = (0.0, 0.008, 0.015, 0.035, 0.075, 0.15, 0.35, 0.8, 2.0, math.inf)
CERTAIN = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99, 1.0001)


def tables(scores: Sequence[Score]) -> tuple[str, dict[str, float]]:
    """Everything, by family of channels: what was found, where, how surely; and honest copies."""
    figures: dict[str, float] = {}
    lines: list[str] = []
    for family in sorted({one.family for one in scores}):
        chosen = [one for one in scores if one.family == family]
        lines += [f"-- {family}: {len(chosen)} pairs, {sum(one.copy_s for one in chosen) / 3600:.2f} h"]
        lines += _honest(family, [one for one in chosen if one.what in HONEST], figures)
        lines += _edited(family, [one for one in chosen if one.what not in HONEST], figures)
        lines += _verdicts(family, chosen, figures)
        lines += [""]
    lines += _calibration(scores, figures)
    return "\n".join(lines), figures


def _honest(family: str, scores: Sequence[Score], figures: dict[str, float]) -> list[str]:
    if not scores:
        return []
    lines = [
        f"{'honest copies':34}{'pairs':>6}{'hours':>8}{'false':>7}{'most/h':>9}{'right':>7}{'verified':>10}{'mapped ms p50/p95':>20}"
    ]
    for channel in (*sorted({one.channel for one in scores}), "all"):
        some = [one for one in scores if channel in (one.channel, "all")]
        hours = sum(one.copy_s for one in some) / 3600
        false = sum(len(one.stated) for one in some)
        right = float(np.mean([one.verdict == one.true_verdict for one in some]))
        speech = [one.verified for one in some]
        mapped = np.abs([ms for one in some for ms in one.mapped_ms if not math.isnan(ms)])
        far = f"{np.median(mapped):.2f} / {np.percentile(mapped, 95):.1f}" if len(mapped) else "-"
        lines.append(
            f"{channel:34}{len(some):6}{hours:8.2f}{false:7}{most_per_hour(false, hours):9.2f}{right:7.3f}{np.mean(speech):10.4f}{far:>20}"
        )
        if channel == "all":
            figures |= {
                f"{family}: false edits per hour": false / hours,
                f"{family}: at most per hour (95 %)": most_per_hour(false, hours),
            }
            figures |= {
                f"{family}: speech verified": float(np.mean(speech)),
                f"{family}: hours of honest copies": hours,
            }
    return lines


def _edited(family: str, scores: Sequence[Score], figures: dict[str, float]) -> list[str]:
    every = [(one, found) for one in scores for found in one.found]
    if not every:
        return []
    groups: dict[str, list[Found]] = defaultdict(list)
    for _, found in every:
        groups[
            f"{found.what} {_band(found.seconds)}" if found.kind in ("cut", "silence", "replacement") else found.what
        ].append(found)
    lines = [
        f"{'edits':46}{'n':>5}{'found':>7}{'kind':>7}{'speech ms p50/p95':>20}{'pause p50/p95':>18}{'held':>7}{'width':>8}"
    ]
    lines += [_row(name, groups[name]) for name in sorted(groups)]
    together = [found for _, found in every]
    lines.append(_row("all", together))
    told = [ok for one in scores for _, ok in one.stated]
    precision = float(np.mean(told)) if told else math.nan
    lines.append(f"{len(told)} statements, {sum(told)} right: precision {precision:.3f}")
    figures[f"{family}: precision"] = precision
    for least, most in ((0.004, 0.02), (0.02, math.inf), (0.04, 0.1), (0.1, math.inf), (0.2, math.inf)):
        some = [found.found for found in together if least <= found.seconds < most]
        if some:
            name = f"{family}: recall {least * 1000:.0f} ms" + (
                f" to {most * 1000:.0f} ms" if most < math.inf else " and longer"
            )
            figures[name] = float(np.mean(some))
            lines.append(f"{name:46}{len(some):5}{np.mean(some):7.3f}")
    hit = [one for one in together if one.found]
    places = np.abs([ms for one in hit for ms, speech in one.places_ms if speech])
    sizes = np.abs([one.size_ms for one in hit if one.size_ms is not None])
    if len(places):
        figures |= {
            f"{family}: place in speech p50 ms": float(np.median(places)),
            f"{family}: p95 ms": float(np.percentile(places, 95)),
        }
    if len(sizes):
        figures[f"{family}: length of a cut p95 ms"] = float(np.percentile(sizes, 95))
        lines.append(f"length of a cut: p50 {np.median(sizes):.2f} ms, p95 {np.percentile(sizes, 95):.2f} ms")
    held = [held for one in hit for held, _, _ in one.held]
    if held:
        figures |= {
            f"{family}: interval holds": float(np.mean(held)),
            f"{family}: kind right": float(np.mean([one.kind_right for one in hit])),
        }
    return lines


def _row(name: str, some: Sequence[Found]) -> str:
    hit = [one for one in some if one.found]
    share = len(hit) / len(some)
    kind = f"{np.mean([one.kind_right for one in hit]):.3f}" if hit else "-"
    speech = _spread(ms for one in hit for ms, spoken in one.places_ms if spoken)
    pause = _spread(ms for one in hit for ms, spoken in one.places_ms if not spoken)
    held = [(holds, width, spoken) for one in hit for holds, width, spoken in one.held]
    holds = f"{np.mean([one[0] for one in held]):.3f}" if held else "-"
    widths = [one[1] for one in held if one[2]]
    width = f"{np.median(widths):.1f}" if widths else "-"
    return f"{name:46}{len(some):5}{share:7.3f}{kind:>7}{speech:>20}{pause:>18}{holds:>7}{width:>8}"


def _spread(values: Iterable[float]) -> str:
    found = np.abs(list(values))
    return f"{np.median(found):.1f} / {np.percentile(found, 95):.1f}" if len(found) else "-"


def _verdicts(family: str, scores: Sequence[Score], figures: dict[str, float]) -> list[str]:
    right = float(np.mean([one.verdict == one.true_verdict for one in scores]))
    figures[f"{family}: verdict right"] = right
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for one in scores:
        counts[one.true_verdict, one.verdict] += 1
    wrong = [f"{true} called {said}: {count}" for (true, said), count in sorted(counts.items()) if true != said]
    return [f"verdict right {right:.3f}" + (f"  ({'; '.join(wrong)})" if wrong else "")]


def _calibration(scores: Sequence[Score], figures: dict[str, float]) -> list[str]:
    told = [one for each in scores for one in each.stated]
    if not told:
        return []
    lines = [f"{'stated with confidence':34}{'n':>6}{'mean':>8}{'right':>8}"]
    for least, most in pairwise(CERTAIN):
        some = [(sure, ok) for sure, ok in told if least <= sure < most]
        if some:
            sure, right = np.mean([one[0] for one in some]), np.mean([one[1] for one in some])
            lines.append(f"{least:.2f} to {min(most, 1):.2f}{'':22}{len(some):6}{sure:8.3f}{right:8.3f}")
    figures["confidence minus share right"] = float(
        np.mean([sure for sure, _ in told]) - np.mean([ok for _, ok in told])
    )
    return lines


def _band(seconds: float) -> str:
    for least, most in pairwise(BANDS_S):
        if least <= seconds < most:
            return f"{least * 1000:5.0f}+ ms"
    return ""
