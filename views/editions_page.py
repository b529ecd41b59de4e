"""Two editions as a page reads them: zones and categories, group by group, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis import wording
from analysis.category import Category
from analysis.comparison import (
    Across,
    Comparison,
    GroupAcross,
    PracticeAcross,
    Presence,
    Zones,
)
from analysis.position import Moment
from analysis.report import Questionnaire
from analysis.wording import Translations, zone_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryWords:
    """A category of one edition; `words` is empty where that edition compared nothing."""

    words: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    moment: str
    words: str
    former: str
    latter: str
    moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """`moments` is empty for a group that is not set side by side, whatever the reason."""

    rank: int
    label: str
    moments: tuple[MomentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    source: str
    former: CategoryWords
    latter: CategoryWords
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeBlock:
    """`before` is the title of the earlier edition, where it was said otherwise."""

    code: str
    title: str
    before: str
    reworded: bool
    sources: tuple[SourceBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsPage:
    practices: tuple[PracticeBlock, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    frames_match: bool
    poles_reworded: bool


def lay_editions(comparison: Comparison, words: Translations) -> EditionsPage:
    writer = _Writer(comparison=comparison, words=words)
    return EditionsPage(
        practices=tuple(writer.block(each) for each in comparison.of(Presence.BOTH)),
        added=tuple(_titles(comparison.latter, comparison.of(Presence.NEW))),
        removed=tuple(_titles(comparison.former, comparison.of(Presence.REMOVED))),
        frames_match=comparison.frames_match,
        poles_reworded=comparison.poles_reworded,
    )


def _titles(asked: Questionnaire, practices: tuple[PracticeAcross, ...]) -> Iterator[str]:
    return (asked.practice_label(each.practice).title for each in practices)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    comparison: Comparison
    words: Translations

    def block(self, practice: PracticeAcross) -> PracticeBlock:
        title = self.comparison.latter.practice_label(practice.practice).title
        before = self.comparison.former.practice_label(practice.practice).title
        return PracticeBlock(
            code=practice.practice,
            title=title,
            before=before if before != title else "",
            reworded=practice.reworded,
            sources=tuple(self.sources(practice)),
        )

    def sources(self, practice: PracticeAcross) -> Iterator[SourceBlock]:
        for source, across in (
            (wording.FROM_WORKSHOPS, practice.workshop),
            (wording.FROM_FORMS, practice.forms),
        ):
            if across is not None:
                yield self.source(source, across)

    def source(self, source: str, across: Across) -> SourceBlock:
        return SourceBlock(
            source=self.words.gettext(source),
            former=self.category(across.former),
            latter=self.category(across.latter),
            groups=tuple(self.group(group) for group in across.groups),
        )

    def category(self, category: Category | None) -> CategoryWords:
        if category is None:
            return CategoryWords(words="", mark="")
        return CategoryWords(
            words=self.words.gettext(wording.CATEGORY_TITLES[category]),
            mark=wording.CATEGORY_MARKS[category],
        )

    def group(self, group: GroupAcross) -> GroupRow:
        codes = [label.code for label in self.comparison.latter.groups]
        return GroupRow(
            rank=codes.index(group.group) + 1,
            label=self.comparison.latter.group_label(group.group),
            moments=tuple(self.moments(group.former, group.latter))
            if group.former and group.latter
            else (),
        )

    def moments(self, former: Zones, latter: Zones) -> Iterator[MomentRow]:
        for moment in Moment:
            then, now = former.at(moment), latter.at(moment)
            yield MomentRow(
                moment=moment.value,
                words=self.words.gettext(wording.MOMENTS[moment]),
                former=zone_words(then, self.comparison.former.pole_names, self.words),
                latter=zone_words(now, self.comparison.latter.pole_names, self.words),
                moved=then != now,
            )
