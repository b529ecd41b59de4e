"""`flask lire`: from a file to the workbook, or to the exact figures, with nothing else at hand."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from commands import progress
from commands.lire import lire
from imports.gabarit import load_gabarit

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "exemple"
VECTORS = ROOT / "tests" / "analysis" / "vectors" / "reading.json"

HEADING = "practice,group,person,current_1,current_2,desired_1,desired_2"


def typed(*words: str | Path) -> Result:
    return CliRunner().invoke(lire, [str(word) for word in words])


def workbook_of(folder: Path, *words: str | Path) -> bytes:
    path = folder / "classeur.xlsx"
    result = typed(*words, "--sortie", path)
    assert result.exit_code == 0, result.output
    return path.read_bytes()


class TestTheWorkbook:
    def test_the_example_becomes_a_workbook(self, tmp_path: Path) -> None:
        content = workbook_of(
            tmp_path, EXAMPLE / "reponses.csv", "--positions", EXAMPLE / "positions.csv"
        )
        sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
        assert sheets[0] == "La rencontre en une page"
        assert "Destinataires" in sheets

    def test_both_flavours_of_csv_give_the_same_bytes(self, tmp_path: Path) -> None:
        french, machine = (
            workbook_of(
                tmp_path,
                EXAMPLE / f"reponses{flavour}.csv",
                "--positions",
                EXAMPLE / f"positions{flavour}.csv",
                "--gabarit",
                "pratiques-autonomie",
            )
            for flavour in ("", ".machine")
        )
        assert french == machine

    def test_a_gabarit_names_the_poles(self, tmp_path: Path) -> None:
        content = workbook_of(
            tmp_path, EXAMPLE / "reponses.xlsx", "--gabarit", "pratiques-autonomie"
        )
        book = openpyxl.load_workbook(io.BytesIO(content))
        texts = {str(cell.value) for sheet in book for row in sheet for cell in row}
        assert any("Représentation" in text for text in texts)

    def test_a_gabarit_gives_the_practices_their_stable_codes(self, tmp_path: Path) -> None:
        content = workbook_of(
            tmp_path, EXAMPLE / "reponses.csv", "--gabarit", "pratiques-autonomie"
        )
        data = openpyxl.load_workbook(io.BytesIO(content))["Données"]
        codes = {practice.code for practice in load_gabarit("pratiques-autonomie").practices}
        assert {row[0] for row in data.iter_rows(min_row=2, values_only=True)} <= codes

    def test_no_original_comment_leaves_the_file(self, tmp_path: Path) -> None:
        """What is retold is there; what was written is not, whoever it was left to."""
        people = [
            f"Décider;{group};{person};3;1;2;2;mots propres;plenary;redit autrement"
            for group in ("CA", "Destinataires")
            for person in range(4)
        ]
        path = tmp_path / "reponses.csv"
        heading = f"{HEADING},comment,comment_for,comment_retold".replace(",", ";")
        path.write_text("\n".join((heading, *people)), encoding="utf-8-sig")
        book = openpyxl.load_workbook(io.BytesIO(workbook_of(tmp_path, path)))
        texts = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        assert "redit autrement" in texts
        assert "mots propres" not in texts


class TestTheExactFigures:
    def test_the_160_consultations_read_as_they_must(self) -> None:
        result = typed(VECTORS, "--json")
        cases = json.loads(VECTORS.read_text(encoding="utf-8"))
        assert json.loads(result.stdout) == [case["reads"] for case in cases]

    def test_it_says_that_the_figures_are_exact(self) -> None:
        """The warning is beside the list, so that the list stays a list."""
        result = typed(VECTORS, "--json")
        assert result.stderr.startswith("Ce sont des fractions exactes")

    @pytest.mark.parametrize(("poles", "tokens"), [(2, 1), (6, 1000)])
    def test_every_frame_can_be_read(self, tmp_path: Path, poles: int, tokens: int) -> None:
        place = [tokens] + [0] * (poles - 1)
        people = [[place, place[::-1]]] * 3
        path = tmp_path / "cas.json"
        groups = {"practitioners": people, "board": people}
        path.write_text(json.dumps([{"poles": poles, "tokens": tokens, "groups": groups}]))
        (figures,) = json.loads(typed(path, "--json").stdout)
        assert figures["headline"] == "change_course"
        assert figures["shift"] == "1/1"


class TestWhatIsRefused:
    def test_nothing_is_written_from_a_bad_file(self, tmp_path: Path) -> None:
        path, kept = tmp_path / "reponses.csv", tmp_path / "classeur.xlsx"
        path.write_text(f"{HEADING}\nDécider,CA,Ève,3,1,2,2\nDécider,CA,Bob,3,3,2,2\n")
        kept.write_text("déjà là")
        result = typed(path, "--sortie", kept)
        assert result.exit_code == 1
        assert result.stderr.startswith("Ligne 3\u00a0: Les jetons de «\u00a0current\u00a0»")
        assert kept.read_text() == "déjà là"
        assert sorted(tmp_path.iterdir()) == [kept, path]

    def test_a_coarse_frame_makes_no_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "reponses.csv"
        path.write_text(f"{HEADING}\nDécider,CA,Ève,3,0,0,3\n")
        result = typed(path, "--sortie", tmp_path / "classeur.xlsx")
        assert result.exit_code == 1
        assert "moins de 4 jetons" in result.stderr
        assert not (tmp_path / "classeur.xlsx").exists()

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        result = typed(EXAMPLE / "reponses.csv", "--sortie", tmp_path / "ailleurs" / "c.xlsx")
        assert result.exit_code == 1
        assert "choisissez un autre dossier" in result.stderr

    def test_what_cannot_be_put_in_place_leaves_nothing_behind(self, tmp_path: Path) -> None:
        folder = tmp_path / "classeur.xlsx"
        folder.mkdir()
        result = typed(EXAMPLE / "reponses.csv", "--sortie", folder)
        assert result.exit_code == 1
        assert list(tmp_path.iterdir()) == [folder]

    @pytest.mark.parametrize("asked", [(), ("--json", "--sortie", "classeur.xlsx")])
    def test_one_thing_is_written_at_a_time(self, asked: tuple[str, ...]) -> None:
        result = typed(EXAMPLE / "reponses.csv", *asked)
        assert result.exit_code == 2
        assert "soit --json" in result.stderr

    def test_an_unknown_gabarit_is_named(self, tmp_path: Path) -> None:
        result = typed(
            EXAMPLE / "reponses.csv", "--gabarit", "rien", "--sortie", tmp_path / "c.xlsx"
        )
        assert result.exit_code == 2
        assert "rien" in result.stderr


class TestProgress:
    @pytest.fixture
    def long_file(self, tmp_path: Path) -> Path:
        rows = (f"p{row % 9},g{row % 3},x{row // 9},4,0,0,4" for row in range(2_700))
        path = tmp_path / "reponses.csv"
        path.write_text("\n".join([HEADING, *rows]))
        return path

    def test_on_a_terminal_one_line_says_how_far_it_is_then_goes_away(
        self, long_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(progress, "is_terminal", lambda: True)
        result = typed(long_file, "--sortie", tmp_path / "classeur.xlsx")

        told = result.stderr.split("\r\x1b[K")
        assert told == [
            "",
            "1000 rangées lues…",
            "2000 rangées lues…",
            "Le classeur se prépare…",
            "",
        ]
        assert result.exit_code == 0

    def test_elsewhere_it_says_nothing(self, long_file: Path, tmp_path: Path) -> None:
        """In a file or a pipe, such lines would only be noise."""
        assert typed(long_file, "--sortie", tmp_path / "classeur.xlsx").stderr == ""

    def test_a_fault_is_told_on_a_clean_line(
        self, long_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(progress, "is_terminal", lambda: True)
        with long_file.open("a") as file:
            file.write("\np1,g1,x999,9,9,9,9")
        result = typed(long_file, "--sortie", tmp_path / "classeur.xlsx")
        assert "\r\x1b[KLigne 2702" in result.stderr


def test_it_needs_no_settings_and_no_database(tmp_path: Path) -> None:
    """Typed in an empty folder, it writes the workbook and leaves nothing else behind."""
    settings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    output = tmp_path / "classeur.xlsx"
    words = ["--app", str(ROOT / "app.py"), "lire", str(EXAMPLE / "reponses.xlsx")]
    subprocess.run(
        [sys.executable, "-m", "flask", *words, "--sortie", str(output)],
        cwd=tmp_path,
        env={**settings, "PYTHONPATH": str(ROOT), "DATABASE_URL": "postgresql://nowhere.invalid/x"},
        check=True,
        capture_output=True,
    )
    assert list(tmp_path.iterdir()) == [output]
