"""The circle inside secrecy, and the exchange system."""

from naklank.law.norms.who import PROVIDER, STAFF
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "circle.involved",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Zorgverleners die samen dezelfde patiënt behandelen, mogen elkaar vertellen wat daarvoor nodig is.",
            "Providers who treat the same patient together may tell each other what that needs.",
        ),
        (Source("S4", "", 204, 207),),
        when=(
            Given("recipient", "involved_provider"),
            Given("necessary"),
        ),
        unless=("exchange.explicit-consent",),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "circle.own-files-only",
        "prohibition",
        "modifier",
        "law",
        STAFF,
        Text(
            "Werkt u in hetzelfde ziekenhuis? Dan mag u toch alleen de dossiers zien van patiënten die u behandelt.",
            "Do you work in the same hospital? You may still see only the files of patients whom you treat.",
        ),
        (Source("S4", "", 207, 210),),
        when=(Given("recipient", "other_provider"),),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "circle.replacement",
        "permission",
        "exception",
        "law",
        PROVIDER,
        Text(
            "Wie de zorgverlener vervangt, mag weten wat daarvoor nodig is.",
            "Whoever stands in for the provider may know what that needs.",
        ),
        (Source("S4", "", 212, 213),),
        when=(Given("recipient", "replacement"),),
        law="WGBO",
        law_named=False,
    ),
    Norm(
        "exchange.explicit-consent",
        "duty",
        "block",
        "law",
        PROVIDER,
        Text(
            "Gegevens klaarzetten in een systeem waar andere zorgverleners bij kunnen, mag alleen als de patiënt dat vooraf uitdrukkelijk goed vindt.",
            "Making data available in an exchange system always needs the patient's explicit consent beforehand.",
        ),
        (Source("S4", "", 215, 218),),
        when=(
            Given("channel", "exchange_system"),
            Given("consent", "given"),
            Given("consent_explicit"),
        ),
        law="Gedragscode EGiZ",
        law_named=False,
    ),
)
