"""The verdict of a comparison in one sentence, what it means, and what it does not mean.

Who reads this may decide on somebody's good name: a change is no motive, and "the same" is not "true".
"""

from naklank.model.comparison import Comparison
from naklank.text import Text
from naklank.text.comparing import reason_said

TEXTS: dict[str, Text] = {
    "comparing.faithful": Text(
        "De kopie is het hele origineel. We vonden geen verandering.",
        "The copy is the whole original. We found no change.",
    ),
    "comparing.excerpt": Text(
        "De kopie is een deel van het origineel. Binnen dat deel vonden we geen verandering.",
        "The copy is a part of the original. Within that part we found no change.",
    ),
    "comparing.faithful_partly": Text(
        "De kopie gaat over het hele origineel. In wat we konden beoordelen, vonden we geen verandering.",
        "The copy spans the whole original. In what we could judge we found no change.",
    ),
    "comparing.excerpt_partly": Text(
        "De kopie gaat over een deel van het origineel. In wat we konden beoordelen, vonden we geen verandering.",
        "The copy spans a part of the original. In what we could judge we found no change.",
    ),
    "comparing.edited_one": Text(
        "De kopie is anders dan het origineel. We vonden 1 verandering.",
        "The copy differs from the original. We found 1 change.",
    ),
    "comparing.edited": Text(
        "De kopie is anders dan het origineel. We vonden {n} veranderingen.",
        "The copy differs from the original. We found {n} changes.",
    ),
    "comparing.edited_likely_one": Text(
        "De kopie is misschien anders dan het origineel. We vonden 1 plaats waar iets veranderd kan zijn.",
        "The copy may differ from the original. We found 1 place where something may have changed.",
    ),
    "comparing.edited_likely": Text(
        "De kopie is misschien anders dan het origineel. We vonden {n} plaatsen waar iets veranderd kan zijn.",
        "The copy may differ from the original. We found {n} places where something may have changed.",
    ),
    "comparing.unrelated": Text(
        "We vonden in de kopie niets van dit origineel.", "We found nothing of this original in the copy."
    ),
    "comparing.undecided": Text("Over deze kopie kunnen we niets zeggen.", "Nothing can be said about this copy."),
    "comparing.means.faithful": Text(
        "Alles wat in het origineel te horen is, staat ook in de kopie. De volgorde is gelijk, en de snelheid ook.",
        "All that can be heard in the original is in the copy, too, in the same order and at the same speed.",
    ),
    "comparing.means.excerpt": Text(
        "Wat in de kopie te horen is, staat zo in het origineel: gelijk van begin tot eind, en zonder iets ertussenuit.",
        "What can be heard in the copy stands like that in the original, from begin to end, with nothing taken out.",
    ),
    "comparing.means.edited": Text(
        "Op de plaatsen in de lijst klinkt de kopie anders dan het origineel.",
        "At the places in the list the sound of the copy is not the same as in the original.",
    ),
    "comparing.means.unrelated": Text(
        "De kopie kan van een ander gesprek zijn, ook als dezelfde mensen spreken.",
        "The copy may be of another conversation, even if the same people speak.",
    ),
    "comparing.means.undecided": Text(
        "We konden de kopie en het origineel niet goed vergelijken.",
        "We could not compare the copy with the original well enough.",
    ),
    "comparing.means.same_partly": Text(
        "Wat we konden vergelijken, is in allebei gelijk. De volgorde klopt, en de snelheid ook.",
        "What we could compare is the same in both, in the same order and at the same speed.",
    ),
    "comparing.means.partly": Text(
        "Een deel van de kopie konden we niet beoordelen. Dat deel staat in een eigen lijst.",
        "A part of the copy we could not judge. That part has a list of its own.",
    ),
    "comparing.not.true": Text(
        "Dat waar is wat er wordt gezegd. En ook niet wie er spreekt.", "That what is said is true, or who is speaking."
    ),
    "comparing.not.original": Text(
        "Dat het origineel zelf compleet is. We vergelijken alleen deze twee bestanden.",
        "That the original itself is complete. We compare these two files only.",
    ),
    "comparing.not.nothing": Text(
        "Dat er zeker niets veranderd is. Wat we kunnen missen, staat bij ‘Wat we kunnen missen’.",
        "That certainly nothing was changed. What we can miss is told under ‘What we can miss’.",
    ),
    "comparing.not.context": Text(
        "Dat de kopie genoeg is om het gesprek te begrijpen. Luister ook naar wat ervoor en erna kwam.",
        "That the copy is enough to understand the conversation. Listen to what came before and after as well.",
    ),
    "comparing.not.motive": Text(
        "Wie iets veranderde, of waarom. Er kan een goede reden voor zijn, zoals een naam die weg moest. "
        "Ook een toestel of een app kan dit doen.",
        "Who changed something, or why. There can be a good reason, such as a name that had to go. "
        "A device or an app can do this as well.",
    ),
    "comparing.not.certain": Text(
        "Dat elke plaats in de lijst zeker klopt. Bij elke plaats staat hoe zeker we zijn. Luister zelf in beide bestanden.",
        "That every place in the list is certain. Each says how sure we are. Listen for yourself in both files.",
    ),
    "comparing.not.forged": Text(
        "Dat de kopie vals is, of dat iemand iets heeft veranderd.",
        "That the copy is false, or that somebody changed anything.",
    ),
    "comparing.not.suspect": Text(
        "Dat er iets mis is met de kopie. ‘We weten het niet’ is geen verdenking.",
        "That anything is wrong with the copy. ‘We do not know’ is no suspicion.",
    ),
}

MEANS_NOT = {
    "faithful": ("true", "original", "nothing"),
    "excerpt": ("context", "true", "original", "nothing"),
    "edited": ("motive", "certain", "true", "original"),
    "unrelated": ("forged", "true"),
    "undecided": ("suspect", "true"),
}
"""Verdict → what it does not mean, what matters most first."""

FIRM = 0.9
"""From which confidence of its surest change on the sentence says "is", not "may be"."""


def verdict_said(found: Comparison) -> Text:
    """The verdict in one or two short sentences. With `undecided`, `reason_said` tells why."""
    if found.verdict in ("faithful", "excerpt") and partly(found):
        return TEXTS[f"comparing.{found.verdict}_partly"]
    if found.verdict != "edited":
        return TEXTS[f"comparing.{found.verdict}"]
    count = len(found.edits)
    firm = any(edit.confidence >= FIRM for edit in found.edits)
    text = TEXTS[f"comparing.edited{'' if firm else '_likely'}{'_one' if count == 1 else ''}"]
    return Text(text.nl.format(n=count), text.en.format(n=count))


def means_said(found: Comparison) -> tuple[Text, ...]:
    """What that means; with `undecided`, the reason as well."""
    reason = (reason_said(found.reason),) if found.reason else ()
    if not partly(found):
        return (TEXTS[f"comparing.means.{found.verdict}"], *reason)
    means = "same_partly" if found.verdict in ("faithful", "excerpt") else found.verdict
    return (TEXTS[f"comparing.means.{means}"], *reason, TEXTS["comparing.means.partly"])


def partly(found: Comparison) -> bool:
    """Whether there was speech, or may have been, of which nothing can be said. Silence does not count."""
    return any(one.why != "silence" for one in found.unverifiable)


def means_not_said(found: Comparison) -> tuple[Text, ...]:
    """What it does not mean, as ends of "This does not mean …"."""
    return tuple(TEXTS[f"comparing.not.{one}"] for one in MEANS_NOT[found.verdict])
