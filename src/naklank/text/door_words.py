"""Short, friendly Dutch words for the door of a conversation: easy to say aloud, hear and type on a phone.

Plain letters only, no two that sound alike, nothing that could frighten or hurt. Two digits follow the word.
"""

DOOR_WORDS: tuple[str, ...] = tuple(
    """
    aardbei abeel ahorn akker amandel anijs anker appel avond
    balkon bamboe banaan beker berk beuk bessen bever bloem boek boom boot boter brem brood brug buiten
    cacao cello citroen cirkel
    dadel dahlia dauw deken den dijk distel dorp draad duin
    eiland eend egel eik elzen emmer esdoorn
    fazant ficus fiets fjord fluit forel framboos fuchsia
    gang garen gember gerst geel gitaar glas gras groen
    hamster harp haver hazelaar heide hengel herfst honing hooi hout huis
    iris ijsje inham
    jade jasmijn jongleur juni
    kaars kade kamille kano kastanje kelk kers kiezel klaver kleur koffie kompas koren krokus kruimel kwast
    laan lamp lavendel lente leeuwerik lelie lepel libel licht linde lucht
    maan mais mandarijn marmer meer melk merel mezen molen mosterd munt muziek
    narcis nectar nest noot
    oever oker olijf orgel oranje otter oven
    paars palm papier park parel pauw pen perzik piano plant plein poort popel potlood pruim
    radijs regen ribes riet rivier robijn roos rozijn
    saffier salie schelp schip sering sjaal sla sneeuw spar specht spinazie stoel ster strand stroom
    tafel tarwe tegel thee tijm tomaat toren touw trein trommel tuin tulp
    uil uitzicht
    vaart vaas varen veer veld vijver vijg vink viool vlas vlinder vogel
    waaier wandel water weide wilg winter wolk wol
    zadel zand zee zilver zomer zon zwaan zwaluw
    """.split()  # noqa: SIM905
)
