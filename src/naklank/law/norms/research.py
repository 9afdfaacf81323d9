"""The GDPR and research."""

from naklank.law.norms.who import EVERYONE, PROVIDER, RESEARCHER, RESEARCHER_AND_PROVIDER
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "avg.health-data-strict",
        "duty",
        "main",
        "law",
        EVERYONE,
        Text("Voor gegevens over gezondheid gelden extra strenge regels.", "Extra strict rules hold for health data."),
        (Source("S4", "Maatschappij", 404, 405),),
        law="AVG; UAVG",
    ),
    Norm(
        "avg.order",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Kijk eerst of het beroepsgeheim ruimte geeft. Daarna pas komt de privacywet.",
            "First see whether medical secrecy leaves room. Only then comes privacy law.",
        ),
        (Source("S4", "", 406, 408),),
        when=(Given("gdpr_grounds"),),
        law="AVG",
    ),
    Norm(
        "avg.triple-test",
        "duty",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Drie dingen moeten kloppen: er is een uitzondering op het geheim, een grond in artikel 6 van de AVG en een grond in artikel 9.",
            "Three things must hold: an exception to secrecy, a ground in article 6 GDPR and a ground in article 9.",
        ),
        (Source("S4", "", 408, 411),),
        when=(Given("gdpr_grounds", "both"),),
        law="AVG art. 6, art. 9",
    ),
    Norm(
        "research.without-consent",
        "permission",
        "exception",
        "law",
        RESEARCHER_AND_PROVIDER,
        Text(
            "Voor wetenschappelijk onderzoek mag u soms gegevens geven zonder toestemming. De wet stelt daar voorwaarden aan.",
            "For scientific research data may sometimes be given without consent. The law sets conditions.",
        ),
        (Source("S4", "", 414, 416),),
        when=(
            Given("recipient", "researcher"),
            Given("consent_unreasonable"),
            Given("public_interest"),
        ),
        law="WGBO; UAVG",
    ),
    Norm(
        "research.consent-unreasonable",
        "duty",
        "modifier",
        "law",
        RESEARCHER_AND_PROVIDER,
        Text(
            "Voorwaarde: toestemming vragen kan in redelijkheid niet.", "Condition: consent cannot reasonably be asked."
        ),
        (Source("S4", "", 417, 417),),
        when=(Given("consent_unreasonable"),),
        law="WGBO; UAVG",
        law_named=False,
    ),
    Norm(
        "research.public-interest",
        "duty",
        "modifier",
        "law",
        RESEARCHER,
        Text(
            "Voorwaarde: het onderzoek dient het algemeen belang.",
            "Condition: the research serves the public interest.",
        ),
        (Source("S4", "", 417, 419),),
        when=(Given("public_interest"),),
        law="WGBO; UAVG",
        law_named=False,
    ),
    Norm(
        "research.anonymous",
        "advice",
        "modifier",
        "law",
        PROVIDER,
        Text(
            "Geef de gegevens liefst zonder dat iemand te herkennen is.",
            "Preferably give the data so that nobody can be recognised.",
        ),
        (Source("S4", "", 419, 420),),
        when=(Given("anonymised", True),),
    ),
)
