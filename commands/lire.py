"""`flask lire`: from a file of positions to the workbook, without a database or a server."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from analysis.exact import exact_figures
from analysis.release import MIN_TOKENS
from analysis.report import Report
from analysis.wording import N_, Translations
from commands.progress import Progress
from exports.workbook import meeting_workbook
from i18n import DEFAULT_LANGUAGE, LANGUAGES, load_translations
from imports.collected import Collected
from imports.collected_file import read_collected, read_tallies
from imports.collected_report import Naming, report_of
from imports.fault import FaultyFile
from imports.gabarit import GabaritNotFound, load_gabarit

MOST_FAULTS_TOLD: Final = 1_000

CHOOSE: Final = N_("Say what to write: either --sortie WORKBOOK.xlsx, or --json.")
NO_GABARIT: Final = N_("There is no gabarit named “%(code)s”.")
TOO_COARSE: Final = N_(
    "A position of fewer than %(least)d tokens would give answers away: no workbook is made of it. "
    "--json prints its exact figures, for you alone."
)
CANNOT_WRITE: Final = N_("“%(name)s” cannot be written here: choose another folder.")
WRITTEN: Final = N_("The workbook is written: %(name)s")
EXACT: Final = N_(
    "These are exact fractions, before the rules of confidentiality: keep them to yourself."
)
MORE_FAULTS: Final = N_("… and %(number)d other faults.")
NOTHING_WRITTEN: Final = N_("Nothing was written. Correct the file, then start again.")
DEFAULT_TITLE: Final = N_("Positions read from a file")


@click.command(
    "lire",
    help="Lit des positions recueillies ailleurs (CSV, XLSX, JSON) et écrit le classeur de la mise"
    " en commun, avec les mêmes règles de confidentialité.",
)
@click.argument("fichier", type=click.Path(path_type=Path))
@click.option(
    "--positions",
    type=click.Path(path_type=Path),
    help="Les positions que les groupes ont convenues (un autre fichier CSV ou XLSX).",
)
@click.option("--sortie", type=click.Path(path_type=Path), help="Le classeur à écrire (.xlsx).")
@click.option(
    "--json", "as_json", is_flag=True, help="Imprimer les fractions exactes, pour vous seulement."
)
@click.option("--gabarit", "gabarit_code", help="Le gabarit dont viennent les pôles et les textes.")
@click.option("--organisme", default="", help="Le nom de l’organisme.")
@click.option("--titre", default="", help="Le titre de la démarche.")
@click.option("--langue", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE)
def lire(
    fichier: Path,
    positions: Path | None,
    sortie: Path | None,
    as_json: bool,
    gabarit_code: str | None,
    organisme: str,
    titre: str,
    langue: str,
) -> None:
    """Read a file of positions; write the workbook, or print the exact figures."""
    words = load_translations(langue)
    if as_json == (sortie is not None):
        raise click.UsageError(words.gettext(CHOOSE))
    with _faults_told(words):
        if sortie is None:
            _print_exact(fichier, words)
            return
        naming = _naming(gabarit_code, langue, organisme, titre, words)
        with Progress(words) as progress:
            collected = read_collected(fichier, positions, codes=naming.codes, on_row=progress.row)
            progress.making()
            book = meeting_workbook(_report(collected, naming, words), words)
        _write(sortie, book, words)
    click.echo(words.gettext(WRITTEN) % {"name": sortie})


def _print_exact(path: Path, words: Translations) -> None:
    figures = [exact_figures(tally) for tally in read_tallies(path)]
    click.echo(words.gettext(EXACT), err=True)
    click.echo(json.dumps(figures, ensure_ascii=False))


def _naming(
    code: str | None, language: str, organisation: str, title: str, words: Translations
) -> Naming:
    try:
        gabarit = load_gabarit(code, language) if code else None
    except GabaritNotFound as error:
        raise click.UsageError(words.gettext(NO_GABARIT) % {"code": code}) from error
    return Naming(
        organisation=organisation, title=title or words.gettext(DEFAULT_TITLE), gabarit=gabarit
    )


def _report(collected: Collected, naming: Naming, words: Translations) -> Report:
    if collected.frame.tokens < MIN_TOKENS:
        raise click.ClickException(words.gettext(TOO_COARSE) % {"least": MIN_TOKENS})
    return report_of(collected, naming, words)


def _write(path: Path, workbook: bytes, words: Translations) -> None:
    """Put the whole workbook in place at once, so that a failure leaves what was there."""
    try:
        with TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder, path.name)
            whole.write_bytes(workbook)
            whole.replace(path)
    except OSError as error:
        raise click.ClickException(words.gettext(CANNOT_WRITE) % {"name": path}) from error


@contextmanager
def _faults_told(words: Translations) -> Iterator[None]:
    """Tell each fault of a file on its own line, then stop."""
    try:
        yield
    except FaultyFile as faulty:
        for fault in faulty.faults[:MOST_FAULTS_TOLD]:
            click.echo(fault.told(words), err=True)
        if (untold := len(faulty.faults) - MOST_FAULTS_TOLD) > 0:
            click.echo(words.gettext(MORE_FAULTS) % {"number": untold}, err=True)
        click.echo(words.gettext(NOTHING_WRITTEN), err=True)
        raise SystemExit(1) from faulty
