"""What the recorder says while it works, and the page where a file is handed over. Keys `rec.*` and `upl.*` go to the browser."""

import json

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "rec.running": Text("De opname loopt.", "Recording is on."),
    "rec.paused": Text(
        "De opname staat stil. Er wordt niets opgenomen.", "The recording is paused. Nothing is recorded."
    ),
    "rec.resumed": Text("De opname loopt weer.", "Recording is on again."),
    "rec.marked": Text("Dit moment is gemerkt.", "This moment is marked."),
    "rec.summary": Text("Hier begint de samenvatting.", "The summary starts here."),
    "rec.conversation": Text("Hier gaat het gesprek verder.", "The conversation goes on here."),
    "rec.finishing": Text(
        "We bewaren de laatste seconden. Laat deze pagina nog even open.",
        "Keeping the last seconds. Leave this page open a little longer.",
    ),
    "rec.safe": Text("Uw gesprek is veilig bewaard.", "Your conversation is safely kept."),
    "rec.asked_pause": Text("De ander vraagt om een pauze.", "The other party asks for a pause."),
    "rec.refused": Text(
        "Naklank mag de microfoon niet gebruiken. Sta het toe bij het slotje naast het adres en begin opnieuw.",
        "Naklank may not use the microphone. Allow it at the lock beside the address and start again.",
    ),
    "rec.absent": Text(
        "We vinden geen microfoon. Sluit er een aan en begin opnieuw.",
        "We find no microphone. Connect one and start again.",
    ),
    "rec.taken": Text(
        "Een ander programma gebruikt de microfoon. Sluit dat en begin opnieuw.",
        "Another program is using the microphone. Close it and start again.",
    ),
    "rec.unknown": Text(
        "De microfoon geeft geen geluid. Probeer het nog een keer, of probeer een ander apparaat.",
        "The microphone gives no sound. Try once more, or try another device.",
    ),
    "rec.browser": Text(
        "Deze browser kan niet opnemen. Probeer een nieuwere browser, of neem op met een ander apparaat.",
        "This browser cannot record. Try a newer browser, or record with another device.",
    ),
    "rec.insecure": Text(
        "Opnemen kan alleen over een beveiligde verbinding (https). Vraag de praktijk om het goede adres.",
        "Recording works only over a secure connection (https). Ask the practice for the right address.",
    ),
    "rec.refused_by_server": Text("Deze opname kan nu niet beginnen.", "This recording cannot start now."),
    "rec.session": Text(
        "U bent niet meer aangemeld. Meld u opnieuw aan en begin dan de opname.",
        "You are no longer signed in. Sign in again and then start the recording.",
    ),
    "rec.away": Text(
        "Er is geen verbinding. Zonder verbinding kan de opname niet beginnen. Probeer het zo nog een keer.",
        "There is no connection. A recording cannot start without one. Try again in a moment.",
    ),
    "rec.muted": Text(
        "De microfoon staat uit. Er wordt nu niets opgenomen. Zet hem aan, dan gaat de opname vanzelf door.",
        "The microphone is muted. Nothing is being recorded. Unmute it and recording goes on by itself.",
    ),
    "rec.unmuted": Text("De microfoon staat weer aan. De opname loopt.", "The microphone is back on. Recording is on."),
    "rec.lost": Text(
        "De microfoon is weg. Er wordt nu niets opgenomen. Wat er al was, is bewaard. Kies ‘Ga door’ als de microfoon er weer is.",
        "The microphone is gone. Nothing is being recorded. What there was is kept. Choose ‘Resume’ once the microphone is back.",
    ),
    "rec.interrupted": Text(
        "Uw telefoon heeft de opname even gestopt. Misschien belde er iemand. We gaan door zodra dat kan.",
        "Your device interrupted the recording, perhaps for a call. We try to go on.",
    ),
    "rec.hidden": Text(
        "Deze pagina is uit beeld. De opname kan stoppen als het scherm op slot gaat. Kom terug naar deze pagina.",
        "This page is out of sight. Recording may stop when the screen locks. Come back to this page.",
    ),
    "rec.seen": Text("Deze pagina is weer in beeld.", "This page is in sight again."),
    "rec.silent": Text(
        "We horen niets. Staat de microfoon aan en ligt het apparaat vrij?",
        "We hear nothing. Is the microphone on and the device uncovered?",
    ),
    "rec.sound": Text("We horen u weer.", "We hear you again."),
    "rec.low": Text(
        "De ruimte op dit apparaat is bijna op. Maak ruimte vrij als dat kan. De opname loopt door.",
        "This device is almost full. Free some room if you can. Recording goes on.",
    ),
    "rec.full": Text(
        "Dit apparaat is vol. De opname loopt door, maar staat alleen nog bij de praktijk. Blijf verbonden.",
        "This device is full. Recording goes on, but is kept only at the practice. Stay connected.",
    ),
    "rec.shelf_broken": Text(
        "Dit apparaat kan de opname niet zelf bewaren. Ze gaat wel meteen naar de praktijk. Blijf verbonden.",
        "This device cannot keep the recording itself. It does go to the practice at once. Stay connected.",
    ),
    "rec.encoder_broken": Text(
        "Het opnemen is vastgelopen. Wat er al was, is bewaard. Stop en begin een nieuwe opname.",
        "Recording got stuck. What there was is kept. Stop, and start a new recording.",
    ),
    "rec.send_away": Text(
        "Er is even geen verbinding. De opname loopt door op dit apparaat. We sturen alles na.",
        "There is no connection just now. Recording goes on, on this device. Everything is sent later.",
    ),
    "rec.send_session": Text(
        "U bent niet meer aangemeld. De opname loopt door op dit apparaat. Meld u aan in een ander tabblad, dan sturen we alles na.",
        "You are no longer signed in. Recording goes on, on this device. Sign in in another tab and everything is sent.",
    ),
    "rec.send_full": Text(
        "Bij de praktijk is geen ruimte meer. De opname loopt door op dit apparaat. Waarschuw de praktijk.",
        "The practice has no room left. Recording goes on, on this device. Tell the practice.",
    ),
    "rec.send_damaged": Text(
        "Een stuk kwam beschadigd aan. We sturen het opnieuw.", "A piece arrived damaged. We send it again."
    ),
    "rec.send_damaging": Text(
        "Een stuk komt steeds beschadigd aan. Het blijft op dit apparaat. Waarschuw de praktijk.",
        "A piece keeps arriving damaged. It stays on this device. Tell the practice.",
    ),
    "rec.send_refused": Text(
        "De praktijk neemt een stuk niet aan. Het blijft op dit apparaat. Waarschuw de praktijk.",
        "The practice does not accept a piece. It stays on this device. Tell the practice.",
    ),
    "rec.send_conflict": Text(
        "Bij de praktijk lag al een ander stuk geluid op deze plaats. Wat hier staat, blijft hier. Waarschuw de praktijk.",
        "The practice already had another piece of sound in this place. What is here stays here. Tell the practice.",
    ),
    "rec.send_well": Text(
        "De verbinding is er weer. We sturen alles na.", "The connection is back. Everything is being sent."
    ),
    "rec.finish_refused": Text(
        "De opname kon niet worden afgesloten. Alles staat nog op dit apparaat. Waarschuw de praktijk.",
        "The recording could not be closed. Everything is still on this device. Tell the practice.",
    ),
    "rec.broken": Text(
        "U kunt verder met de opname, of haar afsluiten.", "You can go on with the recording, or close it."
    ),
    "rec.rescue_broken": Text(
        "Uw opname brak af na {length}. Wat er al was, is bewaard. Loopt het gesprek nog? Dan kunt u verder.",
        "Your recording broke off after {length}. What there was is kept. Is the conversation still going on? Then you can go on.",
    ),
    "rec.rescue_go_on": Text("Ga verder met deze opname", "Go on with this recording"),
    "rec.rescue_close": Text("Sluit af en bewaar", "Close and keep"),
    "rec.rescue_busy": Text(
        "Op dit apparaat stond nog een opname die niet af was ({length}). We bewaren haar nu alsnog. Laat deze pagina even open.",
        "This device still held an unfinished recording ({length}). We are keeping it now. Leave this page open for a moment.",
    ),
    "rec.rescue_done": Text(
        "Een opname die niet af was ({length}), is nu veilig bewaard.",
        "An unfinished recording ({length}) is now safely kept.",
    ),
    "rec.rescue_away": Text(
        "Op dit apparaat staat nog een opname die niet af is. We bewaren haar zodra er verbinding is.",
        "This device still holds an unfinished recording. We keep it as soon as there is a connection.",
    ),
    "rec.rescue_session": Text(
        "Op dit apparaat staat nog een opname die niet af is. Meld u aan, dan bewaren we haar.",
        "This device still holds an unfinished recording. Sign in and we will keep it.",
    ),
    "rec.rescue_other": Text(
        "Op dit apparaat staat nog een opname van iemand anders die niet af is. Die persoon kan zich hier aanmelden.",
        "This device still holds somebody else's unfinished recording. That person can sign in here.",
    ),
    "rec.rescue_refused": Text(
        "Een opname op dit apparaat kon niet worden afgesloten. Ze staat hier nog. Waarschuw de praktijk.",
        "A recording on this device could not be closed. It is still here. Tell the practice.",
    ),
    "upl.choose": Text("Kies eerst een bestand.", "Choose a file first."),
    "upl.empty": Text("Dit bestand is leeg. Kies een ander bestand.", "This file is empty. Choose another file."),
    "upl.too_large": Text(
        "Dit bestand is groter dan 4 gigabyte. Dat kan Naklank niet aan. Kies een kleiner bestand.",
        "This file is larger than 4 gigabytes. Naklank cannot take that. Choose a smaller file.",
    ),
    "upl.sending": Text("We sturen het bestand. Laat deze pagina open.", "Sending the file. Leave this page open."),
    "upl.resumed": Text("We gaan verder waar het de vorige keer stopte.", "Going on where it stopped last time."),
    "upl.going_on": Text("De verbinding is er weer. We gaan verder.", "The connection is back. Going on."),
    "upl.safe": Text("Het bestand is veilig bewaard, byte voor byte.", "The file is safely kept, byte for byte."),
    "upl.unreadable": Text(
        "Het bestand is niet meer te lezen. Is het veranderd of verplaatst? Kies het opnieuw, dan gaan we verder.",
        "The file can no longer be read. Was it changed or moved? Choose it again and we go on.",
    ),
    "upl.trouble_away": Text(
        "Er is even geen verbinding. We gaan vanzelf verder. Sluit u de pagina? Kies dan later hetzelfde bestand, dan gaan we verder waar we waren.",
        "There is no connection just now. We go on by ourselves. If you close the page, choose the same file later and we go on where we were.",
    ),
    "upl.trouble_session": Text(
        "U bent niet meer aangemeld. Meld u aan in een ander tabblad, dan gaan we verder.",
        "You are no longer signed in. Sign in in another tab and we go on.",
    ),
    "upl.trouble_full": Text(
        "Bij de praktijk is geen ruimte meer. Waarschuw de praktijk. We proberen het steeds opnieuw.",
        "The practice has no room left. Tell the practice. We keep trying.",
    ),
    "upl.trouble_damaged": Text(
        "Een stuk kwam beschadigd aan. We sturen het opnieuw.", "A piece arrived damaged. We send it again."
    ),
    "upl.trouble_damaging": Text(
        "Een stuk komt steeds beschadigd aan. Waarschuw de praktijk.",
        "A piece keeps arriving damaged. Tell the practice.",
    ),
    "upl.trouble_refused": Text("De praktijk neemt dit bestand niet aan.", "The practice does not accept this file."),
    "upl.trouble_conflict": Text(
        "Bij de praktijk ligt al een ander bestand op deze plaats. Laad de pagina opnieuw en begin opnieuw.",
        "The practice already has another file in this place. Load the page again and start anew.",
    ),
}


def for_browser(language: str, *, prefixes: tuple[str, ...] = ("rec.",)) -> str:
    """The sentences for `<script type="application/json" data-texts>`: JSON that cannot end the script element early."""
    chosen = {key: text.in_language(language) for key, text in TEXTS.items() if key.startswith(prefixes)}
    return json.dumps(chosen, ensure_ascii=False).replace("<", "\\u003c")
