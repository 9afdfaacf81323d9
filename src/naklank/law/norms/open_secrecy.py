"""What the sources leave open on confidentiality, and how it is treated meanwhile."""

from naklank.logic.norms import OpenPoint
from naklank.text import Text

POINTS = (
    OpenPoint(
        "open.emergency-exchange",
        Text(
            "Iemand is buiten bewustzijn. Mag de arts dan via het uitwisselsysteem kijken?",
            "Somebody is unconscious. May the doctor then use the exchange system?",
        ),
        Text(
            "Nee, daar is altijd vooraf toestemming voor nodig. Bellen mag wel.",
            "No, that always needs consent beforehand. A phone call may.",
        ),
        "S4 L200-202 vs. L215-218",
    ),
    OpenPoint(
        "open.external-quality",
        Text(
            "Mag u toestemming aannemen voor een register buiten de instelling?",
            "May consent be presumed for a register outside the institution?",
        ),
        Text("Nee, vraag erom. Bij bezwaar mag het niet.", "No, ask for it. With an objection it is forbidden."),
        "S4 L265-266",
    ),
    OpenPoint(
        "open.conflict-in-principle",
        Text(
            "De zes voorwaarden gelden “in beginsel”. Mag het ook met vijf?",
            "The six conditions hold “in principle”. May it be five?",
        ),
        Text(
            "Nee, niet volgens dit programma. Een mens kan ervan afwijken.",
            "Not for this program. A person may depart from it.",
        ),
        "S4 L270-286",
    ),
    OpenPoint(
        "open.weighty-living",
        Text(
            "Bij wie leeft “kan” een zwaar belang een reden zijn, bij wie dood is “moet” het.",
            "For the living a weighty interest “can” be a reason, for the dead it “must”.",
        ),
        Text(
            "Bij wie leeft, weegt een mens. Na een overlijden moet het als alles vaststaat.",
            "For the living a person weighs. After a death it is required once established.",
        ),
        "S4 L288-292 vs. L357-371",
    ),
    OpenPoint(
        "open.child-refusal",
        Text(
            "Houdt een vastgelegde weigering ook de ouders tegen van een kind van 12 tot en met 15 jaar?",
            "Does a recorded refusal also stop the parents of a child of 12 to 15?",
        ),
        Text(
            "Ja, vanaf 12 jaar. Daaronder heeft een weigering geen gevolg.",
            "Yes from 12. Below that a refusal has no effect.",
        ),
        "S4 L346-348, L387-390",
    ),
    OpenPoint(
        "open.committee",
        Text(
            "De commissie “kan vragen” en de zorgverlener “mag geven”. Is dat een plicht?",
            "The committee “can ask” and the provider “may give”. Is that a duty?",
        ),
        Text("Het mag. Het staat in een afspraak tussen organisaties.", "It is allowed, on a covenant."),
        "S4 L444-447, L455-459",
    ),
    OpenPoint(
        "open.insurer-file",
        Text(
            "Mag of moet de verzekeraar het dossier zien als hij zich aan de regels houdt?",
            "May or must the insurer see the file if it keeps the rules?",
        ),
        Text("Het dossier mag. Gegevens voor controle moeten.", "The file may, data for control must."),
        "S4 L430-437",
    ),
    OpenPoint(
        "open.igj-practice",
        Text(
            "De inspectie mag volgens de wet meer dan zij in de praktijk doet.",
            "The inspectorate may by law do more than it does in practice.",
        ),
        Text("De wet telt. De praktijk staat erbij.", "The power decides, the practice is shown."),
        "S4 L610-617",
    ),
    OpenPoint(
        "open.igj-om",
        Text(
            "De zin over de inspectie en justitie klopt niet helemaal.",
            "The sentence on the inspectorate and the prosecution is not quite right.",
        ),
        Text("Gelezen als: het mag, onder strenge voorwaarden.", "Read as a permission under strict conditions."),
        "S4 L545-549",
    ),
    OpenPoint(
        "open.destroy-interest",
        Text(
            "Mag een belang van de patiënt zelf het vernietigen tegenhouden?",
            "Can the patient's own interest bar destruction?",
        ),
        Text("Nee, het moet het belang van een ander zijn.", "No, it must be another's."),
        "S4 L169-174",
    ),
    OpenPoint(
        "open.correction-month",
        Text(
            "De zorgverlener “reageert” binnen een maand. Wat is een reactie?",
            "The provider “answers” within a month. What is an answer?",
        ),
        Text(
            "De uitkomst blijft gelijk. Het antwoord zegt dat het te laat is.",
            "The verdict stays. The answer says that it is late.",
        ),
        "S4 L159-160",
    ),
    OpenPoint(
        "open.fee",
        Text("Wanneer is “meerdere” of “heel vaak”?", "When is it “several” or “very often”?"),
        Text("De organisatie kiest de grens.", "The organisation sets the threshold."),
        "S4 L148-150",
    ),
    OpenPoint(
        "open.dates",
        Text(
            "De bronnen zijn van 2018 en 2021. De wet staat niet stil.",
            "The sources are from 2018 and 2021. The law moves on.",
        ),
        Text(
            "Elke regel noemt zijn bron. Elk antwoord zegt dat het een vereenvoudiging is.",
            "Every norm names its source. Every answer says that it is a simplification.",
        ),
        "S4 L39-50, L67-74; S2 L5; S3 L107",
    ),
    OpenPoint(
        "open.unfree-consent",
        Text(
            "Lijkt de toestemming niet vrij, mag de zorgverlener dan toch spreken?",
            "If consent seems unfree, may the provider speak after all?",
        ),
        Text("Nee. Toestemming die niet vrij is, telt niet.", "No. Unfree consent is no consent."),
        "S4 L84-87",
    ),
    OpenPoint(
        "open.child-copy",
        Text("Krijgen ouders van een overleden kind ook een kopie?", "Do parents of a child that died get a copy too?"),
        Text("Ja.", "Yes."),
        "S4 L387-390",
    ),
    OpenPoint(
        "open.presumption-refusal",
        Text("Is een “nee” ook een bezwaar?", "Is a “no” also an objection?"),
        Text("Ja. Wat is geweigerd, mag u niet aannemen.", "Yes. What was refused cannot be presumed."),
        "S4 L94-95, L267-268",
    ),
    OpenPoint(
        "open.duty-blocks",
        Text(
            "Gaat een plicht uit de wet ook boven de regel voor het uitwisselsysteem en de AVG?",
            "Does a statutory duty also pass over the exchange rule and the GDPR?",
        ),
        Text("Nee. Voldoe aan de plicht langs een andere weg.", "No. Meet the duty by another channel."),
        "S4 L215-218, L253-256, L406-411",
    ),
    OpenPoint(
        "open.images-share",
        Text("Mag u beelden tonen aan mensen die u na staan?", "May images be shown to those close to you?"),
        Text("Alleen als iedereen op de beelden het goed vindt.", "Only if everyone in the picture agrees."),
        "S0 L29-31, L62-64; S2 L34",
    ),
    OpenPoint(
        "open.other-purposes",
        Text(
            "Valt een opname als bewijs, voor behandeling of voor scholing onder eigen gebruik?",
            "Is a recording as evidence, for treatment or for training private use?",
        ),
        Text("Ja, behalve als het doel is om haar openbaar te maken.", "Yes, save where the purpose is publication."),
        "S0 L72-80; S1 L14-15",
    ),
    OpenPoint(
        "open.weighty-record",
        Text(
            "Geldt een zware reden al voordat de organisatie weigert?",
            "Does a weighty reason count before the organisation refuses?",
        ),
        Text("Ja. Staat de reden vast, dan mag opnemen niet.", "Yes. Once established, recording is not allowed."),
        "S3 rule 1 L38-40",
    ),
    OpenPoint(
        "open.refusal-reach",
        Text(
            "Geldt een vastgelegde weigering ook voor een buitenstaander en voor een gesprek na het overlijden?",
            "Does a recorded refusal also reach an outsider, and the talk after a death?",
        ),
        Text("Ja, de weigering houdt alles tegen.", "Yes, the refusal stops them all."),
        "S4 L343-348, L368-371",
    ),
    OpenPoint(
        "open.child-parents",
        Text(
            "Geldt de regel voor ouders van een overleden kind ook voor een ouder zonder gezag?",
            "Does the rule for parents of a child that died reach a parent without authority?",
        ),
        Text("Nee, die telt als ander familielid.", "No, he counts as any relative."),
        "S4 L387-390",
    ),
    OpenPoint(
        "open.copy-third-party",
        Text(
            "Geldt de grens voor de privacy van een ander ook voor een kopie?",
            "Does the limit for another's privacy hold for a copy?",
        ),
        Text("Ja.", "Yes."),
        "S4 L147, L152-155",
    ),
    OpenPoint(
        "open.minimum-everywhere",
        Text("Geldt “niet meer dan nodig” overal?", "Does “no more than needed” hold everywhere?"),
        Text("Ja, bij elke weg.", "Yes, at every door."),
        "S4 L191-192 vs. L204-213, L414-420, L444-459",
    ),
    OpenPoint(
        "open.municipality-control",
        Text(
            "Mag de zorgverlener gegevens geven als de gemeente controleert?",
            "May the provider give data where the municipality controls?",
        ),
        Text("Ja, wat nodig is. Het hoeft niet.", "Yes, what is needed. He need not."),
        "S4 L422-428 vs. L567-569",
    ),
    OpenPoint(
        "open.damage-scope",
        Text(
            "Geldt de regel over de machtiging ook voor andere zorgverleners?",
            "Does the rule on authorisation bind other providers too?",
        ),
        Text("Ja, de strengste regel geldt voor iedereen.", "Yes, the stricter rule holds for all."),
        "S4 L451-453 vs. L327-331",
    ),
    OpenPoint(
        "open.correction-duty",
        Text("Moet de zorgverlener een fout ook echt verbeteren?", "Must the provider really mend an error?"),
        Text("Ja, als het om een feit gaat.", "Yes, for a fact."),
        "S4 L157-160",
    ),
    OpenPoint(
        "open.magistrate",
        Text(
            "Loopt alles via de rechter-commissaris, of alleen een misdrijf van een ander?",
            "Does everything go by the examining magistrate, or only a crime by another?",
        ),
        Text("Alleen een misdrijf van een ander.", "Only a crime by another."),
        "S4 L539-545",
    ),
    OpenPoint(
        "open.portrait-right",
        Text(
            "Geeft het portretrecht ook het recht om het maken van beelden te weigeren?",
            "Does the portrait right carry a refusal of making images?",
        ),
        Text(
            "De weigering blijft hoe dan ook staan: zonder toestemming van allen zijn er geen beelden.",
            "The refusal stands in any case: without everyone's consent there are no images.",
        ),
        "S3 L167-176, L186-192; S2 L34",
    ),
    OpenPoint(
        "open.examples",
        Text(
            "Veel uitzonderingen beginnen met “bijvoorbeeld”. Zijn er meer?",
            "Many exceptions start with “for example”. Are there more?",
        ),
        Text(
            "Dit programma kent alleen wat genoemd is. Over de rest beslist een mens.",
            "This program knows only the named ones. A person decides on the rest.",
        ),
        "S4 L92-94, L169-174, L197-202, L271-273, L324-325, L539-544",
    ),
)
