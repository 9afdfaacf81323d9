"""The documents that the norms rest on: title, who made it, and the public address that the document itself names."""

from dataclasses import dataclass

from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Document:
    """One source. `site` is empty where no public address of it is known to us."""

    id: str
    title: Text
    by: str
    dated: str
    site: str = ""


DOCUMENTS: dict[str, Document] = {
    document.id: document
    for document in (
        Document(
            "S0",
            Text("Infographic over het opnemen van een gesprek", "Infographic on recording a consultation"),
            "KNMG",
            "",
            "https://www.knmg.nl/advies-richtlijnen/dossiers/opnemen-van-het-gesprek.htm",
        ),
        Document(
            "S1",
            Text("Brief van de aios-verenigingen aan de KNMG", "Letter of the trainee-doctor associations to the KNMG"),
            "aios-verenigingen",
            "",
        ),
        Document(
            "S2",
            Text("“Mag de patiënt een sessie opnemen?”", "“May the patient record a session?” (in Dutch)"),
            "D. de Rooy, GZ-Psychologie 1/2018",
            "2018-02-01",
            "https://doi.org/10.1007/s41480-018-0006-y",
        ),
        Document(
            "S3",
            Text(
                "Beleid geluidsopnames en beeldopnames, met de spelregels van de Ombudsman",
                "Policy on sound and image recordings, with the Ombudsman's rules",
            ),
            "Blijf Groep",
            "2018-10-04",
        ),
        Document(
            "S4",
            Text("Factsheet medisch beroepsgeheim", "Factsheet on medical confidentiality"),
            "Ministerie van VWS",
            "2021-06",
        ),
    )
}
