"""The worked example of `docs/method.md` is true: every figure of its tables is computed again."""

import re
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

from analysis.category import GAP, MOVEMENT, RULE, SHIFT, SPREAD, categorise
from analysis.finding import find, solidity_of
from analysis.group_forms import release_group
from analysis.position import Frame, Moment, Position
from analysis.reading import COUNTING_PEOPLE, Reading, read
from analysis.report import ReleasedMoment, Solidity
from analysis.tally import GroupTally, PracticeTally
from analysis.wording import CATEGORIES, moment_words
from i18n import load_translations

METHOD: Final = Path(__file__).parent.parent / "docs" / "method.md"
POLES: Final = ("Expertise", "Représentation", "Participation")
MOMENTS: Final = {"Aujourd’hui": Moment.CURRENT, "Souhaité": Moment.DESIRED}
SOLIDITIES: Final = {"net": Solidity.CLEAR, "de justesse": Solidity.NARROW}
FRAME: Final = Frame(poles=3, tokens=6)

Row = Mapping[str, str]


def tables() -> dict[tuple[str, ...], list[Row]]:
    """Every table of the document, by its headings."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for block in re.findall(r"(?:^\|.*\n)+", METHOD.read_text(encoding="utf-8"), re.MULTILINE):
        heading, _rule, *rows = (
            tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in block.splitlines()
        )
        assert heading not in found, f"two tables are headed {heading}"
        found[heading] = [dict(zip(heading, row, strict=True)) for row in rows]
    return found


TABLES: Final = tables()
ANSWERS: Final = TABLES["Groupe", "Personne", "Aujourd’hui", "Souhaité"]
RULE_LINES: Final = TABLES["Ligne", "Quand", "Code", "À l’écran"]


def position(cell: str) -> Position:
    return tuple(int(tokens) for tokens in cell.split())


def tally_of(answers: list[Row]) -> PracticeTally:
    people = defaultdict(list)
    for row in answers:
        people[row["Groupe"]].append((position(row["Aujourd’hui"]), position(row["Souhaité"])))
    return PracticeTally(
        groups={group: GroupTally.of_answers(pairs) for group, pairs in people.items()}
    )


@pytest.fixture
def tally() -> PracticeTally:
    return tally_of(ANSWERS)


@pytest.fixture
def reading(tally: PracticeTally) -> Reading:
    return read(tally)


def test_the_example_has_three_groups_that_count() -> None:
    """Nine people in three groups of three, each position made of six tokens."""
    assert len(ANSWERS) == 9
    assert {group.n for group in tally_of(ANSWERS).groups.values()} == {COUNTING_PEOPLE}
    assert all(FRAME.holds(position(row[moment])) for row in ANSWERS for moment in MOMENTS)


def test_the_centres_are_those_of_the_table(reading: Reading) -> None:
    rows = TABLES["Groupe", "Moment", *POLES]
    assert len(rows) == 6
    for row in rows:
        centre = reading.groups[row["Groupe"]].centres[MOMENTS[row["Moment"]]]
        assert centre == tuple(Fraction(row[pole]) for pole in POLES), row


def test_the_spreads_are_those_of_the_table(reading: Reading) -> None:
    rows = TABLES["Groupe", "Aujourd’hui", "Souhaité"]
    assert len(rows) == 3
    for row in rows:
        for heading, moment in MOMENTS.items():
            assert reading.groups[row["Groupe"]].spreads[moment] == Fraction(row[heading]), row


def test_the_gaps_between_groups_are_those_of_the_table(reading: Reading) -> None:
    rows = TABLES["Les deux groupes", "Aujourd’hui", "Souhaité", "Chemin"]
    told = {row["Les deux groupes"]: row for row in rows}
    assert set(told) == {" et ".join(pair) for pair in reading.gaps_of_movement()}
    for pair in reading.gaps_of_movement():
        row = told[" et ".join(pair)]
        assert reading.gaps(Moment.CURRENT)[pair] == Fraction(row["Aujourd’hui"]), pair
        assert reading.gaps(Moment.DESIRED)[pair] == Fraction(row["Souhaité"]), pair
        assert reading.gaps_of_movement()[pair] == Fraction(row["Chemin"]), pair


def test_the_rule_looks_at_the_figures_of_the_table(reading: Reading) -> None:
    told = [Fraction(row["Valeur"]) for row in TABLES["Ce que la règle regarde", "Valeur"]]
    assert told == [
        reading.gap(Moment.DESIRED),
        reading.gap(Moment.CURRENT),
        reading.largest_spread,
        reading.gap_of_movement,
        reading.shift,
    ]


def test_the_eight_lines_are_the_rule_of_the_code_in_its_order() -> None:
    """Same categories, same order, same thresholds, and the same French as on the screens."""
    french = load_translations("fr")
    assert [row["Code"].strip("`") for row in RULE_LINES] == [line.category for line in RULE]
    thresholds = [re.search(r"≥ (\d+/\d+)", row["Quand"]) for row in RULE_LINES]
    assert [Fraction(found[1]) for found in thresholds if found] == [
        GAP,
        GAP,
        SPREAD,
        MOVEMENT,
        SHIFT,
    ]
    assert [row["À l’écran"] for row in RULE_LINES] == [
        french.gettext(CATEGORIES[line.category]) for line in RULE
    ]


def test_the_finding_is_the_one_that_is_told(tally: PracticeTally, reading: Reading) -> None:
    told = {row["Le constat"]: row["Valeur"] for row in TABLES["Le constat", "Valeur"]}
    finding = find(reading)
    assert finding.furthest is not None
    assert finding.common_pole is not None
    assert told == {
        "catégorie": f"`{finding.category}`",
        "les deux groupes les plus éloignés": " et ".join(finding.furthest),
        "tous les groupes veulent aller vers": POLES[finding.common_pole],
        "solidité": "net",
    }
    assert solidity_of(tally, reading) is SOLIDITIES["net"]


def test_one_token_further_the_finding_holds_by_a_hair() -> None:
    """The variation of the document: same category, and no longer *net*."""
    [variation] = next(rows for heading, rows in TABLES.items() if "Solidité" in heading)
    before, after = variation["Souhaité dans l’exemple"], variation["Souhaité, un jeton plus loin"]
    answers = [
        {**row, "Souhaité": after} if _is_the_person(row, variation, before) else row
        for row in ANSWERS
    ]
    tally = tally_of(answers)
    assert answers != ANSWERS
    assert read(tally).gap(Moment.DESIRED) == Fraction(variation["Écart sur ce qui est désiré"])
    assert categorise(read(tally)) is categorise(read(tally_of(ANSWERS)))
    assert solidity_of(tally, read(tally)) is SOLIDITIES[variation["Solidité"]]


def test_what_is_shown_is_what_the_release_shows(tally: PracticeTally) -> None:
    """With three people, a zone, and never a figure."""
    rows = TABLES["Groupe", "On voit aujourd’hui", "On voit souhaité"]
    assert len(rows) == 3
    for row in rows:
        forms = release_group(FRAME, row["Groupe"], tally.groups[row["Groupe"]])
        assert row["On voit aujourd’hui"] == _told(forms.current)
        assert row["On voit souhaité"] == _told(forms.desired)


def _told(moment: ReleasedMoment | None) -> str:
    assert moment is not None
    return moment_words(moment, POLES, load_translations("fr"))


def _is_the_person(row: Row, variation: Row, before: str) -> bool:
    return (row["Groupe"], row["Personne"], row["Souhaité"]) == (
        variation["Groupe"],
        variation["Personne"],
        before,
    )
