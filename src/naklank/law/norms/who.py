"""Whom the norms bind, in words for a page; and the day on which Blijf Groep agreed on its policy."""

from datetime import date

from naklank.text import Text

AGREED = date(2018, 10, 4)
"""S3: the agreements of Blijf Groep, in force from this day."""

BLIJF_GROEP = Text("Blijf Groep", "Blijf Groep")
INSPECTORATE = Text("de inspectie (IGJ)", "the inspectorate (IGJ)")
SUPERVISORS = Text("toezichthouders", "supervisors")
KNMG = Text("de KNMG", "the KNMG")
COMMITTEE = Text("de Toetsingscommissie en de zorgverlener", "the review committee and the provider")
EVERYONE = Text("iedereen", "everyone")
WHO_FILMS = Text("wie filmt", "whoever films")
PROVIDER = Text("de zorgverlener", "the provider")
CITIZEN = Text("de burger", "the citizen")
BOTH_SIDES = Text("beide partijen", "both parties")
CLIENT = Text("de cliënt", "the client")
CLIENT_AND_STAFF = Text("cliënt en medewerkers", "client and staff")
DAMAGE_INSURER = Text("de schadeverzekeraar", "the damage insurer")
TRIBUNAL = Text("de tuchtrechter", "the tribunal")
EMPLOYER = Text("de werkgever en de bedrijfsarts", "the employer and the company doctor")
NAKLANK = Text("Naklank", "Naklank")
GOVERNMENT = Text("de overheid", "government")
HEALTH_INSURER = Text("de zorgverzekeraar", "the health insurer")
HOSPITAL = Text("het ziekenhuis", "the hospital")
HOSPITAL_AND_MAYOR = Text("het ziekenhuis en de burgemeester", "the hospital and the mayor")
PROVIDERS = Text("zorgverleners en instellingen", "providers and institutions")
INSURER = Text("de verzekeraar", "the insurer")
JUDGE = Text("de rechter", "the judge")
MANAGER = Text("de manager", "the manager")
MANAGER_AND_STAFF = Text("de manager en de medewerker", "the manager and the staff member")
AGED_12_15 = Text("een kind van 12 tot en met 15 jaar", "a child of 12 to 15")
AGED_16_17 = Text("een jongere van 16 of 17 jaar", "somebody of 16 or 17")
MUNICIPALITY = Text("de gemeente", "the municipality")
MUNICIPALITY_AND_PROVIDER = Text("de gemeente en de zorgverlener", "the municipality and the provider")
PATIENT = Text("de patiënt", "the patient")
PATIENT_AND_ORGANISATION = Text("de patiënt en de organisatie", "the patient and the organisation")
WHO_RECORDS_A_GROUP = Text(
    "wie in een groep opneemt, en wie de groep leidt", "whoever records in a group, and whoever leads it"
)
PATIENT_AND_PROVIDER = Text("de patiënt en de zorgverlener", "the patient and the provider")
PROSECUTION = Text("justitie", "the prosecution")
GROUP_LEADER = Text("wie de groep leidt", "whoever leads the group")
PROVIDER_AND_ORGANISATION = Text("de zorgverlener en de organisatie", "the provider and the organisation")
PROVIDER_AND_REPRESENTATIVE = Text("de zorgverlener en de vertegenwoordiger", "the provider and the representative")
RESEARCHER_AND_PROVIDER = Text("de onderzoeker en de zorgverlener", "the researcher and the provider")
RESEARCHER = Text("de onderzoeker", "the researcher")
BODY = Text("de overheid en Blijf Groep", "public bodies and Blijf Groep")
REPRESENTATIVE = Text("de vertegenwoordiger", "the representative")
REQUESTER = Text("wie erom vraagt", "whoever asks")
STAFF = Text("de medewerker", "the staff member")
SURVIVORS = Text("de nabestaanden", "the relatives")
HOLDERS = Text("wie opnames bewaart", "whoever keeps recordings")
MAKER = Text("wie de opname maakte", "whoever made the recording")
PUBLISHER = Text("wie openbaar wil maken", "whoever wants to publish")
PROVIDER_OR_JUDGE = Text("de zorgverlener, en daarna de rechter", "the provider, and after that the judge")
WEIGHS_FOR = {AGED_12_15: PROVIDER, REQUESTER: PROVIDER_OR_JUDGE, RESEARCHER: RESEARCHER_AND_PROVIDER}
"""Who weighs where a norm binds somebody who cannot weigh it alone: nobody weighs what he asks for himself."""
