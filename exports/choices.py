"""The drop-down lists of the proposals, named once and explained in the dictionary."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, assert_never

from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from exports.edition import Edition


class Choice(StrEnum):
    """A list; its value is the name that the workbook knows it by."""

    PRACTICES = "list_practices"
    ORIENTATIONS = "list_orientations"
    GROUPS = "list_groups"
    ANSWERS = "list_answers"


def options_of(choice: Choice, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    match choice:
        case Choice.PRACTICES:
            return tuple(practice.title for practice in edition.questionnaire.practices)
        case Choice.ORIENTATIONS:
            return (_("consolidate"), _("change course"))
        case Choice.GROUPS:
            groups = (group.label for group in edition.questionnaire.groups)
            return (*groups, _("the whole meeting"))
        case Choice.ANSWERS:
            return (_("accepted"), _("modified"), _("postponed"), _("set aside"))
        case _:
            assert_never(choice)


COURSES: Final = ("consolidate", "change_course")
ANSWERS: Final = ("retained", "modified", "postponed", "set_aside")
"""Codes of the options above, in their order."""


def said_as(choice: Choice, codes: Sequence[str], code: str, edition: Edition) -> str:
    """Return the option of a list that stands for a code, or nothing for none."""
    return dict(zip(codes, options_of(choice, edition), strict=True)).get(code, "")


def name_list(sheet: Worksheet, choice: Choice, cells: str) -> None:
    """Give the cells of a sheet (`B2:B5`) the name of a list, for the whole workbook."""
    if sheet.parent is None:
        raise ValueError(f"{sheet.title} belongs to no workbook")
    place = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(cells)}"
    sheet.parent.defined_names[choice.value] = DefinedName(choice.value, attr_text=place)
