"""Talking about it, alternatives, making it known."""

from naklank.law.norms.who import AGREED, BLIJF_GROEP, BODY, MUNICIPALITY, PATIENT_AND_PROVIDER, PROVIDER, STAFF
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

NORMS = (
    Norm(
        "recording.talk.discuss",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Praat samen over opnemen: wat wilt u ermee, en wat vindt de ander lastig?",
            "Talk about recording together: what is it for, and what does the other find hard?",
        ),
        (
            Source("S0", "Maak het opnemen bespreekbaar", 42, 46),
            Source("S3", "item 3", 128, 128),
        ),
    ),
    Norm(
        "recording.talk.explore-motive",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Vraag waarom de patiënt wil opnemen. Is hij bang iets te missen, of is er wantrouwen?",
            "Ask why the patient wants to record. Is he afraid of missing something, or is there distrust?",
        ),
        (
            Source("S2", "Toestemming", 34, 34),
            Source("S0", "", 45, 45),
        ),
    ),
    Norm(
        "recording.talk.worries",
        "advice",
        "modifier",
        "policy",
        STAFF,
        Text("Zeg het als u zich zorgen maakt over de opname.", "Say so if the recording worries you."),
        (
            Source("S3", "item 5", 138, 138),
            Source("S0", "", 45, 46),
        ),
    ),
    Norm(
        "recording.talk.offer-summary",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Een mogelijkheid: sluit af met een samenvatting, en laat de patiënt die opnemen.",
            "One way: close with a summary, and let the patient record that.",
        ),
        (Source("S0", "", 48, 49),),
    ),
    Norm(
        "recording.talk.partial",
        "advice",
        "modifier",
        "professional",
        PATIENT_AND_PROVIDER,
        Text("U kunt samen afspreken om alleen een deel op te nemen.", "You can agree together to record only a part."),
        (Source("S2", "Toestemming", 34, 34),),
    ),
    Norm(
        "recording.talk.companion",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text("Een andere manier: de patiënt neemt iemand mee.", "Another way: the patient brings somebody along."),
        (Source("S0", "Andere mogelijkheden", 52, 52),),
    ),
    Norm(
        "recording.talk.drawing",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text("Een andere manier: maak een tekening.", "Another way: make a drawing."),
        (Source("S0", "Andere mogelijkheden", 53, 53),),
    ),
    Norm(
        "recording.talk.teach-back",
        "advice",
        "modifier",
        "professional",
        PROVIDER,
        Text(
            "Een andere manier: laat de patiënt in eigen woorden zeggen wat er is besproken.",
            "Another way: let the patient say in his own words what was discussed.",
        ),
        (Source("S0", "Andere mogelijkheden", 54, 54),),
    ),
    Norm(
        "recording.talk.choose-together",
        "advice",
        "modifier",
        "professional",
        PATIENT_AND_PROVIDER,
        Text(
            "Kies samen hoe u de informatie het beste meegeeft.", "Choose together how best to pass on the information."
        ),
        (Source("S0", "", 56, 60),),
    ),
    Norm(
        "recording.notice.waiting-room",
        "advice",
        "main",
        "professional",
        PROVIDER,
        Text(
            "Laat patiënten weten wat er geldt voor opnemen, bijvoorbeeld met een bord in de wachtkamer.",
            "Let patients know where they stand on recording, for instance with a sign in the waiting room.",
        ),
        (
            Source("S2", "Toestemming", 34, 34),
            Source("S0", "sign text", 2, 12),
        ),
        when=(Given("notice", "waiting_room_sign"),),
    ),
    Norm(
        "recording.notice.website",
        "duty",
        "main",
        "policy",
        BODY,
        Text(
            "De organisatie zet op haar website wat er geldt voor het opnemen van gesprekken.",
            "The organisation says on its website what holds for recording talks.",
        ),
        (
            Source("S3", "Spelregels rule 2", 42, 44),
            Source("S3", "item 3", 128, 132),
        ),
        when=(
            Given("profile", "public_body", "blijf_groep"),
            Given("notice", "website"),
        ),
        law="Ombudsman, rapport 2014/166",
    ),
    Norm(
        "recording.notice.house-rules",
        "duty",
        "main",
        "policy",
        BLIJF_GROEP,
        Text(
            "Wat er geldt voor opnemen, staat ook in de huisregels die cliënten krijgen.",
            "What holds for recording also stands in the house rules that clients get.",
        ),
        (Source("S3", "item 3", 130, 132),),
        when=(
            Given("profile", "blijf_groep"),
            Given("notice", "house_rules"),
        ),
        since=AGREED,
    ),
    Norm(
        "recording.notice.policy-municipality",
        "advice",
        "main",
        "policy",
        MUNICIPALITY,
        Text(
            "De Ombudsman vraagt gemeenten om beleid te maken voor geluidsopnames.",
            "The Ombudsman urges municipalities to make a policy on sound recordings.",
        ),
        (Source("S3", "", 16, 24),),
        when=(
            Given("profile", "public_body"),
            Given("notice", "own_policy"),
        ),
        law="Ombudsman, 9 november 2016",
    ),
)
