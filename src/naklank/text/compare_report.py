"""The report on a copy and its original, for who must judge: a disciplinary board, a lawyer, the two who spoke."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "compared.over": Text("Een kopie naast het origineel gelegd", "A copy held against the original"),
    "compared.of": Text("Vergeleken op {day}.", "Compared on {day}."),
    "compared.identical": Text(
        "De twee bestanden zijn zelfs byte voor byte gelijk.", "The two files are even the same byte for byte."
    ),
    "compared.not_title": Text("Wat dit niet zegt", "What this does not say"),
    "compared.picture_title": Text("In beeld", "At a glance"),
    "compared.picture_lead": Text(
        "Boven ligt het origineel, onder de kopie. Wat in allebei hetzelfde is, is met een lichte strook verbonden.",
        "The original lies above, the copy below. What is the same in both is joined by a pale band.",
    ),
    "compared.picture_lead_phone": Text(
        "Links staat het origineel, rechts de kopie. De tijd loopt naar beneden. "
        "Wat in allebei hetzelfde is, is met een lichte strook verbonden.",
        "The original stands on the left, the copy on the right. Time runs down. "
        "What is the same in both is joined by a pale band.",
    ),
    "compared.picture_numbers": Text(
        "Elk nummer is een verandering. De lijst hieronder heeft dezelfde nummers.",
        "Each number is a change. The list below has the same numbers.",
    ),
    "compared.picture_small": Text(
        "Een heel korte verandering is breder getekend dan zij is. Anders is zij niet te zien.",
        "A very short change is drawn wider than it is. Otherwise it could not be seen.",
    ),
    "compared.picture_part": Text(
        "Van het origineel is alleen het stuk van {from_o} tot {to_o} getekend. De kopie komt uit dat stuk.",
        "Of the original only the piece from {from_o} to {to_o} is drawn. The copy comes from that piece.",
    ),
    "compared.picture_says": Text(
        "Tekening van twee balken op één tijdschaal: het origineel van {original} en de kopie van {copy}. "
        "{verdict} De lijsten hieronder zeggen in woorden wat hier getekend is.",
        "Drawing of two bars on one time scale: the original of {original} and the copy of {copy}. "
        "{verdict} The lists below say in words what is drawn here.",
    ),
    "compared.original": Text("Origineel", "Original"),
    "compared.copy": Text("Kopie", "Copy"),
    "compared.legend": Text("Wat de patronen zijn", "What the patterns are"),
    "compared.look_kept": Text("Hetzelfde in allebei", "The same in both"),
    "compared.look_left_out": Text("Niet gevonden in de kopie", "Not found in the copy"),
    "compared.look_gone": Text("Hier is iets weg of anders in de kopie", "Gone or different in the copy"),
    "compared.look_put_in": Text("Staat hier niet in het origineel", "Not in the original here"),
    "compared.look_silent": Text("Stil", "Silent"),
    "compared.look_moved": Text("Omgewisseld", "Changed places"),
    "compared.look_faster": Text("Sneller", "Faster"),
    "compared.look_slower": Text("Langzamer", "Slower"),
    "compared.look_louder": Text("Harder", "Louder"),
    "compared.look_softer": Text("Zachter", "Softer"),
    "compared.look_unverifiable": Text("Niet te beoordelen", "Cannot be judged"),
    "compared.look_outside": Text("Voor of na het origineel", "Before or after the original"),
    "compared.look_taken": Text("Hier komt een stuk vandaan", "A piece comes from here"),
    "compared.edits_title": Text("De veranderingen", "The changes"),
    "compared.edits_lead": Text(
        "Een verandering zegt niets over wie het deed, of waarom. Tijden zijn in minuten en seconden, met duizendsten erachter.",
        "A change says nothing of who did it, or why. Times are in minutes and seconds, with thousandths after them.",
    ),
    "compared.edits_sure": Text(
        "‘Hoe zeker’ zegt hoeveel van 100 zulke veranderingen echt zijn. "
        "Bij ‘Waar precies’ staan twee tijden. In 99 van de 100 gevallen ligt de verandering daartussen.",
        "‘How sure’ says how many of 100 such changes are real. "
        "‘Where exactly’ gives two times. In 99 of 100 cases the change lies between them.",
    ),
    "compared.row_copy": Text("In de kopie", "In the copy"),
    "compared.row_original": Text("In het origineel", "In the original"),
    "compared.row_length": Text("Lengte", "Length"),
    "compared.row_within": Text("Waar precies", "Where exactly"),
    "compared.row_sure": Text("Hoe zeker", "How sure"),
    "compared.row_taken": Text("Komt uit het origineel", "Comes from the original"),
    "compared.span": Text("{start} tot {end}", "{start} to {end}"),
    "compared.point": Text("op {start}", "at {start}"),
    "compared.words_original": Text("Woorden in het origineel", "Words in the original"),
    "compared.words_copy": Text("Woorden in de kopie", "Words in the copy"),
    "compared.words_note": Text(
        "De woorden komen uit een uitgeschreven tekst. Daarin kunnen fouten staan. Wat tussen [ en ] staat, valt binnen de verandering.",
        "The words come from a transcript, which can hold errors. What stands between [ and ] lies within the change.",
    ),
    "compared.words_none": Text("geen woorden", "no words"),
    "compared.play_copy": Text("Luister: de kopie", "Listen: the copy"),
    "compared.play_original": Text("Luister: het origineel", "Listen: the original"),
    "compared.play_taken": Text("Luister: waar het vandaan komt", "Listen: where it comes from"),
    "compared.play_what": Text("verandering {n}, van {start} tot {end}", "change {n}, from {start} to {end}"),
    "compared.stop": Text("Stop", "Stop"),
    "compared.clips_note": Text(
        "In dit bestand zitten stukjes van het gesprek. Geef het alleen aan wie ze mag horen. "
        "De stukjes klinken als door een telefoon; voor onderzoek zijn er de twee bestanden zelf.",
        "This file holds pieces of the conversation. Give it only to who may hear them. "
        "They sound as over a telephone; for research there are the two files themselves.",
    ),
    "compared.clips_first": Text(
        "Alleen de eerste {n} veranderingen zijn te horen.", "Only the first {n} changes can be listened to."
    ),
    "compared.segments_title": Text(
        "Stuk voor stuk: waar de kopie vandaan komt", "Piece by piece: where the copy comes from"
    ),
    "compared.segment": Text(
        "Kopie {from_c} tot {to_c} is origineel {from_o} tot {to_o}.",
        "Copy {from_c} to {to_c} is original {from_o} to {to_o}.",
    ),
    "compared.segment_other": Text("Kopie {from_c} tot {to_c}: {source}.", "Copy {from_c} to {to_c}: {source}."),
    "compared.unverifiable_title": Text("Wat we niet konden beoordelen", "What we could not judge"),
    "compared.unverifiable_lead": Text(
        "Van deze stukken van de kopie weten we niet of ze veranderd zijn. Dat is geen teken dat er iets mis is.",
        "Of these pieces of the copy we do not know whether they were changed. That is no sign that anything is wrong.",
    ),
    "compared.unverifiable_row": Text("Kopie {from_c} tot {to_c}. {why}", "Copy {from_c} to {to_c}. {why}"),
    "compared.limits_title": Text("Wat we kunnen missen", "What we can miss"),
    "compared.limits_lead": Text(
        "Geen vergelijking vindt alles. In deze kopie geldt:", "No comparison finds everything. In this copy:"
    ),
    "compared.method_title": Text("Zo is vergeleken", "How it was compared"),
    "compared.method_lead": Text(
        "Een computer heeft de spraak in beide bestanden naast elkaar gelegd. Daar kwam geen mens aan te pas.",
        "A computer held the speech in both files side by side. No person took part in it.",
    ),
    "compared.again": Text(
        "Wie dezelfde twee bestanden heeft, kan dit zelf nog eens doen: {command}. Met dezelfde versie komt er hetzelfde uit.",
        "Whoever has the same two files can do this again: {command}. The same version gives the same result.",
    ),
    "compared.hash_note": Text(
        "Het lange nummer (SHA-256) hoort bij precies dit bestand. Verandert er één bit, dan klopt het nummer niet meer.",
        "The long number (SHA-256) belongs to exactly this file. If one bit changes, the number no longer fits.",
    ),
    "compared.file_name": Text("Naam", "Name"),
    "compared.file_length": Text("Lengte", "Length"),
    "compared.file_size": Text("Grootte", "Size"),
    "compared.file_bytes": Text("{n} bytes", "{n} bytes"),
    "compared.method": Text("Methode", "Method"),
    "compared.version": Text("Versie van Naklank", "Version of Naklank"),
    "compared.day": Text("Dag", "Day"),
    "compared.settings": Text("Instellingen", "Settings"),
    "compared.footer": Text(
        "Vergelijking door Naklank {version}, {method}. Kopie: {hash}",
        "Comparison by Naklank {version}, {method}. Copy: {hash}",
    ),
}
