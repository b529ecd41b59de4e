"""The head of a sheet: its title, and which organisation and démarche it is about."""

from exports import look
from exports.edition import Edition
from exports.grid import Grid


def add_heading(grid: Grid, title: str, edition: Edition, *, guide: str = "") -> None:
    """Add the title, the démarche, the watermark and how to use the sheet, where there is any."""
    grid.line(title, look.TITLE, least=32)
    grid.line(about(edition), look.SUBTITLE)
    if edition.watermark:
        grid.line(edition.watermark, look.WATERMARK, least=22)
    if guide:
        grid.line(guide, look.PLAIN)
    grid.skip(8)


def about(edition: Edition) -> str:
    """Return the organisation and the title of the démarche in one line."""
    questionnaire = edition.questionnaire
    return " — ".join(part for part in (questionnaire.organisation, questionnaire.title) if part)
