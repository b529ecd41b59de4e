"""*Convergences*: a card per practice on which every group agrees."""

from openpyxl.worksheet.worksheet import Worksheet

from analysis.debate import convergences_of
from exports.edition import Edition, SheetName
from exports.sheets.cards import fill_cards


def fill_convergences(sheet: Worksheet, edition: Edition) -> None:
    _ = edition.translations.gettext
    fill_cards(
        sheet,
        convergences_of(edition.report),
        edition,
        title=edition.title(SheetName.CONVERGENCES),
        guide=_(
            "What the groups already share: say it aloud and celebrate it, before deciding "
            "together whether to consolidate it or to change course."
        ),
        prompt=_("To go further"),
        empty=_("No convergence is read yet. The meeting may well name some: write them down."),
    )
