"""One report in one language, with the names of its sheets: what every sheet is given."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, assert_never

from analysis.report import GroupLabel, Questionnaire, Report
from analysis.wording import GROUP_LETTERS, GROUP_SHAPES, Translations
from exports.palette import GROUP_COLOURS
from exports.piste import Piste
from exports.titles import sheet_titles

HOLLOW_SHAPES: Final = "○□△◇⬠"


class SheetName(StrEnum):
    """The sheets in their order; the groups' own stand between divergences and drawings."""

    MEETING = "meeting"
    READ_ME = "read_me"
    OVERVIEW = "overview"
    CONVERGENCES = "convergences"
    DIVERGENCES = "divergences"
    DRAWINGS = "drawings"
    COMMENTS = "comments"
    PROPOSALS = "proposals"
    DATA = "data"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """A group's shape (filled and hollow), letter and colour: the same everywhere.

    `kind` says which of the shapes it is, from 0.
    """

    kind: int
    shape: str
    hollow: str
    letter: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The report, how everything in it is said and marked, and the proposals there are already.

    `marks_from` is the rank (from 0) of the first group of the report, where those before it are
    not there. `watermark` is said at the head of every sheet and of every page.
    """

    report: Report
    translations: Translations
    pistes: tuple[Piste, ...] = ()
    marks_from: int = 0
    watermark: str = ""

    @property
    def questionnaire(self) -> Questionnaire:
        return self.report.questionnaire

    @property
    def poles(self) -> tuple[str, ...]:
        return self.questionnaire.pole_names

    def say(self, msgid: str) -> str:
        """Translate a msgid that was marked where it is kept."""
        return self.translations.gettext(msgid)

    def mark(self, group: GroupLabel) -> GroupMark:
        kind = (self.marks_from + self.questionnaire.groups.index(group)) % len(GROUP_SHAPES)
        return GroupMark(
            kind=kind,
            shape=GROUP_SHAPES[kind],
            hollow=HOLLOW_SHAPES[kind],
            letter=GROUP_LETTERS[kind],
            colour=GROUP_COLOURS[kind],
        )

    def group(self, code: str) -> GroupLabel:
        return next(group for group in self.questionnaire.groups if group.code == code)

    def signed(self, group: GroupLabel) -> str:
        """Return the name of a group with its shape and its letter: « ● A Équipe »."""
        mark = self.mark(group)
        return f"{mark.shape}\N{NO-BREAK SPACE}{mark.letter}\N{NO-BREAK SPACE} {group.label}"

    @property
    def cut_note(self) -> str:
        """Return what ends a text that no cell can hold."""
        return " " + self.translations.gettext("[cut here: a cell holds no more]")

    def title(self, name: SheetName) -> str:
        return self._titles[name]

    def group_title(self, group: GroupLabel) -> str:
        return self._titles[group.code]

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Sheet titles by sheet name or group code: a group never takes the name of a sheet."""
        fixed = {name.value: sheet_label(name, self) for name in SheetName}
        groups = {group.code: group.label for group in self.questionnaire.groups}
        fallback = self.translations.gettext("Group")
        titles = sheet_titles([*fixed.values(), *groups.values()], fallback=fallback)
        return dict(zip([*fixed, *groups], titles, strict=True))


def sheet_label(name: SheetName, edition: Edition) -> str:
    """Return the name of a sheet in the language of the edition."""
    _ = edition.translations.gettext
    match name:
        case SheetName.MEETING:
            return _("The meeting on one page")
        case SheetName.READ_ME:
            return _("Read me")
        case SheetName.OVERVIEW:
            return _("Overview")
        case SheetName.CONVERGENCES:
            return _("Convergences")
        case SheetName.DIVERGENCES:
            return _("Divergences")
        case SheetName.DRAWINGS:
            return _drawings_label(len(edition.poles), edition)
        case SheetName.COMMENTS:
            return _("Comments")
        case SheetName.PROPOSALS:
            return _("Proposals")
        case SheetName.DATA:
            return _("Data")
        case SheetName.DICTIONARY:
            return _("Dictionary")
        case _ as never:
            assert_never(never)


def _drawings_label(poles: int, edition: Edition) -> str:
    _ = edition.translations.gettext
    if poles == 2:
        return _("Scales")
    return _("Triangles") if poles == 3 else _("Bars")
