"""*Divergences*: a card per debate, the largest disagreements first, with questions to open it."""

from openpyxl.worksheet.worksheet import Worksheet

from analysis.debate import divergences_of
from exports.edition import Edition, SheetName
from exports.sheets.cards import fill_cards


def fill_divergences(sheet: Worksheet, edition: Edition) -> None:
    _ = edition.translations.gettext
    fill_cards(
        sheet,
        divergences_of(edition.report),
        edition,
        title=edition.title(SheetName.DIVERGENCES),
        guide=_(
            "The order is that of the debate. A divergence is not a fault: it says where each "
            "group knows something that the others do not."
        ),
        prompt=_("To open the debate"),
        empty=_("No divergence is read. Ask the groups whether something is missing from here."),
    )
