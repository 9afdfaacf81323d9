"""Is this file what was recorded? The page for who has no account."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "verify.title": Text("Is deze opname veranderd?", "Was this recording changed?"),
    "verify.lead": Text(
        "Kies het bewijspakket dat u kreeg. Het blijft op uw eigen computer; er wordt niets verstuurd.",
        "Choose the evidence package that you were given. It stays on your own computer; nothing is sent.",
    ),
    "verify.choose": Text("Kies het bestand", "Choose the file"),
    "verify.drop": Text(
        "Of sleep het hierheen. De naam eindigt op .zip. U kunt er een los geluidsbestand bij kiezen om te vergelijken.",
        "Or drag it here. Its name ends in .zip. You may add a sound file to compare with it.",
    ),
    "verify.busy": Text("We kijken het na", "Checking"),
    "verify.key": Text(
        "Heeft u de sleutel van de praktijk apart gekregen?", "Did you get the practice's key separately?"
    ),
    "verify.key_hint": Text(
        "Kies hier dat bestand. Dan staat ook vast wie de opname heeft verzegeld.",
        "Choose that file here. Then it is also established who sealed the recording.",
    ),
    "verify.key_file": Text("De sleutel (.pem)", "The key (.pem)"),
    "verify.untouched": Text("Deze opname is niet veranderd sinds", "This recording has not changed since"),
    "verify.untouched_why": Text(
        "Elke seconde is nog zoals die werd bewaard.", "Every second is still as it was kept."
    ),
    "verify.signer_unknown": Text(
        "Wie de opname verzegelde, staat nog niet vast. Vraag de praktijk om haar sleutel en vergelijk dit nummer.",
        "Who sealed the recording is not established. Ask the practice for its key and compare this number.",
    ),
    "verify.changed": Text("Deze opname is veranderd.", "This recording was changed."),
    "verify.changed_why": Text(
        "Hieronder staat wat er niet klopt. Vertrouw dit bestand niet zonder uitleg.",
        "Below it says what does not hold. Do not rely on this file without an explanation.",
    ),
    "verify.uncheckable": Text("Dit bestand is niet na te gaan.", "This file cannot be checked."),
    "verify.uncheckable_why": Text(
        "Er ontbreekt iets. Dat betekent niet dat de opname is veranderd. Vraag het hele pakket nog eens.",
        "Something is missing. That does not mean that it was changed. Ask for the whole package again.",
    ),
    "verify.strange": Text("Dit is geen bewijspakket van Naklank.", "This is no evidence package of Naklank."),
    "verify.strange_why": Text(
        "Kies het zip-bestand dat u kreeg. Een ontvangstbewijs of een logboek mag ook.",
        "Choose the zip file that you were given. A receipt or a log is fine, too.",
    ),
    "verify.checks": Text("Wat we hebben nagekeken", "What was checked"),
    "verify.check_bag": Text("Het pakket is compleet", "The package is complete"),
    "verify.check_manifest": Text("De beschrijving is ondertekend", "The description is signed"),
    "verify.check_sound": Text("Het geluid is byte voor byte gelijk", "The sound is the same, byte for byte"),
    "verify.check_log": Text("De opname staat in het logboek", "The log holds the recording"),
    "verify.check_checkpoint": Text("Het logboek is ondertekend", "The log is signed"),
    "verify.check_timestamp": Text("Een ander tekende voor de tijd", "Someone else vouched for the time"),
    "verify.check_signer": Text("De ondertekenaar staat vast", "The signer is established"),
    "verify.limits_title": Text("Wat dit niet zegt", "What this does not say"),
    "verify.limits": Text(
        "Dit zegt niets over wat er is gezegd, of door wie. Het zegt alleen dat het geluid hetzelfde bleef.",
        "This says nothing about what was said, or by whom. It only says that the sound stayed the same.",
    ),
    "verify.no_script": Text(
        "Nagaan op deze pagina lukt niet, want JavaScript staat uit. Met ‘naklank verify’ kan het ook.",
        "Checking on this page does not work, because JavaScript is off. The command ‘naklank verify’ does it too.",
    ),
    "verify.signer_other": Text(
        "Dit pakket is verzegeld met een andere sleutel dan u koos. Vraag de praktijk welke sleutel van haar is.",
        "This package was sealed with another key than you chose. Ask the practice which key is hers.",
    ),
    "verify.where": Text(
        "Veranderd: ongeveer van {from} tot {to} in de opname.", "Changed: about from {from} to {to} in the recording."
    ),
    "verify.bytes": Text(
        "Veranderd: byte {from} tot {to} van het geluid.", "Changed: byte {from} to {to} of the sound."
    ),
    "verify.unknown_time": Text("een onbekend moment", "an unknown moment"),
    "verify.sound_same": Text(
        "Dit is precies de opname uit het pakket.", "This is exactly the recording in the package."
    ),
    "verify.sound_changed": Text(
        "Dit is niet precies de opname uit het pakket.", "This is not exactly the recording in the package."
    ),
    "verify.sound_other": Text(
        "Dit bestand is anders dan de opname uit het pakket. Het kan een omgezette kopie zijn, of een ander gesprek.",
        "This file is not the recording in the package. It may be a converted copy, or another conversation.",
    ),
    "verify.sound_unknown": Text(
        "Dit geluid kunnen we nergens mee vergelijken. Kies ook het bewijspakket.",
        "We have nothing to compare this sound with. Choose the evidence package too.",
    ),
    "verify.browser": Text(
        "Deze browser is te oud om dit na te gaan. Probeer een nieuwere, of ‘naklank verify’.",
        "This browser cannot check signatures. Use a newer version, or ‘naklank verify’.",
    ),
    "verify.bad_key": Text(
        "Dit is geen sleutel van Naklank. Kies het bestand key.pem van de praktijk.",
        "This is not a key of Naklank. Choose the file key.pem of the practice.",
    ),
    "verify.trouble": Text(
        "Het nagaan is niet gelukt. Laad de pagina opnieuw en kies het bestand nog eens.",
        "The check did not work. Load the page again and choose the file once more.",
    ),
    "verify.failed_bag": Text(
        "Een bestand in het pakket is veranderd of hoort er niet bij.",
        "A file in the package was changed or does not belong.",
    ),
    "verify.missing_bag": Text("Er ontbreekt een bestand.", "A file is missing."),
    "verify.failed_manifest": Text(
        "De beschrijving is veranderd, of de handtekening klopt niet.",
        "The description was changed, or the signature is wrong.",
    ),
    "verify.missing_manifest": Text(
        "De beschrijving of de handtekening ontbreekt.", "The description or its signature is missing."
    ),
    "verify.failed_sound": Text("Het geluid is niet wat er verzegeld is.", "The sound is not what was sealed."),
    "verify.missing_sound": Text("Het geluid is niet te vergelijken.", "The sound cannot be compared."),
    "verify.failed_log": Text(
        "Het bewijs leidt niet naar het ondertekende logboek.", "The proof does not lead to the signed log."
    ),
    "verify.missing_log": Text("Het bewijs uit het logboek ontbreekt.", "The proof from the log is missing."),
    "verify.failed_checkpoint": Text(
        "De handtekening onder het logboek klopt niet.", "The signature under the log is wrong."
    ),
    "verify.missing_checkpoint": Text(
        "De handtekening onder het logboek ontbreekt.", "The signature under the log is missing."
    ),
    "verify.failed_timestamp": Text(
        "Het tijdstempel hoort hier niet bij, of is veranderd.", "The time-stamp does not belong here, or was changed."
    ),
    "verify.missing_timestamp": Text(
        "Er is geen tijdstempel van een ander. De tijd komt van het logboek zelf.",
        "There is no time-stamp of someone else. The time is that of the log itself.",
    ),
    "verify.failed_signer": Text("De sleutel is een andere dan u koos.", "The key is not the one that you chose."),
    "verify.missing_signer": Text("U koos geen sleutel om mee te vergelijken.", "You chose no key to compare with."),
}
