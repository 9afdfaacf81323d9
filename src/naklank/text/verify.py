"""Is this file what was recorded? The page for who has no account."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "verify.title": Text("Is deze opname veranderd?", "Was this recording changed?"),
    "verify.lead": Text(
        "Kies het bewijspakket dat u kreeg. Het blijft op uw eigen computer; er wordt niets verstuurd.",
        "Choose the evidence package that you were given. It stays on your own computer; nothing is sent.",
    ),
    "verify.choose": Text("Kies het bestand", "Choose the file"),
    "verify.drop": Text("Of sleep het hierheen. De naam eindigt op .zip.", "Or drag it here. Its name ends in .zip."),
    "verify.busy": Text("We kijken het na", "Checking"),
    "verify.key": Text("Heeft u de sleutel van de praktijk apart gekregen?", "Did you get the practice's key separately?"),
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
}
