"""Rules of Naklank itself. They may only be stricter than the sources."""

from naklank.law.norms.who import PROVIDER
from naklank.logic.norms import Given, Norm
from naklank.text import Text

NORMS = (
    Norm(
        "house.listen.equal-copy",
        "permission",
        "main",
        "house",
        PROVIDER,
        Text(
            "De zorgverlener luistert pas mee als de patiënt een gelijke kopie geeft.",
            "The care provider listens only once the patient gives an equal copy.",
        ),
        (),
        when=(Given("own_recording", False), Given("equal_copy", True)),
    ),
)
