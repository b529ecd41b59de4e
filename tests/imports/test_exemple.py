"""The example that ships in `docs/exemple/` says the same thing in each format, and says enough."""

from pathlib import Path
from typing import Final

import pytest

from analysis.category import Category, categorise
from analysis.exact import exact_figures
from analysis.finding import solidity_of
from analysis.reading import read
from analysis.report import Finding, Role, Solidity
from i18n import load_translations
from imports.collected import Collected
from imports.collected_file import read_collected, read_tallies
from imports.collected_report import Naming, report_of
from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit

EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "exemple"

FORMATS: Final = {
    "french CSV": ("reponses.csv", "positions.csv"),
    "machine CSV": ("reponses.machine.csv", "positions.machine.csv"),
    "XLSX": ("reponses.xlsx", None),
    "JSON": ("reponses.json", None),
}

FROM_FORMS: Final = {
    "ensemble": (Category.CHANGE_COURSE, Solidity.CLEAR),
    "accueil": (Category.CONSOLIDATE, Solidity.CLEAR),
    "probleme": (Category.DIVERGING_CURRENT, Solidity.CLEAR),
    "moyens": (Category.CONSOLIDATE, Solidity.NARROW),
    "activites": (Category.CONSOLIDATE, Solidity.CLEAR),
    "savoirs": (Category.DIVERGING_MOVEMENT, Solidity.CLEAR),
    "decisions": (Category.DIVERGING_DESIRED, Solidity.CLEAR),
    "parole": (Category.DIVIDED_WITHIN, Solidity.CLEAR),
    "vie_associative": (Category.CHANGE_COURSE, Solidity.CLEAR),
    "regles": (Category.DIVERGING_DESIRED, Solidity.CLEAR),
    "bailleurs": (Category.CONSOLIDATE, Solidity.CLEAR),
    "entraide": (Category.CONSOLIDATE, Solidity.CLEAR),
    "evaluation": (Category.INSUFFICIENT, None),
}


def collected(form: str) -> Collected:
    answers, positions = FORMATS[form]
    return read_collected(EXAMPLE / answers, EXAMPLE / positions if positions else None)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_answers_and_positions(form: str) -> None:
    """Whoever starts from one file or another gets the same counts and the same positions."""
    expected, found = collected("french CSV"), collected(form)
    assert found.frame == expected.frame
    assert found.groups == expected.groups
    assert found.tallies == expected.tallies
    assert list(found.tallies) == list(expected.tallies)
    assert found.positions == expected.positions
    assert found.turnout == expected.turnout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_reads_the_same(form: str) -> None:
    """The exact figures that `flask lire --json` prints are the same from each file."""
    expected = [exact_figures(tally) for tally in read_tallies(EXAMPLE / "reponses.csv")]
    found = [exact_figures(tally) for tally in read_tallies(EXAMPLE / FORMATS[form][0])]
    assert len(found) == 13
    assert found == expected


@pytest.mark.parametrize("form", ["french CSV", "machine CSV", "XLSX"])
def test_the_tables_hold_the_same_retold_comments(form: str) -> None:
    """What the facilitator retold of comments stands in every table."""
    assert len(collected(form).comments) == 13
    assert collected(form).comments == collected("french CSV").comments


def test_the_groups_are_of_five_four_and_six_people() -> None:
    groups = {group.role: group.name for group in collected("XLSX").groups}
    turnout = collected("XLSX").turnout
    assert [turnout[groups[role]] for role in groups] == [5, 4, 6]
    assert list(groups) == [Role.PRACTITIONERS, Role.RECIPIENTS, Role.BOARD]


def test_the_practices_are_those_of_the_full_gabarit_in_its_order() -> None:
    gabarit = load_gabarit(DEFAULT_GABARIT)
    assert list(collected("JSON").tallies) == [
        practice.wording.title for practice in gabarit.practices_of(Length.COMPLET)
    ]


def test_the_answers_show_every_category_and_one_finding_by_a_hair() -> None:
    """Accords, each kind of divergence, one *de justesse* and one practice to say in workshops."""
    tallies = collected("french CSV").tallies.values()
    readings = [read(tally) for tally in tallies]
    assert [categorise(reading) for reading in readings] == [
        category for category, _ in FROM_FORMS.values()
    ]
    assert [
        solidity_of(tally, reading) for tally, reading in zip(tallies, readings, strict=True)
    ] == [solidity for _, solidity in FROM_FORMS.values()]
    assert {category for category, _ in FROM_FORMS.values()} == set(Category)


def test_what_leads_the_meeting_shows_every_category_too() -> None:
    """Led by the workshops, the report still has accords and each kind of divergence."""
    naming = Naming(
        organisation="La Passerelle",
        title="Nos façons de faire",
        gabarit=load_gabarit(DEFAULT_GABARIT),
    )
    report = report_of(collected("french CSV"), naming, load_translations("fr"))
    leading = [practice.leading for practice in report.practices]
    assert {finding.category for finding in leading if isinstance(finding, Finding)} == set(
        Category
    )


def test_the_french_table_opens_in_excel_and_the_machine_table_in_anything() -> None:
    """The French flavour has the mark and the `;` that Excel waits for; the other is plain."""
    french = (EXAMPLE / "reponses.csv").read_bytes()
    machine = (EXAMPLE / "reponses.machine.csv").read_bytes()
    assert french.startswith("\ufeffpractice;group;person;".encode())
    assert machine.startswith(b"practice,group,person,")
