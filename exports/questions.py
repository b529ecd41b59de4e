"""Two or three questions to open each debate, from its category, its groups and its poles."""

from typing import assert_never

from analysis.category import Category
from analysis.position import leading_pole
from analysis.report import Finding
from exports.edition import Edition
from exports.tellings import Telling, Voice


def questions_for(telling: Telling, edition: Edition) -> tuple[str, ...]:
    """Return open questions, none of which says who is right; none without a finding."""
    finding = telling.finding
    if finding is None:
        return ()
    match finding.category:
        case Category.DIVERGING_DESIRED:
            return _on_wishes(finding, telling, edition)
        case Category.DIVERGING_CURRENT:
            return _on_today(finding, edition)
        case Category.DIVIDED_WITHIN:
            return _within(finding, edition)
        case Category.DIVERGING_MOVEMENT:
            return _on_the_way(finding, edition)
        case Category.CHANGE_COURSE:
            return _on_change(finding, edition)
        case Category.CONSOLIDATE:
            return _on_keeping(edition)
        case Category.INSUFFICIENT:
            return _on_silence(edition)
        case _:
            assert_never(finding.category)


def _on_wishes(finding: Finding, telling: Telling, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    poles = _wished_poles(finding, telling)
    if poles:
        first, second = (edition.poles[pole] for pole in poles)
        opening = _(
            "Could there be a time for “%(first)s” and a time for “%(second)s” in this practice?"
        ) % {"first": first, "second": second}
    else:
        opening = _("What would each group lose if what the other wishes came about?")
    return (
        _asked_of_both(
            finding,
            _("what would change, concretely, for each of you if your wish came true?"),
            edition,
        ),
        opening,
        _towards(finding, edition) or _("What first step could everyone already accept?"),
    )


def _on_today(finding: Finding, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _asked_of_both(
            finding, _("what does each of you see here that the other does not?"), edition
        ),
        _("Tell the last time it happened: who was there, who spoke, who decided?"),
        _towards(finding, edition) or _("What would help us see the situation in the same way?"),
    )


def _within(finding: Finding, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _("Within one group, people live this practice in very different ways: when, and where?"),
        _("Does it depend on the moment, on the activity, on whom you meet?"),
        _towards(finding, edition) or _("What would suit people who live it differently?"),
    )


def _on_the_way(finding: Finding, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _asked_of_both(finding, _("what would each of you change first, and why?"), edition),
        _("What does each group fear to lose along the way?"),
        _towards(finding, edition) or _("Which way could we try together for three months?"),
    )


def _on_change(finding: Finding, edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _towards(finding, edition) or _("What would we do differently as early as next month?"),
        _("What do we want to keep from today’s way?"),
    )


def _on_keeping(edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _("What makes this work, and who takes care of it?"),
        _("What could weaken it, and how would we notice?"),
    )


def _on_silence(edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (_("Who has not been heard on this practice, and what would they say?"),)


def _asked_of_both(finding: Finding, question: str, edition: Edition) -> str:
    """Ask the two groups furthest apart, or every group where no pair stands out."""
    _ = edition.translations.gettext
    if finding.furthest is None:
        return _("To each group: %(question)s") % {"question": question}
    one, other = (edition.questionnaire.group_label(code) for code in finding.furthest)
    return _("To the groups “%(one)s” and “%(other)s”: %(question)s") % {
        "one": one,
        "other": other,
        "question": question,
    }


def _towards(finding: Finding, edition: Edition) -> str:
    if finding.common_pole is None:
        return ""
    return edition.translations.gettext(
        "All the groups want to go towards “%(pole)s”: what first step could we take together?"
    ) % {"pole": edition.poles[finding.common_pole]}


def _wished_poles(finding: Finding, telling: Telling) -> tuple[int, int] | None:
    """Return the poles that the two groups furthest apart wish for most, where they differ."""
    if finding.furthest is None:
        return None
    first, second = (_wished_pole(telling.voice_of(code)) for code in finding.furthest)
    return (first, second) if first is not None and second is not None and first != second else None


def _wished_pole(voice: Voice | None) -> int | None:
    if voice is None or voice.desired is None:
        return None
    return leading_pole(voice.desired.point)
