"""Coming in: with a letter and a code, or with a password and a second step."""

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "signin.code_title": Text("Welkom terug", "Welcome back"),
    "signin.code_lead": Text("Typ de code uit uw brief of bericht.", "Type the code from your letter or message."),
    "signin.code": Text("Uw code", "Your code"),
    "signin.code_hint": Text("De code heeft {digits} cijfers.", "The code has {digits} digits."),
    "signin.word": Text("Welk woord staat er?", "Which word is it?"),
    "signin.word_hint": Text(
        "Een woord met twee cijfers, bijvoorbeeld ‘linde 42’.", "A word with two digits, such as ‘linde 42’."
    ),
    "signin.password_title": Text("Aanmelden", "Sign in"),
    "signin.password_lead": Text("Voor medewerkers van de praktijk.", "For staff of the practice."),
    "signin.name": Text("Uw naam in Naklank", "Your name in Naklank"),
    "signin.password": Text("Wachtwoord", "Password"),
    "signin.second_title": Text("Nog één stap", "One more step"),
    "signin.second_lead": Text(
        "Open de app op uw telefoon en typ de zes cijfers.", "Open the app on your phone and type the six digits."
    ),
    "signin.second": Text("De zes cijfers", "The six digits"),
    "signin.enter": Text("Ga naar binnen", "Come in"),
    "signin.passkey": Text("Gebruik vinger, gezicht of sleutel", "Use finger, face or key"),
    "signin.lost": Text(
        "Lukt het niet? Bel de praktijk, dan helpen ze u.", "Stuck? Call the practice; they will help."
    ),
}
