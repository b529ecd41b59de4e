"""Positions collected elsewhere: what a file says, and what is said of a file that is wrong."""

import gettext
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from analysis.position import Frame
from analysis.report import RetoldComment, Role
from imports.collected import Collected
from imports.collected_file import read_collected, read_tallies
from imports.fault import FaultyFile

HEADING = (
    "practice,group,person,current_1,current_2,desired_1,desired_2,"
    "current_skip,desired_skip,comment,comment_for,comment_retold"
)
GOOD = "Décider,Destinataires,Chloé,3,1,2,2,,,,,"
EXAMPLE = Path(__file__).parents[2] / "docs" / "exemple"


def written(folder: Path, *rows: str, name: str = "reponses.csv", heading: str = HEADING) -> Path:
    path = folder / name
    path.write_text("\n".join((heading, *rows)) + "\n", encoding="utf-8")
    return path


def faults_of(path: Path, positions: Path | None = None) -> list[str]:
    with pytest.raises(FaultyFile) as faulty:
        read_collected(path, positions)
    return [fault.told(gettext.NullTranslations()) for fault in faulty.value.faults]


class TestWhatAFileSays:
    def test_one_row_is_one_person_and_one_practice(self, tmp_path: Path) -> None:
        """N is the row sum; the groups are those of the file, in the order of their roles."""
        collected = read_collected(
            written(tmp_path, "Décider,Membres du CA,David,4,0,0,4,,,,,", GOOD)
        )
        assert collected.frame == Frame(poles=2, tokens=4)
        assert [group.role for group in collected.groups] == [Role.RECIPIENTS, Role.BOARD]
        assert collected.tallies["Décider"].groups["recipients"].current == {(3, 1): 1}
        assert collected.tallies["Décider"].groups["board"].desired == {(0, 4): 1}

    @pytest.mark.parametrize("desired", [",", "2,2"])
    def test_not_applicable_fills_both_moments(self, tmp_path: Path, desired: str) -> None:
        row = f"Décider,Destinataires,Bob,,,{desired},ne s’applique pas,,,,"
        tally = read_collected(written(tmp_path, row, GOOD)).tallies["Décider"]
        skips = tally.groups["recipients"].skips
        assert [sum(counts.values()) for counts in skips.values()] == [1, 1]

    def test_a_group_that_is_not_in_a_practice_was_not_asked(self, tmp_path: Path) -> None:
        other = "Financer,Membres du CA,David,4,0,4,0,,,,,"
        collected = read_collected(written(tmp_path, GOOD, other))
        assert list(collected.tallies["Financer"].groups) == ["board"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_french_and_machine_csv_are_read_alike(
        self, tmp_path: Path, encoding: str, delimiter: str
    ) -> None:
        path = tmp_path / "reponses.csv"
        path.write_bytes(f"{HEADING}\n{GOOD}\n".replace(",", delimiter).encode(encoding))
        assert list(read_collected(path).tallies) == ["Décider"]

    def test_every_format_of_the_example_reads_the_same(self) -> None:
        """The démarche of docs/exemple is one démarche, whatever the file."""
        readings = [
            read_collected(EXAMPLE / "reponses.csv", EXAMPLE / "positions.csv"),
            read_collected(EXAMPLE / "reponses.machine.csv", EXAMPLE / "positions.machine.csv"),
            read_collected(EXAMPLE / "reponses.xlsx"),
            read_collected(EXAMPLE / "reponses.json"),
        ]
        assert len({tuple(reading.tallies) for reading in readings}) == 1
        for reading in readings:
            assert [_counts(reading), reading.positions, reading.frame] == [
                _counts(readings[0]),
                readings[0].positions,
                readings[0].frame,
            ]

    def test_json_cases_each_keep_their_frame_for_the_exact_figures(self, tmp_path: Path) -> None:
        path = tmp_path / "cas.json"
        pair = [[[1, 3], [3, 1]]]
        coarse = {"poles": 2, "tokens": 1, "groups": {"board": [[[1, 0], [0, 1]]]}}
        path.write_text(json.dumps([{"poles": 2, "tokens": 4, "groups": {"board": pair}}, coarse]))
        assert [tally.groups["board"].n for tally in read_tallies(path)] == [1, 1]


def _counts(collected: Collected) -> object:
    return {
        practice: {name: (group.current, group.desired) for name, group in tally.groups.items()}
        for practice, tally in collected.tallies.items()
    }


class TestRetoldComments:
    """Comments are pooled over the groups, retold, and only those meant for the plenary."""

    @staticmethod
    def rows(group: str, people: int, audience: str = "plenary") -> list[str]:
        return [
            f"Décider,{group},{person},3,1,2,2,,,mots de {group},{audience},redit {group} {person}"
            for person in range(people)
        ]

    def test_they_are_shown_from_two_groups_and_eight_answers(self, tmp_path: Path) -> None:
        rows = self.rows("board", 4) + self.rows("recipients", 4)
        comments = read_collected(written(tmp_path, *rows)).comments
        assert RetoldComment(practice="Décider", text="redit board 0") in comments
        assert len(comments) == 8

    @pytest.mark.parametrize(("board", "recipients"), [(3, 4), (9, 0)])
    def test_below_that_nobody_sees_one(self, tmp_path: Path, board: int, recipients: int) -> None:
        rows = self.rows("board", board) + self.rows("recipients", recipients)
        assert read_collected(written(tmp_path, *rows)).comments == ()

    def test_those_of_a_group_under_three_are_shown_to_nobody(self, tmp_path: Path) -> None:
        sizes = {"board": 2, "recipients": 4, "practitioners": 4}
        rows = [row for group, people in sizes.items() for row in self.rows(group, people)]
        comments = read_collected(written(tmp_path, *rows)).comments
        assert {comment.text.split()[1] for comment in comments} == {"recipients", "practitioners"}

    def test_what_is_left_to_another_audience_stays_out(self, tmp_path: Path) -> None:
        rows = self.rows("board", 4, "facilitator") + self.rows("recipients", 4, "workshop")
        assert read_collected(written(tmp_path, *rows)).comments == ()

    def test_the_order_of_the_file_does_not_show(self, tmp_path: Path) -> None:
        rows = self.rows("board", 4) + self.rows("recipients", 4)
        straight = read_collected(written(tmp_path, *rows)).comments
        assert straight == read_collected(written(tmp_path, *reversed(rows))).comments


class TestWhatIsSaidOfAFileThatIsWrong:
    @pytest.mark.parametrize(
        ("row", "said"),
        [
            (
                "Décider,CA,Ève,3,2,2,2,,,,,",
                (
                    "Row 3: The tokens of “current” add up to 5; in the "
                    "first position of the file it is 4."
                ),
            ),
            (
                "Décider,CA,Ève,3,,2,2,,,,,",
                (
                    "Row 3: A token count is missing: fill “current_1” to "
                    "“current_2”, or none of them."
                ),
            ),
            (
                "Décider,CA,Ève,trois,1,2,2,,,,,",
                "Row 3: “trois” in “current_1” is not a whole number of tokens.",
            ),
            (
                "Décider,CA,Ève,-1,5,2,2,,,,,",
                "Row 3: “-1” in “current_1” is not a whole number of tokens.",
            ),
            (
                "Décider,CA,Ève,2000,0,2,2,,,,,",
                "Row 3: The tokens of “current” add up to 2000; a position holds 1 to 1000.",
            ),
            (
                "Décider,CA,Ève,3,1,2,2,ne sait pas,,,,",
                "Row 3: “current” is both placed and skipped: keep one of the two.",
            ),
            ("Décider,CA,,3,1,2,2,,,,,", "Row 3: The column “person” is empty."),
            (
                "Décider,Destinataires,Chloé,3,1,2,2,,,,,",
                "Row 3: “Chloé” of “Destinataires” already answered “Décider” further up.",
            ),
            (
                "Décider,CA,Ève,3,1,2,2,,,une idée,,",
                "Row 3: The comment does not say whom it is for: fill the column “comment_for”.",
            ),
            (
                f"Décider,CA,Ève,3,1,2,2,,,{'a' * 50_000},plenary,",
                "Row 3: The text of “comment” has 50000 characters; the most is 2000.",
            ),
        ],
    )
    def test_each_fault_is_one_line_with_its_row(self, tmp_path: Path, row: str, said: str) -> None:
        assert faults_of(written(tmp_path, GOOD, row)) == [said]

    def test_an_unknown_word_is_answered_with_those_that_are_known(self, tmp_path: Path) -> None:
        (fault,) = faults_of(written(tmp_path, GOOD, "Décider,CA,Ève,,,2,2,bof,,,,"))
        assert fault.startswith("Row 3: “bof” in “current_skip” is not known; write one of:")
        assert "does_not_know" in fault

    def test_every_fault_is_told_at_once(self, tmp_path: Path) -> None:
        bad = [f"Décider,CA,{person},9,9,2,2,,,,," for person in range(5)]
        assert len(faults_of(written(tmp_path, GOOD, *bad))) == 5

    def test_a_missing_column_is_named(self, tmp_path: Path) -> None:
        heading = "practice,group,current_1,current_2,desired_1"
        assert faults_of(written(tmp_path, heading=heading)) == [
            "Row 1: The column “person” is missing from the first row.",
            "Row 1: The column “desired_2” is missing from the first row.",
        ]

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("vide.csv", b"", "The file is empty: its first row must name the columns."),
            ("texte.docx", b"PK", "“texte.docx”: give a file that ends in .csv, .xlsx or .json."),
            ("faux.xlsx", b"PK rien", "This is not an Excel workbook (.xlsx)."),
            (
                "faux.json",
                b"[{",
                "This is not JSON (line 1: Expecting property name enclosed in double quotes).",
            ),
            (
                "objet.json",
                b"{}",
                "The file must hold a list of cases, each with poles, tokens and groups.",
            ),
            ("vide.json", b"[]", "The file holds no position: there is nothing to read."),
            (
                "gros.xlsx",
                b"0" * 2_000_001,
                "The workbook is too large (2 MB at most, 10 MB unpacked): save the sheet as CSV.",
            ),
        ],
    )
    def test_a_file_of_another_kind_gets_one_sentence(
        self, tmp_path: Path, name: str, content: bytes, said: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        assert faults_of(path) == [said]

    def test_a_file_that_is_not_there_gets_one_sentence(self, tmp_path: Path) -> None:
        assert faults_of(tmp_path / "rien.csv") == ["“rien.csv” is not there, or may not be read."]

    def test_cases_of_several_frames_make_no_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "cas.json"
        cases: list[dict[str, object]] = [
            {"poles": 2, "tokens": tokens, "groups": {"board": []}} for tokens in (4, 6)
        ]
        path.write_text(json.dumps(cases))
        assert faults_of(path) == ["A workbook has one frame; case 2 has another one than case 1."]

    def test_a_case_that_cannot_be_read_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "cas.json"
        people = [[[1, 3], [1, 1]], [[1, 3], "does_not_know"], [[True, 3], None], 4]
        path.write_text(json.dumps([{"poles": 2, "tokens": 4, "groups": {"board": people}}]))
        told = faults_of(path)
        assert [fault.split(":")[0] for fault in told] == [
            "Case 1, board, person 1",
            "Case 1, board, person 3",
            "Case 1, board, person 4",
        ]

    def test_a_group_position_of_an_unknown_practice_is_refused(self, tmp_path: Path) -> None:
        heading = "practice,group,current_1,current_2,desired_1,desired_2,reasons"
        positions = written(tmp_path, "Ailleurs,CA,3,1,2,2,", name="positions.csv", heading=heading)
        assert faults_of(written(tmp_path, GOOD), positions) == [
            "Row 2: “Ailleurs” is in the group positions and not in the answers."
        ]


class TestUnsafeWorkbooks:
    def test_a_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        path = tmp_path / "bombe.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/workbook.xml", b"0" * 200_000_000)
        assert path.stat().st_size < 2_000_000
        assert faults_of(path) == [
            "The workbook is too large (2 MB at most, 10 MB unpacked): save the sheet as CSV."
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_document_type_is_refused(self, tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "entites.xlsx"
        with zipfile.ZipFile(path, "w") as package:
            text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
            package.writestr("xl/workbook.xml", text.encode(encoding))
        assert "document type" in faults_of(path)[0]

    def test_a_workbook_that_holds_no_table_is_told_empty(self, tmp_path: Path) -> None:
        workbook = openpyxl.Workbook()
        workbook.create_chartsheet().add_chart(BarChart())
        workbook.remove(workbook.worksheets[0])
        path = tmp_path / "graphique.xlsx"
        workbook.save(path)
        assert faults_of(path) == ["The file is empty: its first row must name the columns."]

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    def test_a_damaged_workbook_gets_one_sentence(self, tmp_path: Path, part: str) -> None:
        path = tmp_path / "abime.xlsx"
        with (
            zipfile.ZipFile(EXAMPLE / "reponses.xlsx") as whole,
            zipfile.ZipFile(path, "w") as damaged,
        ):
            for name in whole.namelist():
                content = whole.read(name)
                damaged.writestr(name, content[: len(content) // 2] if name == part else content)
        assert faults_of(path) == ["This is not an Excel workbook (.xlsx)."]

    def test_a_workbook_from_excel_is_read(self, tmp_path: Path) -> None:
        """Numbers come back as numbers, and a second sheet holds the group positions."""
        workbook = openpyxl.Workbook()
        for row in (HEADING.split(","), ["Décider", "CA", "David", 3, 1.0, 2, 2]):
            workbook.worksheets[0].append(row)
        sheet = workbook.create_sheet("Positions")
        sheet.append(["practice", "group", "current_1", "current_2", "desired_1", "desired_2"])
        sheet.append(["Décider", "CA", 1, 3, 2, 2])
        path = tmp_path / "reponses.xlsx"
        workbook.save(path)
        collected = read_collected(path)
        assert collected.tallies["Décider"].groups["board"].current == {(3, 1): 1}
        assert collected.positions["Décider"][0].current == (1, 3)
