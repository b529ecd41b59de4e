"""Before accepting: how long it takes, what is promised, and what can still be guessed."""

import pytest
from sqlalchemy.orm import Session

from imports.gabarit import Length
from tests.builders import an_open_consultation
from tests.page import Page, open_page
from tests.participants import a_code
from tests.visitors import Visitor

WARNING = "C’est long. Vous pouvez vous arrêter et continuer plus tard."


def consent_to(client: Visitor, session: Session, length: Length = Length.COURT) -> Page:
    group = an_open_consultation(session, length=length).groups[0]
    return open_page(client, f"/r/{a_code(session, group)}")


def test_six_practices_are_told_with_the_time_that_they_take(
    client: Visitor, session: Session
) -> None:
    page = consent_to(client, session)

    assert page.find(".step").text == "L’équipe · 6 pratiques · environ 10 minutes"
    assert WARNING not in page.text


def test_a_long_questionnaire_says_so_and_that_one_can_stop(
    client: Visitor, session: Session
) -> None:
    page = consent_to(client, session, Length.COMPLET)

    assert page.find(".step").text == "L’équipe · 13 pratiques · environ 20 minutes"
    assert WARNING in page.text


@pytest.mark.parametrize(
    "promise",
    [
        "Alice vous invite.",
        "C’est volontaire. Dire non ne change rien pour vous, ni vos services ni votre emploi.",
        "Personne ne lit les réponses avant la fermeture.",
        "Après, on voit seulement la réponse du groupe.",
        "Votre groupe compte 5 personnes\u00a0: les autres pourraient deviner",
        "Vous pouvez arrêter ou tout effacer jusqu’à la fermeture.",
        "À la fermeture, on efface les réponses de chaque personne.",
        "1er mars 2028",
    ],
)
def test_what_is_accepted_stands_on_the_page(
    client: Visitor, session: Session, promise: str
) -> None:
    assert promise in consent_to(client, session).find(".consent").text


@pytest.mark.parametrize(
    "detail",
    [
        "la personne qui s’en occupe pourrait tricher et les lire",
        "mieux le confier à quelqu’un de l’extérieur",
        "elle voit vos réponses à ce moment. Elle n’en parle à personne et détruit la feuille.",
        "L’aide ne vient jamais de l’équipe, de la direction ou du conseil d’administration",
        "Avec douze questions sur un triangle, cela peut arriver jusqu’à une fois sur quatre.",
        "Sur une ligne entre deux bouts, cela arrive souvent.",
        "Une personne qui a vu deux feuilles sur trois sait presque tout de la troisième.",
        "Les réponses servent seulement à ce questionnaire et aux rencontres qui le suivent.",
        "À la date dite plus haut, on efface ce qui est montré du groupe.",
        "vous pouvez relire, corriger ou effacer les vôtres",
    ],
)
def test_what_is_behind_it_can_be_unfolded(client: Visitor, session: Session, detail: str) -> None:
    assert detail in consent_to(client, session).find("main details").text
