"""How to read the workbook: its signs, the rule in plain words, what is masked and why."""

from analysis.report import Band, Tier
from analysis.wording import (
    BANDS,
    CATEGORIES,
    CATEGORY_MARKS,
    NOBODY_STANDS_HERE,
    SOLIDITY_MEANINGS,
)
from exports import look
from exports.edition import Edition
from exports.grid import Grid
from exports.rule import conditions, shown_by_tier
from exports.sheets.pairs import add_named, add_pair, add_section


def add_signs(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    add_section(
        grid,
        _("How to read"),
        _(
            "Each practice is placed twice: where it stands today, and where the group wishes it "
            "to be. No pole and no place is better than another."
        ),
    )
    add_pair(
        grid,
        "○",
        _("Hollow: today"),
        _("Each group keeps its shape, letter and colour everywhere."),
    )
    add_pair(
        grid, "●", _("Filled: wished for"), _("An arrow goes from today to what is wished for.")
    )
    add_pair(
        grid,
        "1",
        _("From the workshops, first"),
        _("The position that a group agreed on in its workshop and chose to share."),
    )
    add_pair(
        grid,
        "2",
        _("From the forms, second"),
        _("What the answers sent by each person allow to say. The two are never mixed.")
        + " "
        + edition.say(NOBODY_STANDS_HERE),
    )


def add_rule(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    add_section(
        grid,
        _("The rule"),
        _(
            "Each practice gets the first finding of this table whose condition holds. All the "
            "groups weigh the same, whatever their size. Distances are shares of the way from one "
            "pole to another; they are used by the rule and shown nowhere."
        ),
    )
    for category, condition in conditions(edition):
        add_pair(grid, CATEGORY_MARKS[category], edition.say(CATEGORIES[category]), condition)
    grid.skip(4)
    for meaning in SOLIDITY_MEANINGS.values():
        grid.line(edition.say(meaning), look.QUIET)
    grid.line(
        _(
            "Group positions are read by the same rule, each position standing for its group. "
            "Findings are proposals: the meeting keeps, corrects or drops them."
        ),
        look.PLAIN,
    )


def add_masking(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    if edition.report.open_reading:
        _add_open_reading(grid, edition)
        return
    add_section(
        grid,
        _("What is masked, and why"),
        _(
            "In a small group, a precise figure would say what each person answered. The fewer "
            "people answered a practice, the less is shown of it:"
        ),
    )
    for band, tier in (
        (Band.UNDER_3, Tier.NOTHING),
        (Band.FROM_3, Tier.ZONE),
        (Band.FROM_5, Tier.CENTRE),
        (Band.FROM_8, Tier.COUNTS),
    ):
        add_named(grid, edition.say(BANDS[band]), shown_by_tier(tier, edition))
    grid.skip(4)
    grid.line(
        _(
            "A practice that a group does not show looks the same whatever the reason. No average, "
            "no gap and no length is given anywhere as a figure. Comments are here only in the "
            "words of the person who accompanies."
        ),
        look.PLAIN,
    )


def _add_open_reading(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    add_section(
        grid,
        _("An open reading, and what is masked"),
        _(
            "In both organisations, each group has one or a few people. Each person said, "
            "practice by practice, whether their answers may be read in their organisation’s name."
        ),
    )
    add_named(grid, _("Everyone agreed"), shown_by_tier(Tier.OPEN, edition))
    add_named(grid, _("Somebody refused"), shown_by_tier(Tier.NOTHING, edition))
    grid.skip(4)
    grid.line(
        _("Keep this workbook among those who took part: it says what each of them answered."),
        look.PLAIN,
    )
