"""Adding a recording that was made elsewhere."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "upload.title": Text("Voeg een eigen opname toe", "Add a recording of your own"),
    "upload.lead": Text(
        "Nam u op met uw telefoon of een recorder? We bewaren het bestand precies zoals het is.",
        "Did you record with your phone or a recorder? We keep the file exactly as it is.",
    ),
    "upload.file": Text("Welk bestand?", "Which file?"),
    "upload.file_hint": Text(
        "Tot 8 uur geluid. Bijvoorbeeld m4a, mp3, wav, ogg, flac, webm, amr of 3gp.",
        "Up to 8 hours of sound. For example m4a, mp3, wav, ogg, flac, webm, amr or 3gp.",
    ),
    "upload.conversation": Text("Bij welk gesprek hoort het?", "Which conversation does it belong to?"),
    "upload.no_conversation": Text("Het hoort niet bij een gesprek hier", "It does not belong to a conversation here"),
    "upload.send": Text("Bewaar deze opname", "Keep this recording"),
    "upload.busy": Text("Het bestand komt binnen", "The file is coming in"),
    "upload.busy_do": Text(
        "Valt de verbinding weg? Kies hetzelfde bestand nog eens. We gaan dan verder waar we waren.",
        "Is the connection lost? Choose the same file again. We go on where we were.",
    ),
    "upload.no_script": Text(
        "Toevoegen lukt hier niet, want JavaScript staat uit. Zet het aan en laad de pagina opnieuw.",
        "Adding does not work here, because JavaScript is off. Switch it on and reload the page.",
    ),
}
