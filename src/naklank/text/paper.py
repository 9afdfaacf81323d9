"""Words on paper: what stands in a PDF beside the words of the page that it was made of."""

from naklank.text import Text

TEXTS = {
    "paper.save": Text("Bewaar als PDF", "Save as PDF"),
    "paper.pages": Text("Bladzijde {page} van {of}", "Page {page} of {of}"),
    "paper.unseen": Text(
        "Deze PDF kan sommige tekens niet tonen. Daar staat hun nummer, tussen haken: [U+…].",
        "This PDF cannot show some characters. Their number stands there, in brackets: [U+…].",
    ),
    "paper.weighing_proof": Text(
        "Dit papier is om te lezen. Het bewijs zijn het bestand en het ontvangstbewijs van deze afweging. Die bewaart u op de pagina van de afweging.",
        "This paper is to read. The proof is the file and the receipt of this weighing. You save those on the page of the weighing.",
    ),
}  # fmt: skip
