"""Looking up where a clip comes from: asking, waiting, and what was found. The command's own sentences are in `finding.py`."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "trace.title": Text("Waar komt dit fragment vandaan?", "Where does this clip come from?"),
    "trace.lead": Text(
        "Gaat er een stuk geluid rond? Geef het hier. U ziet uit welke opname het komt, en van welke plaats. Of dat het niet van hier is.",
        "Does a piece of sound go around? Give it here. You see which recording it comes from, and from which place. Or that it is not from here.",
    ),
    "trace.reason": Text("Waarom zoekt u dit uit?", "Why do you look this up?"),
    "trace.reason_hint": Text(
        "Dit komt in het logboek. Is het fragment van een opname hier? Dan leest de patiënt de reden ook.",
        "This goes into the log. Is the clip of a recording here? Then the patient reads the reason too.",
    ),
    "trace.reason_circulating": Text("Het geluid gaat rond", "The sound goes around"),
    "trace.reason_circulating_hint": Text(
        "Iemand kreeg het, of het staat op internet.", "Somebody got it, or it is on the internet."
    ),
    "trace.reason_complaint": Text("Er is een klacht", "There is a complaint"),
    "trace.reason_complaint_hint": Text(
        "Iemand klaagt over een gesprek of over een opname.", "Somebody complains about a conversation or a recording."
    ),
    "trace.reason_leak": Text("Er is misschien iets gelekt", "Something may have leaked"),
    "trace.reason_leak_hint": Text(
        "U gaat na of geluid bij ons is weggekomen.", "You check whether sound got away from us."
    ),
    "trace.reason_request_of_patient": Text("De patiënt vraagt erom", "The patient asks for it"),
    "trace.reason_request_of_patient_hint": Text(
        "Om te weten of dit het eigen gesprek is.", "To know whether this is the patient's own conversation."
    ),
    "trace.reason_": Text("Geen reden gegeven", "No reason given"),
    "trace.choose_reason": Text("Kies waarom u dit uitzoekt.", "Choose why you look this up."),
    "trace.choose_again": Text("Kies ook het bestand nog een keer.", "Choose the file once more too."),
    "trace.file": Text("Welk fragment?", "Which clip?"),
    "trace.file_hint": Text(
        "Geluid of film, hoogstens 2 GB. Het liefst 5 seconden of langer, waarin iemand praat.",
        "Sound or film, at most 2 GB. Best 5 seconds or longer, in which somebody speaks.",
    ),
    "trace.send": Text("Zoek", "Look it up"),
    "trace.send_wait": Text(
        "Laat deze pagina open tot het fragment hier is.", "Leave this page open until the clip is here."
    ),
    "trace.kept_title": Text("Wat er met het fragment gebeurt", "What happens to the clip"),
    "trace.kept": Text(
        "Het ligt op slot zolang we zoeken. Daarna is het weg. In het logboek komt dat u zocht, waarom, en wat we vonden. "
        "Hoort het bij een opname? Dan leest de patiënt dat bij wie luisterde. U hoort hier geen geluid.",
        "It is locked while we look. After that it is gone. The log tells that you looked, why, and what we found. "
        "Does it belong to a recording? Then the patient reads that under who listened. You hear no sound here.",
    ),
    "trace.earlier": Text("Eerder gezocht", "Looked up before"),
    "trace.by": Text("{name}: {reason}", "{name}: {reason}"),
    "trace.over": Text("Gezocht op {when}", "Looked up on {when}"),
    "trace.waiting": Text("We zoeken waar het fragment vandaan komt", "We look where the clip comes from"),
    "trace.waiting_do": Text(
        "Dat duurt meestal een paar seconden. Bij een lang bestand of veel opnamen duurt het een paar minuten. U mag deze pagina sluiten.",
        "Mostly that takes a few seconds. With a long file or many recordings it takes some minutes. You may close this page.",
    ),
    "trace.found": Text("Dit fragment komt voor in een opname van hier", "This clip occurs in a recording from here"),
    "trace.found_many": Text(
        "Dit fragment komt op {n} plaatsen in opnamen van hier voor",
        "This clip occurs in {n} places in recordings from here",
    ),
    "trace.not_from_here": Text("Dit fragment is niet van hier", "This clip is not from here"),
    "trace.not_from_here_lead": Text(
        "We vonden het in geen van de opnamen die we konden doorzoeken.",
        "We found it in none of the recordings that we could search.",
    ),
    "trace.undecided": Text("Over dit fragment kunnen we niets zeggen", "We can say nothing about this clip"),
    "trace.failed": Text("Dit fragment konden we niet horen", "We could not hear this clip"),
    "trace.broken_off": Text("Dit zoeken is afgebroken", "This search was broken off"),
    "trace.broken_off_do": Text(
        "Naklank is intussen opnieuw gestart. Het fragment is weg. Kies het nog een keer.",
        "Naklank was started anew meanwhile. The clip is gone. Choose it once more.",
    ),
    "trace.another": Text("Kies een ander fragment", "Choose another clip"),
    "trace.why_too_short": Text(
        "Het is te kort. Kies een stuk van 5 seconden of langer.",
        "It is too short. Choose a piece of 5 seconds or longer.",
    ),
    "trace.why_no_speech": Text(
        "Er is te weinig in te horen. Kies een stuk waarin iemand praat.",
        "There is too little to hear in it. Choose a piece in which somebody speaks.",
    ),
    "trace.why_not_sound": Text(
        "Dit bestand is geen geluid en geen film. Kies een ander bestand.",
        "This file is no sound and no film. Choose another file.",
    ),
    "trace.why_no_sound": Text(
        "Er zit geen geluid in dit bestand. Kies een ander bestand.",
        "There is no sound in this file. Choose another file.",
    ),
    "trace.why_too_long": Text(
        "Dit geluid duurt langer dan 12 uur. Kies een korter stuk.",
        "This sound is longer than 12 hours. Choose a shorter piece.",
    ),
    "trace.why_": Text(
        "Het bestand is beschadigd, of van een soort die we niet kennen. Vraag het nog een keer, of kies een ander bestand.",
        "The file is damaged, or of a kind that we do not know. Ask for it once more, or choose another file.",
    ),
    "trace.recording": Text("Opname van {when}", "Recording of {when}"),
    "trace.maker": Text("Opgenomen door", "Recorded by"),
    "trace.at": Text("Plaats in de opname", "Place in the recording"),
    "trace.of_clip": Text("Deel van het fragment", "Part of the clip"),
    "trace.span": Text("van {begin} tot {end}", "from {begin} to {end}"),
    "trace.strength": Text("Hoe sterk", "How strong"),
    "trace.strong_most": Text("zeer sterk ({n})", "very strong ({n})"),
    "trace.strong_much": Text("sterk ({n})", "strong ({n})"),
    "trace.strong": Text("duidelijk ({n})", "clear ({n})"),
    "trace.chance": Text("Kans op toeval", "Chance of coincidence"),
    "trace.one_in": Text("naar schatting minder dan 1 op {n}", "by estimate less than 1 in {n}"),
    "trace.billion": Text("een miljard", "a billion"),
    "trace.million": Text("een miljoen", "a million"),
    "trace.thousands": Text("tienduizend", "ten thousand"),
    "trace.speed": Text("Snelheid", "Speed"),
    "trace.faster": Text("{n} keer zo snel als in de opname", "{n} times as fast as in the recording"),
    "trace.diary": Text("Lees wie deze opname hoorde", "Read who heard this recording"),
    "trace.gone": Text("Deze opname is intussen vernietigd.", "This recording was destroyed meanwhile."),
    "trace.says_title": Text("Wat dit zegt, en wat niet", "What this says, and what it does not"),
    "trace.says_sounds": Text(
        "Wat in het fragment klinkt, klinkt ook op deze plaats in de opname.",
        "What sounds in the clip, also sounds at this place in the recording.",
    ),
    "trace.says_not_who": Text(
        "Dit zegt niet wie het liet rondgaan. Ook een ander apparaat in die kamer nam dit gesprek misschien op. Dat klinkt hier hetzelfde.",
        "It does not say who sent it around. Another device in that room may have recorded this talk. That sounds the same here.",
    ),
    "trace.says_not_cut": Text(
        "Dit zegt niet of er is geknipt. Wie de opname maakte, kan dat nagaan met Vergelijk.",
        "It does not say whether something was cut. Who made the recording can check that under Compare.",
    ),
    "trace.says_destroyed": Text(
        "Opnamen die zijn vernietigd, doorzoeken we niet. Daarvan is niets meer over.",
        "Recordings that were destroyed are not searched. Nothing is left of them.",
    ),
    "trace.says_missed": Text(
        "Een kort, zacht of sterk vervormd fragment kunnen we missen. Is er een langer stuk? Zoek dan daarmee.",
        "We may miss a clip that is short, soft or much distorted. Is there a longer piece? Then search with that.",
    ),
    "trace.how_title": Text("Hoe we zochten", "How we looked"),
    "trace.how_when": Text("Gezocht", "Looked up"),
    "trace.how_by": Text("Door", "By"),
    "trace.how_reason": Text("Reden", "Reason"),
    "trace.how_length": Text("Lengte van het fragment", "Length of the clip"),
    "trace.how_recordings": Text("Doorzochte opnamen", "Recordings searched"),
    "trace.how_without": Text("Opnamen die nog niet doorzocht kunnen worden", "Recordings that cannot be searched yet"),
    "trace.how_sha256": Text("SHA-256 van het fragment", "SHA-256 of the clip"),
    "trace.how_method": Text("Werkwijze", "Method"),
}
