"""Announcing a recording: one question a page."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "announce.choice_missing": Text("Kies wat er past.", "Choose what fits."),
    "announce.by_title": Text("Voor wie neemt u op?", "For whom do you record?"),
    "announce.by_why": Text(
        "Bij een kind, of bij wie niet zelf beslist, letten we samen extra op.",
        "With a child, or with someone who does not decide alone, we take extra care together.",
    ),
    "announce.by_patient": Text("Voor mijzelf", "For myself"),
    "announce.by_self_adult": Text("Voor mijzelf", "For myself"),
    "announce.by_self_adult_hint": Text(
        "Ik ben 18 of ouder en beslis zelf.", "I am 18 or older and decide for myself."
    ),
    "announce.by_self": Text("Voor mijzelf, en ik ben jonger dan 18", "For myself, and I am younger than 18"),
    "announce.by_self_hint": Text(
        "Of iemand anders beslist over mijn zorg.", "Or somebody else decides about my care."
    ),
    "announce.by_parent_with_authority": Text("Voor mijn kind", "For my child"),
    "announce.by_parent_with_authority_hint": Text("Ik heb het ouderlijk gezag.", "I have parental authority."),
    "announce.by_guardian": Text("Voor een kind van wie ik voogd ben", "For a child whose guardian I am"),
    "announce.by_curator": Text("Voor iemand van wie ik curator ben", "For someone whose curator I am"),
    "announce.by_mentor": Text("Voor iemand van wie ik mentor ben", "For someone whose mentor I am"),
    "announce.by_written_proxy": Text(
        "Voor iemand die mij op papier machtigde", "For someone who authorised me in writing"
    ),
    "announce.by_relative": Text("Voor iemand anders", "For somebody else"),
    "announce.by_relative_hint": Text(
        "Bijvoorbeeld als partner, kind, broer of zus.", "For example as partner, child, brother or sister."
    ),
    "announce.age_title": Text("Hoe oud is de patiënt?", "How old is the patient?"),
    "announce.age_title_own": Text("Hoe oud bent u?", "How old are you?"),
    "announce.age_why": Text(
        "Vanaf 12 jaar beslist een kind mee. Vanaf 16 jaar beslist het zelf.",
        "From 12 on a child has a say. From 16 on it decides alone.",
    ),
    "announce.age_under_12": Text("Jonger dan 12 jaar", "Younger than 12"),
    "announce.age_12_15": Text("12 tot en met 15 jaar", "12 to 15"),
    "announce.age_16_17": Text("16 of 17 jaar", "16 or 17"),
    "announce.age_adult": Text("18 jaar of ouder", "18 or older"),
    "announce.capable_title": Text(
        "Kan de patiënt hier zelf over beslissen?", "Can the patient decide about this alone?"
    ),
    "announce.capable_title_own": Text("Beslist u hier zelf over?", "Do you decide about this yourself?"),
    "announce.capable_why": Text(
        "Wie erg ziek of in de war is, kan dat soms niet.", "Who is very ill or confused sometimes cannot."
    ),
    "announce.capable_yes": Text("Ja", "Yes"),
    "announce.capable_no": Text("Nee", "No"),
    "announce.capable_unknown": Text("Dat weet ik niet", "I do not know"),
    "announce.setting_title": Text("Hoe praat u met elkaar?", "How do you talk?"),
    "announce.setting_why": Text(
        "Als er anderen bij zijn, moeten die het ook goed vinden.", "If others take part, they must agree too."
    ),
    "announce.setting_consult": Text("Samen in één kamer, alleen wij", "Together in one room, only us"),
    "announce.setting_home_visit": Text("Bij de patiënt thuis, alleen wij", "At the patient's home, only us"),
    "announce.setting_phone": Text("Op afstand, alleen wij", "At a distance, only us"),
    "announce.setting_phone_hint": Text("Met de telefoon of met beeldbellen.", "By phone or video call."),
    "announce.setting_group": Text("Met meer mensen", "With more people"),
    "announce.setting_group_hint": Text(
        "Bijvoorbeeld andere patiënten, of een gesprek met de hele familie.",
        "For example other patients, or a talk with the whole family.",
    ),
    "announce.others_title": Text("Vindt iedereen die erbij is het goed?", "Does everyone who is there agree?"),
    "announce.others_why": Text(
        "Wie wil opnemen, vraagt het vooraf aan ieder ander. U hoeft hier geen namen te noemen.",
        "Whoever wants to record asks each of the others beforehand. You need not give any names.",
    ),
    "announce.others_given": Text("Ja, iedereen zei ja", "Yes, everyone said yes"),
    "announce.others_given_hint": Text("Ik heb het aan ieder van hen gevraagd.", "I asked each of them."),
    "announce.others_not_asked": Text("Ik heb het nog niet aan iedereen gevraagd", "I have not asked everyone yet"),
    "announce.others_not_asked_hint": Text("Vraag het dan eerst.", "Then ask first."),
    "announce.others_refused": Text("Iemand wil het niet", "Someone does not want it"),
    "announce.others_unknown": Text("Dat weet ik niet", "I do not know"),
    "announce.extent_title": Text("Wat wilt u opnemen?", "What would you like to record?"),
    "announce.extent_images": Text("Ook beeld", "Images too"),
    "announce.extent_images_hint": Text(
        "Film of foto's. Daarvoor zijn de regels strenger.", "Film or photos. The rules for those are stricter."
    ),
    "announce.extent_why": Text(
        "Dan weet de ander wanneer de opname loopt. U kunt het later nog wijzigen.",
        "Then the other knows when the recording runs. You can still change it later.",
    ),
    "announce.extent_all": Text("Het hele gesprek", "The whole conversation"),
    "announce.extent_all_hint": Text(
        "U kunt alles rustig terughoren. Pauze kan altijd.", "You can hear everything again. You can always pause."
    ),
    "announce.extent_part": Text("Een deel", "A part"),
    "announce.extent_part_hint": Text(
        "Bijvoorbeeld alleen de uitslag, of de uitleg over een medicijn.",
        "For example only the test result, or how to take a medicine.",
    ),
    "announce.extent_summary": Text("Alleen de samenvatting", "Only the summary"),
    "announce.extent_summary_hint": Text(
        "Aan het eind zegt u samen nog eens wat er is afgesproken.",
        "At the end you say together once more what was agreed.",
    ),
    "announce.purpose_title": Text("Waarvoor neemt u op?", "What do you record for?"),
    "announce.purpose_title_provider": Text("Waarvoor wilt u opnemen?", "What do you want to record for?"),
    "announce.purpose_why": Text(
        "Dat zegt of de ander het eerst goed moet vinden.", "That says whether the other must agree first."
    ),
    "announce.purpose_private": Text("Voor eigen gebruik", "For private use"),
    "announce.purpose_private_hint": Text(
        "Om het nog eens te horen, alleen of met wie u dierbaar is.",
        "To hear it again, alone or with who is dear to you.",
    ),
    "announce.purpose_evidence": Text("Om later te laten zien wat er is gezegd", "To show later what was said"),
    "announce.purpose_evidence_hint": Text("Bijvoorbeeld bij een klacht.", "For example with a complaint."),
    "announce.purpose_publication": Text("Om openbaar te maken", "To make public"),
    "announce.purpose_publication_hint": Text(
        "Bijvoorbeeld op internet. Dan moet de ander het goed vinden.",
        "For example on the internet. Then the other must agree.",
    ),
    "announce.purpose_treatment": Text("Voor de behandeling", "For the treatment"),
    "announce.purpose_training": Text("Om van te leren", "To learn from"),
    "announce.purpose_training_hint": Text("Voor opleiding of begeleiding.", "For training or supervision."),
    "announce.key_by": Text("Voor wie u opneemt", "For whom you record"),
    "announce.key_age": Text("Leeftijd van de patiënt", "Age of the patient"),
    "announce.key_capable": Text("Beslist de patiënt zelf", "Does the patient decide"),
    "announce.key_purpose": Text("Waarvoor", "What for"),
    "announce.key_setting": Text("Hoe u praat", "How you talk"),
    "announce.key_others": Text("Vinden de anderen het goed", "Do the others agree"),
    "announce.key_term": Text("Hoelang bewaard", "How long kept"),
    "announce.term_title": Text("Hoelang bewaart u de opname?", "How long will you keep the recording?"),
    "announce.term_why": Text(
        "De patiënt moet dit weten om ja te kunnen zeggen. Daarna mag u niet meer luisteren.",
        "The patient must know this to be able to say yes. After that you may not listen any more.",
    ),
    "announce.term_1": Text("1 maand", "1 month"),
    "announce.term_3": Text("3 maanden", "3 months"),
    "announce.term_12": Text("1 jaar", "1 year"),
    "announce.term_60": Text("5 jaar", "5 years"),
    "announce.aloud_consent": Text(
        "{other} mag nee zeggen, en mag ook later nog van gedachten veranderen.",
        "{other} may say no, and may change his or her mind later.",
    ),
    "announce.why_label": Text("In uw eigen woorden", "In your own words"),
    "announce.why_example": Text(
        "Bijvoorbeeld: ‘Ik onthoud slecht wat u zegt als ik gespannen ben.’",
        "For example: ‘I do not remember well when I am nervous.’",
    ),
    "announce.listeners_title": Text("Wie luistert er later mee?", "Who will listen along later?"),
    "announce.listeners_why": Text(
        "Een partner of een kind bijvoorbeeld. Dan weet de ander voor wie de uitleg ook is.",
        "A partner or a child for example. Then the other knows whom the explanation is for.",
    ),
    "announce.listeners_title_provider": Text("Wie kan de opname horen?", "Who can hear the recording?"),
    "announce.listeners_why_provider": Text(
        "De patiënt moet dit weten om ja te kunnen zeggen. Wie u niet noemt, mag niet luisteren.",
        "The patient must know this to be able to say yes. Whom you do not name may not listen.",
    ),
    "announce.listeners_example_provider": Text(
        "‘Alleen ik’ is genoeg. Noem anderen bij hun werk: ‘mijn begeleider’.",
        "‘Only I’ is enough. Name others by what they do: ‘my supervisor’.",
    ),
    "announce.listeners_missing": Text("Zeg wie de opname kan horen.", "Say who can hear the recording."),
    "announce.listeners_label": Text("Wie?", "Who?"),
    "announce.listeners_example": Text(
        "‘Mijn dochter’ is genoeg. Luistert u alleen? Laat dit dan leeg.",
        "‘My daughter’ is enough. Do you listen alone? Then leave this empty.",
    ),
    "announce.copy_title": Text("Krijgt {name} dezelfde opname?", "Does {name} get the same recording?"),
    "announce.copy_why": Text(
        "Het is uw opname, dus u beslist. Met twee gelijke opnamen is er later geen twijfel over wat er is gezegd.",
        "It is your recording, so you decide. With two equal recordings there is no doubt later about what was said.",
    ),
    "announce.copy_why_provider": Text(
        "Met twee gelijke opnamen is er later geen twijfel over wat er is gezegd.",
        "With two equal recordings there is no doubt later about what was said.",
    ),
    "announce.copy_yes": Text("Ja, allebei dezelfde", "Yes, the same for both"),
    "announce.copy_yes_hint": Text(
        "{name} kan het ook terughoren. U ziet wanneer dat gebeurt.",
        "{name} can listen back as well. You see when that happens.",
    ),
    "announce.copy_no": Text("Nu nog niet", "Not for now"),
    "announce.copy_no_hint": Text(
        "Alleen u kunt luisteren. U kunt later alsnog ja zeggen.",
        "Only you can listen. You can still say yes later.",
    ),
    "announce.check_title": Text("Klopt dit?", "Is this right?"),
    "announce.check_lead": Text("Zo ziet {name} het straks ook.", "This is how {name} will see it."),
    "announce.key_extent": Text("Wat u opneemt", "What you record"),
    "announce.key_why": Text("Waarom", "Why"),
    "announce.key_listeners": Text("Wie luistert mee", "Who listens along"),
    "announce.key_equal_copy": Text("Krijgt {name} de opname", "Does {name} get it"),
    "announce.not_said": Text("Niet ingevuld", "Not filled in"),
    "announce.equal_copy_yes": Text("Ja, dezelfde", "Yes, the same"),
    "announce.equal_copy_no": Text("Nu nog niet", "Not for now"),
    "announce.aloud_title": Text("Lees dit samen hardop", "Read this aloud together"),
    "announce.aloud_why": Text(
        "Zo begint u allebei met hetzelfde in gedachten.", "That way you both start with the same in mind."
    ),
    "announce.aloud_all": Text("Wij nemen dit hele gesprek op.", "We record this whole conversation."),
    "announce.aloud_part": Text("Wij nemen een deel van dit gesprek op.", "We record a part of this conversation."),
    "announce.aloud_summary": Text(
        "Wij nemen straks de samenvatting van dit gesprek op.", "We will record the summary of this conversation."
    ),
    "announce.aloud_copy_yes": Text(
        "De opname is van {maker}. {other} krijgt precies dezelfde.",
        "The recording belongs to {maker}. {other} gets exactly the same one.",
    ),
    "announce.aloud_copy_no": Text("De opname is van {maker}.", "The recording belongs to {maker}."),
    "announce.aloud_pause": Text("Wij mogen allebei om een pauze vragen.", "Either of us may ask for a pause."),
    "announce.send": Text("Vertel het aan {name}", "Tell {name}"),
    "announce.nothing_yet": Text("Er wordt nu nog niets opgenomen.", "Nothing is being recorded yet."),
}
