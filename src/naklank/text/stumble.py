"""When a page cannot do what was asked: what happened comes from the error itself, the way out from here."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "stumble.home": Text("Naar het begin", "To the start"),
    "stumble.again": Text("Probeer het nog eens", "Try once more"),
    "stumble.kept": Text("Wat al was bewaard, is nog steeds bewaard.", "What was kept before is still kept."),
    "stumble.number": Text("Voor wie u helpt: nummer {code}", "For whoever helps you: number {code}"),
}
