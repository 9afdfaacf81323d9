"""Recording by the provider."""

from naklank.law.norms.who import AGREED, PROVIDER, PROVIDER_AND_ORGANISATION, STAFF
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "recording.provider.consent",
        "duty",
        "main",
        "professional",
        PROVIDER,
        Text(
            "Een zorgverlener die zelf wil opnemen, vraagt eerst toestemming aan de patiënt. Dat geldt altijd, voor geluid en voor beeld.",
            "A provider who wants to record asks the patient's consent first. That holds always, for sound and for images.",
        ),
        (
            Source("S0", "Als arts zelf geluidsopnames maken?", 24, 25),
            Source("S2", "Opnames door behandelaar", 38, 38),
        ),
        when=(
            Given("actor", "provider"),
            Given("consent", "given"),
        ),
        law="KNMG-richtlijn Omgaan met medische gegevens",
        law_named=False,
    ),
    Norm(
        "recording.provider.consent-blijf",
        "duty",
        "main",
        "policy",
        STAFF,
        Text(
            "Een medewerker vraagt de cliënt om toestemming vóór een geluidsopname. Cliënten moeten daarop kunnen rekenen.",
            "A staff member asks the client's consent before a sound recording. Clients must be able to rely on that.",
        ),
        (Source("S3", "item 2", 120, 126),),
        when=(
            Given("profile", "blijf_groep"),
            Given("actor", "provider"),
            Given("consent"),
        ),
        since=AGREED,
    ),
    Norm(
        "recording.provider.name-listeners",
        "duty",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Zeg bij het vragen wie de opname kan horen of zien. Een ander mag pas luisteren na nieuwe toestemming.",
            "When asking, say who will be able to hear or see the recording. Anyone else needs new consent.",
        ),
        (Source("S2", "Opnames door behandelaar", 38, 38),),
        when=(Given("listeners_named"),),
    ),
    Norm(
        "recording.provider.name-retention",
        "duty",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Zeg bij het vragen hoelang de opname bewaard blijft. Langer bewaren mag niet.",
            "When asking, say how long the recording is kept. Keeping it longer is not allowed.",
        ),
        (Source("S2", "Opnames door behandelaar", 38, 38),),
        when=(Given("retention_named"),),
    ),
    Norm(
        "recording.secrecy.applies",
        "duty",
        "main",
        "law",
        PROVIDER_AND_ORGANISATION,
        Text(
            "Het medisch beroepsgeheim geldt ook voor de stem en het beeld van een patiënt.",
            "The voice and the picture of a patient are a medical secret too.",
        ),
        (
            Source("S0", "Aandachtspunten", 20, 22),
            Source("S2", "", 38, 38),
        ),
        when=(
            Given("object", "recording"),
            Given("actor"),
        ),
        law="medisch beroepsgeheim; KNMG-richtlijn Omgaan met medische gegevens",
    ),
    Norm(
        "recording.secrecy.same-care",
        "duty",
        "modifier",
        "professional",
        PROVIDER_AND_ORGANISATION,
        Text(
            "Bewaar en gebruik een opname even zorgvuldig als de rest van het dossier.",
            "Store and use a recording as carefully as the rest of the file.",
        ),
        (Source("S2", "Opnames door behandelaar", 38, 38),),
    ),
)
