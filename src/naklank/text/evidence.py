"""Sentences of `lees-mij.html`, the readable page in an evidence package."""

from naklank.text import Text

TEXTS = {
    "evidence.title": Text("Bewijs bij een opname", "Proof with a recording"),
    "evidence.lead": Text(
        "In deze map zit een opname van een gesprek, met het bewijs dat de opname niet veranderd is. "
        "U kunt dat zelf nagaan. U hoeft ons niet te geloven.",
        "This folder holds a recording of a conversation, with the proof that the recording was not changed. "
        "You can check that yourself. You do not have to believe us.",
    ),
    "evidence.does": Text("Wat dit bewijst", "What this proves"),
    "evidence.does.1": Text(
        "Het geluid in deze map is nog hetzelfde als bij het verzegelen. Dat geldt tot op de laatste byte.",
        "The sound in this folder is the same as when the recording was sealed, to the last byte.",
    ),
    "evidence.does.2": Text(
        "Op {time} stond het zegel in het logboek van deze organisatie. Wie dat logboek verandert, valt op.",
        "At {time} the sealing stood in the log of this organisation. That log cannot be changed without notice.",
    ),
    "evidence.does.3": Text(
        "De handtekeningen zijn gezet met de sleutel die hieronder staat.",
        "The signatures were made with the key that is shown below.",
    ),
    "evidence.not": Text("Wat dit niet bewijst", "What this does not prove"),
    "evidence.not.1": Text("Niet dat waar is wat er wordt gezegd.", "Not that what is said is true."),
    "evidence.not.2": Text("Niet wie er spreekt.", "Not who is speaking."),
    "evidence.not.3": Text(
        "Niet dat er voor of na de opname niets is gebeurd.", "Not that nothing happened before or after the recording."
    ),
    "evidence.not.4": Text(
        "Niet van wie de sleutel is. Vraag de organisatie om haar sleutel en vergelijk de cijfers hieronder.",
        "Not whose key it is. Ask the organisation for its key and compare the digits below.",
    ),
    "evidence.not.5": Text(
        "Deze bladzijde zelf is alleen uitleg. De controle kijkt niet naar deze woorden.",
        "This page itself is only an explanation. The check does not look at these words.",
    ),
    "evidence.how": Text("Zo controleert u het, op drie manieren", "How to check it, in three ways"),
    "evidence.how.1": Text(
        "In de browser: open de controlepagina van Naklank en zet het zip-bestand erop. Er gaat niets over het internet.",
        "In the browser: open the checking page of Naklank and drop the zip file on it. Nothing goes over the internet.",
    ),
    "evidence.how.2": Text("Met Naklank op een computer: {command}", "With Naklank on a computer: {command}"),
    "evidence.how.3": Text(
        "Zonder Naklank, met alleen Python en openssl: {command}. Dat programma is kort en te lezen door een deskundige.",
        "Without Naklank, with only Python and openssl: {command}. That program is short and can be read by an expert.",
    ),
    "evidence.facts": Text("De gegevens", "The facts"),
    "evidence.recording": Text("Opname", "Recording"),
    "evidence.sound": Text("Geluid", "Sound"),
    "evidence.began": Text("Begonnen", "Began"),
    "evidence.ended": Text("Geëindigd", "Ended"),
    "evidence.signed": Text("Verzegeld", "Sealed"),
    "evidence.checkpoint": Text("In het logboek op of voor", "In the log at or before"),
    "evidence.stamped": Text("Tijdstempel van een andere organisatie", "Time-stamp of another organisation"),
    "evidence.stamped.yes": Text("ja, zie data/timestamp.tsr", "yes, see data/timestamp.tsr"),
    "evidence.stamped.no": Text("nee", "no"),
    "evidence.log": Text("Logboek", "Log"),
    "evidence.key": Text("Vingerafdruk van de sleutel", "Fingerprint of the key"),
    "evidence.utc": Text("Tijden zijn in UTC.", "Times are in UTC."),
}
