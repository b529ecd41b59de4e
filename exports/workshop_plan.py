"""The running sheet of a group's workshop: the empty frame first, reasons and lived examples,
then what the group will say to the others.
"""

from collections.abc import Sequence
from typing import Final

from analysis.position import Frame
from analysis.wording import Translations
from exports.running_sheet import (
    Part,
    PartKind,
    RunningSheet,
    Step,
    missing_minutes,
    time_steps,
)

WORKSHOP_MINUTES: Final = 150
BREAK_FROM: Final = 90
"""A meeting that lasts so long has a break."""

COMFORTABLE: Final = 10
"""Under so many minutes for a practice, a group agrees in haste."""


def workshop_sheet(
    *,
    practices: Sequence[str],
    frame: Frame,
    has_forms: bool,
    words: Translations,
    minutes: int = WORKSHOP_MINUTES,
) -> RunningSheet:
    """Return the sheet of one workshop; `has_forms` says whether it has results to uncover.

    Where the practices do not all fit, as many as do are left for the group to choose.
    """
    turn = _turns(frame, has_forms, words)
    fitting = _fitting(len(practices), turn, minutes, words)
    chosen = _choosing(words) if fitting < len(practices) else ()
    titles = _to_choose(fitting, words) if chosen else practices
    parts = _parts(titles, turn, minutes, words, before=chosen)
    steps = time_steps(parts, minutes, words)
    return RunningSheet(
        steps=steps,
        missing=missing_minutes(_parts(practices, turn, minutes, words), minutes),
        turns=_turns_of(steps, turn, words),
        advice=_advice(len(practices), fitting, steps, words),
    )


def _parts(
    titles: Sequence[str],
    turn: Sequence[Part],
    minutes: int,
    words: Translations,
    before: Sequence[Part] = (),
) -> tuple[Part, ...]:
    middle = (len(titles) + 1) // 2
    practices = [_practice(title, turn) for title in titles]
    pause = [break_part(words)] if minutes >= BREAK_FROM else []
    return (
        *_opening(words),
        *before,
        *practices[:middle],
        *pause,
        *practices[middle:],
        *_closing(words),
    )


def break_part(words: Translations) -> Part:
    return Part(title=words.gettext("Break"), least=10, usual=15, kind=PartKind.BREAK)


def _practice(title: str, turn: Sequence[Part]) -> Part:
    return Part(
        title=title,
        least=sum(part.least for part in turn),
        usual=sum(part.usual for part in turn),
        kind=PartKind.PRACTICE,
    )


def _opening(words: Translations) -> tuple[Part, ...]:
    _ = words.gettext
    return (
        Part(
            title=_("Welcome"),
            least=5,
            usual=10,
            lines=(
                _("A word each: who I am, how I am today."),
                _("Read the rules of the game aloud, and ask whether something is missing."),
            ),
        ),
        Part(
            title=_("How we place ourselves"),
            least=5,
            usual=10,
            lines=(
                _("Name the poles, with the sentence of each. No place is better than another."),
                _("Two places for each practice: today, then what we wish for."),
            ),
        ),
    )


def _closing(words: Translations) -> tuple[Part, ...]:
    _ = words.gettext
    return (
        Part(
            title=_("What we will say"),
            least=15,
            usual=20,
            lines=(
                _(
                    "For each practice the group decides: we share it, the position without the"
                    " reasons, or we keep it for ourselves."
                ),
                _(
                    "A different opinion stays in the room, unless the person who holds it wants"
                    " it said."
                ),
                _("Choose who speaks for the group."),
            ),
        ),
        Part(
            title=_("Last round"),
            least=5,
            usual=5,
            lines=(_("A word each: what I leave with."), _("Say the day of the mise en commun.")),
        ),
    )


def _choosing(words: Translations) -> tuple[Part, ...]:
    _ = words.gettext
    return (
        Part(
            title=_("Choose what we talk about"),
            least=5,
            usual=5,
            lines=(
                _(
                    "Each person puts three dots on the practice cards; those with most dots are"
                    " taken first."
                ),
            ),
        ),
    )


def _to_choose(count: int, words: Translations) -> tuple[str, ...]:
    return tuple(
        words.gettext("Practice chosen, number %(number)s") % {"number": number}
        for number in range(1, count + 1)
    )


def _turns(frame: Frame, has_forms: bool, words: Translations) -> tuple[Part, ...]:
    """Return what is done for each practice."""
    _ = words.gettext
    uncovered = Part(
        title=_("Uncover what the group’s forms say, then keep silent a moment."), least=1, usual=1
    )
    return (
        Part(title=_empty_first(frame, words), least=1, usual=2),
        *((uncovered,) if has_forms else ()),
        Part(
            title=_("Why here? Tell of a time when it happened that way."),
            least=3,
            usual=6,
        ),
        Part(
            title=_("And tomorrow: where would you like it to be? What helps, what hinders?"),
            least=2,
            usual=4,
        ),
        Part(
            title=_(
                "Agree on the group’s position, today and wished for; note what stays different."
            ),
            least=1,
            usual=2,
        ),
    )


def _empty_first(frame: Frame, words: Translations) -> str:
    _ = words.gettext
    match frame.poles:
        case 3:
            return _(
                "The empty triangle: where do you think the group stands today? Each person"
                " puts a token down, without a word."
            )
        case 2:
            return _(
                "The empty scale: where do you think the group stands today? Each person"
                " puts a token down, without a word."
            )
        case _:
            return _(
                "The empty board: how do you think the group shares out its tokens today?"
                " Each person does it, without a word."
            )


def _fitting(wanted: int, turn: Sequence[Part], minutes: int, words: Translations) -> int:
    """Return how many practices fit; where they do not all, those that do are given time."""
    least = _practice("", turn).least
    around = sum(part.least for part in _parts((), turn, minutes, words))
    if around + wanted * least <= minutes:
        return wanted
    choosing = sum(part.least for part in _choosing(words))
    return max((minutes - around - choosing) // max(least, COMFORTABLE), 0)


def _turns_of(steps: Sequence[Step], turn: Sequence[Part], words: Translations) -> tuple[Step, ...]:
    """Time the moments of the shortest practice, which all the others can follow."""
    lasting = _minutes_of_practices(steps)
    return time_steps(turn, min(lasting), words) if lasting else ()


def _minutes_of_practices(steps: Sequence[Step]) -> list[int]:
    return [step.minutes for step in steps if step.part.kind is PartKind.PRACTICE]


def _advice(
    wanted: int, fitting: int, steps: Sequence[Step], words: Translations
) -> tuple[str, ...]:
    lasting = min(_minutes_of_practices(steps), default=COMFORTABLE)
    if fitting == 0 and wanted:
        return (words.gettext("This is too short for a workshop: give it two hours and a half."),)
    if fitting < wanted:
        return _advice_for_too_many(wanted, fitting, words)
    if lasting < COMFORTABLE:
        tight = words.gettext(
            "It is tight: %(minutes)s minutes for a practice. Begin with those that matter most "
            "to the group."
        )
        return (tight % {"minutes": lasting},)
    return ()


def _advice_for_too_many(wanted: int, fitting: int, words: Translations) -> tuple[str, str]:
    workshops = -(-wanted // fitting)
    choose = words.ngettext(
        "%(wanted)s practices do not fit: there is time for %(num)s. Let the group choose it.",
        "%(wanted)s practices do not fit: there is time for %(num)s. Let the group choose which.",
        fitting,
    )
    several = words.gettext("To go through them all, hold %(workshops)s workshops of this length.")
    return choose % {"wanted": wanted, "num": fitting}, several % {"workshops": workshops}
