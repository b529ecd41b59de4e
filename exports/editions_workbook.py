"""Two editions side by side on one sheet: zones and categories, nothing finer than the page."""

from collections.abc import Iterator
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis import wording
from analysis.category import Category
from analysis.comparison import Across, Comparison, GroupAcross, PracticeAcross, Presence
from analysis.position import Moment
from analysis.wording import Translations, zone_words
from exports import look
from exports.book import empty_book, page_words
from exports.grid import Grid
from exports.package import save
from exports.palette import DESIRED
from exports.paper import mark_pages, set_up_page, sign_pages

WIDTHS: Final = (32.0, 20.0, 26.0, 16.0, 32.0, 32.0)


def editions_workbook(
    comparison: Comparison, translations: Translations, *, watermark: str = ""
) -> bytes:
    """Return a workbook of one sheet; the same comparison gives the same bytes."""
    _ = translations.gettext
    about = " — ".join((comparison.latter.organisation, comparison.latter.title))
    book = empty_book(about, translations)
    sheet = book.create_sheet(_("Two editions"))
    sheet.sheet_properties.tabColor = DESIRED
    _fill(sheet, comparison, translations, about)
    sign_pages(sheet, left=about, right=page_words(translations))
    if watermark:
        mark_pages(sheet, watermark)
    return save(book, saved_at="2000-01-01T00:00:00Z", descriptions=())


def _fill(sheet: Worksheet, comparison: Comparison, translations: Translations, about: str) -> None:
    _ = translations.gettext
    cut_note = " " + _("[cut here: a cell holds no more]")
    grid = Grid(sheet, WIDTHS, cut_note=cut_note)
    grid.line(_("Two editions side by side"), look.TITLE, least=32)
    grid.line(about, look.SUBTITLE)
    grid.line(
        _(
            "By group and by zone, never finer. A group is not set side by side when one edition "
            "shows nothing of it, or when one or two people came or left."
        ),
        look.PLAIN,
    )
    grid.skip(8)
    headings = grid.add_all(_headings(translations), look.HEADING, least=32)
    for line in _lines(comparison, translations):
        grid.add_all(line, look.CELL)
    sheet.freeze_panes = f"B{headings.stop}"
    set_up_page(sheet, "landscape", heading_rows=headings)


def _headings(translations: Translations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        _("Practice"),
        _("Source"),
        _("Group"),
        _("Moment"),
        _("Earlier edition"),
        _("Later edition"),
    )


def _lines(comparison: Comparison, translations: Translations) -> Iterator[tuple[str, ...]]:
    _ = translations.gettext
    only = {
        Presence.NEW: (comparison.latter, _("Asked in the later edition only")),
        Presence.REMOVED: (comparison.former, _("Asked in the earlier edition only")),
    }
    for practice in comparison.practices:
        if practice.presence is Presence.BOTH:
            yield from _practice(practice, comparison, translations)
        else:
            asked, words = only[practice.presence]
            yield asked.practice_label(practice.practice).title, words, "", "", "", ""


def _practice(
    practice: PracticeAcross, comparison: Comparison, translations: Translations
) -> Iterator[tuple[str, ...]]:
    title = comparison.latter.practice_label(practice.practice).title
    for msgid, across in (
        (wording.FROM_WORKSHOPS, practice.workshop),
        (wording.FROM_FORMS, practice.forms),
    ):
        if across is not None:
            source = translations.gettext(msgid)
            yield title, source, *_finding(across, translations)
            for group in across.groups:
                for told in _group(group, comparison, translations):
                    yield title, source, *told


def _finding(across: Across, translations: Translations) -> tuple[str, ...]:
    former, latter = (_category(each, translations) for each in (across.former, across.latter))
    return translations.gettext("Finding"), "", former, latter


def _category(category: Category | None, translations: Translations) -> str:
    return translations.gettext(wording.CATEGORY_TITLES[category]) if category else ""


def _group(
    group: GroupAcross, comparison: Comparison, translations: Translations
) -> Iterator[tuple[str, ...]]:
    label = comparison.latter.group_label(group.group)
    if group.former is None or group.latter is None:
        yield label, "", translations.gettext("Not set side by side."), ""
        return
    for moment in Moment:
        yield (
            label,
            translations.gettext(wording.MOMENTS[moment]),
            zone_words(group.former.at(moment), comparison.former.pole_names, translations),
            zone_words(group.latter.at(moment), comparison.latter.pole_names, translations),
        )
