"""About the rules themselves."""

from naklank.law.norms.who import BLIJF_GROEP, NAKLANK, PROVIDERS
from naklank.logic.norms import Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "meta.not-standalone",
        "advice",
        "main",
        "professional",
        PROVIDERS,
        Text(
            "Dit is een vereenvoudiging. Kijk ook naar de wet en de richtlijnen zelf.",
            "This is a simplification. Look at the law and the guidance itself too.",
        ),
        (Source("S4", "Leeswijzer", 39, 50),),
    ),
    Norm(
        "meta.terms",
        "definition",
        "main",
        "law",
        NAKLANK,
        Text(
            "Zorgverlener en patiënt betekenen hier wat ze in de WGBO betekenen. Een cliënt in de jeugdhulp of de langdurige zorg is ook een patiënt.",
            "Provider and patient mean what they mean in the WGBO. A client in youth help or long-term care is a patient too.",
        ),
        (Source("S4", "Leeswijzer", 60, 65),),
        law="WGBO",
    ),
    Norm(
        "meta.blijf-takes-over",
        "definition",
        "main",
        "policy",
        BLIJF_GROEP,
        Text(
            "De regels van de Ombudsman liggen onder de lijst van Blijf Groep zelf.",
            "The Ombudsman's rules lie under Blijf Groep's own list.",
        ),
        (
            Source("S3", "footnote 3", 203, 203),
            Source("S3", "", 112, 112),
        ),
        law="Ombudsman, rapport 2014/166",
    ),
    Norm(
        "meta.sources-of-law",
        "definition",
        "main",
        "law",
        NAKLANK,
        Text(
            "Het beroepsgeheim staat in veel wetten, zoals de Grondwet, de WGBO, de Wet BIG, de AVG en het strafrecht.",
            "Secrecy rests on many laws, such as the Constitution, the WGBO, the Wet BIG, the GDPR and criminal law.",
        ),
        (Source("S4", "", 21, 28),),
        law="Grondwet; AVG; Wet BIG; WGBO; Wvggz; Wzd; Jeugdwet; Wlz; Wmo 2015; Sr; Sv",
    ),
)
