"""What each sheet is for, in one sentence."""

from typing import assert_never

from exports.edition import Edition, SheetName


def purpose_of(name: SheetName, edition: Edition) -> str:
    _ = edition.translations.gettext
    match name:
        case SheetName.MEETING:
            return _("To print and hand out: the three phases, the debates, what to celebrate.")
        case SheetName.READ_ME:
            return _("This sheet: where everything comes from and how to read it.")
        case SheetName.OVERVIEW:
            return _("One line per practice, in the order of the questionnaire.")
        case SheetName.CONVERGENCES:
            return _("Where the groups already agree.")
        case SheetName.DIVERGENCES:
            return _(
                "Where they see or wish for different things, with questions to open the debate."
            )
        case SheetName.DRAWINGS:
            return _("One drawing per practice, with an arrow per group.")
        case SheetName.COMMENTS:
            return _("Words that were entrusted to the meeting, retold.")
        case SheetName.PROPOSALS:
            return _("A table to fill in during the meeting; then the board writes its answers.")
        case SheetName.DATA:
            return _("Everything above as a plain table, for whoever wants to sort or count.")
        case SheetName.DICTIONARY:
            return _("Every column and every code of the data, explained.")
        case _:
            assert_never(name)
