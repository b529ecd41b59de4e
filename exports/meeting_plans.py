"""The running sheets of the meetings where groups are together, or where the board sits."""

from collections.abc import Sequence
from typing import Final

from analysis.debate import FEWEST_DEBATES, MOST_DEBATES
from analysis.position import Frame
from analysis.wording import Translations
from exports.agenda import VOICE_MINUTES
from exports.running_sheet import Part, RunningSheet, missing_minutes, time_steps
from exports.workshop_plan import BREAK_FROM, break_part

MOST_TO_SAY: Final = 20
"""Beyond so many practices, nobody listens to the end of a group's turn."""


def launch_sheet(
    *, practices: int, meetings: int, frame: Frame, minutes: int, words: Translations
) -> RunningSheet:
    """Return the sheet of the first meeting, where everyone learns what they commit to."""
    _ = words.gettext
    parts = (
        _part(
            _("Welcome"),
            (10, 15),
            _("Each person says their name and what brings them here."),
        ),
        _part(
            _("Why this démarche"),
            (5, 10),
            _("It is voluntary: saying no changes nothing for anyone."),
            words.ngettext(
                "Say what it asks: %(num)s meeting over some months.",
                "Say what it asks: %(num)s meetings over some months.",
                meetings,
            )
            % {"num": meetings},
            _("Everyone hears other points of view, and thinks them over together."),
        ),
        _part(
            _("The groups"),
            (5, 10),
            _("Say who sits in which group. A person with two hats chooses one."),
            _("The direction does not sit with the people it supervises."),
        ),
        _part(
            _("The practices, one by one"),
            (max(5, _half(practices)), max(10, practices)),
            _("Read each one aloud. Is it clear? Does it speak of us?"),
        ),
        *_pause(minutes, words),
        _part(
            _trying(frame, words),
            (10, 15),
            _("On a subject without stakes: how we decide where to go for a walk."),
            _("Today, then what we wish for. No place is better than another."),
        ),
        _part(
            _("What stays in the room, what is shown"),
            (10, 15),
            _("Read the rules of the game and the consent aloud."),
            _("Say until when what is shown is kept, and who keeps the server."),
        ),
        _part(_("The calendar"), (5, 10), _("Agree on the day of each meeting.")),
        _part(_("Last round"), (5, 10), _("The questions that remain, and a word each.")),
    )
    return _sheet(parts, minutes, words)


def plenary_sheet(
    *,
    groups: Sequence[str],
    practices: int,
    debates: Sequence[str] = (),
    minutes: int,
    words: Translations,
) -> RunningSheet:
    """Return the sheet of the mise en commun, in its three phases.

    `groups` speak in this order. `debates` are the practices chosen; before they are, there are
    as many nameless ones as the time allows, six at most.
    """
    chosen = tuple(debates) or _nameless(groups, practices, minutes, words)
    parts = _plenary_parts(groups, practices, chosen, minutes, words)
    return _sheet(parts, minutes, words, advice=_too_many_to_say(practices, words))


def board_sheet(*, proposals: Sequence[str], minutes: int, words: Translations) -> RunningSheet:
    """Return the sheet of the sitting where the board answers as a body."""
    _ = words.gettext
    parts = (
        _part(_("Opening"), (5, 5), _("The board takes note of the proposals of the meeting.")),
        _part(
            _("What was heard"),
            (5, 10),
            _("Recall where groups agree and where they do not, without any name."),
        ),
        *_one_by_one(
            proposals,
            (5, 10),
            (
                _("Retained, modified, postponed or set aside."),
                _("The last three come with a reason, in plain words."),
            ),
            words,
        ),
        _part(
            _("Resolutions"),
            (5, 10),
            _("Write the day, the number of the resolution, and who brings the answer back."),
        ),
    )
    return _sheet(parts, minutes, words)


def return_sheet(*, proposals: Sequence[str], minutes: int, words: Translations) -> RunningSheet:
    """Return the sheet of the meeting where the groups hear what the board answered."""
    _ = words.gettext
    parts = (
        _part(_("Welcome"), (5, 10), _("Recall what was done since the first meeting.")),
        _part(_("What was heard"), (5, 10), _("Read the return sheet aloud.")),
        *_one_by_one(
            proposals, (3, 6), (_("Read the proposal, then the answer and its reason."),), words
        ),
        _part(
            _("Reactions"),
            (15, 25),
            _("In small groups, then together. Nobody has to speak."),
            _("Note what is said without any name."),
        ),
        _part(_("What comes next"), (5, 10), _("Who does what, and when we look at it again.")),
        _part(_("Last round"), (5, 10), _("A word each: what I leave with.")),
    )
    return _sheet(parts, minutes, words)


def other_sheet(*, purpose: str, minutes: int, words: Translations) -> RunningSheet:
    """Return the sheet of a meeting of any other kind: its purpose, between two rounds."""
    _ = words.gettext
    around = 15 if minutes >= BREAK_FROM else 5
    parts = (
        _part(_("Welcome"), (min(5, around), around)),
        _part(_("The meeting"), (0, minutes), *purpose.splitlines()),
        _part(_("Last round"), (min(5, around), around)),
    )
    return _sheet(parts, minutes, words)


def _plenary_parts(
    groups: Sequence[str],
    practices: int,
    debates: Sequence[str],
    minutes: int,
    words: Translations,
) -> tuple[Part, ...]:
    _ = words.gettext
    return (
        _part(
            _("Welcome"),
            (5, 10),
            _("Why we are here, and what stays in the room."),
            _("Read the rules of the game aloud."),
        ),
        *_speaking(groups, practices, words),
        *_pause(minutes, words),
        *_debating(debates, words),
        _part(
            _("Write what we propose"),
            (20, 30),
            _("Consolidate, or change course: each proposal is tied to its practice."),
            _("Who carries it, and when."),
            phase=_("3. The proposals"),
        ),
        _part(
            _("Last round"),
            (5, 10),
            _("A word each. Say when the board answers, and hand out the return codes."),
        ),
    )


def _speaking(groups: Sequence[str], practices: int, words: Translations) -> list[Part]:
    """Each group in turn; the first opens the phase."""
    _ = words.gettext
    lines = (
        _("Its spokesperson presents all its practices in a row."),
        _("The others listen; then one round of questions to understand, not to answer back."),
    )
    return [
        Part(
            title=group,
            least=max(5, _half(practices)),
            usual=max(VOICE_MINUTES, practices),
            lines=lines if rank == 0 else (),
            phase=_("1. The floor") if rank == 0 else "",
        )
        for rank, group in enumerate(groups)
    ]


def _debating(debates: Sequence[str], words: Translations) -> list[Part]:
    _ = words.gettext
    lines = (
        _("What surprises us? What did each group live that the others did not see?"),
        _("Keep the finding, correct it, or drop it: the meeting decides."),
    )
    talks = [
        Part(
            title=title,
            least=7,
            usual=10,
            lines=lines if rank == 0 else (),
            phase=_("2. The debate") if rank == 0 else "",
        )
        for rank, title in enumerate(debates)
    ]
    agreed = _part(
        _("What we agree on"), (5, 10), _("Name it, and take the time to be glad of it.")
    )
    return [*talks, agreed]


def _nameless(
    groups: Sequence[str], practices: int, minutes: int, words: Translations
) -> tuple[str, ...]:
    """Return as many practices to choose as there is time for, four to six where there are."""
    for count in range(min(MOST_DEBATES, practices), min(FEWEST_DEBATES, practices), -1):
        titles = _titles(count, words)
        if not missing_minutes(_plenary_parts(groups, practices, titles, minutes, words), minutes):
            return titles
    return _titles(min(FEWEST_DEBATES, practices), words)


def _titles(count: int, words: Translations) -> tuple[str, ...]:
    return tuple(
        words.gettext("Practice to debate, number %(number)s") % {"number": number}
        for number in range(1, count + 1)
    )


def _one_by_one(
    proposals: Sequence[str], each: tuple[int, int], lines: tuple[str, ...], words: Translations
) -> list[Part]:
    """One part for each proposal; while there is none, one part for all of them."""
    if not proposals:
        least, usual = each
        return [_part(words.gettext("Each proposal in turn"), (4 * least, 4 * usual), *lines)]
    return [
        _part(title, each, *(lines if rank == 0 else ())) for rank, title in enumerate(proposals)
    ]


def _trying(frame: Frame, words: Translations) -> str:
    _ = words.gettext
    match frame.poles:
        case 3:
            return _("Try the triangle together")
        case 2:
            return _("Try the scale together")
        case _:
            return _("Try the tokens together")


def _pause(minutes: int, words: Translations) -> tuple[Part, ...]:
    return (break_part(words),) if minutes >= BREAK_FROM else ()


def _half(practices: int) -> int:
    """Return the minutes of so many practices, at half a minute each."""
    return (practices + 1) // 2


def _part(title: str, lasting: tuple[int, int], *lines: str, phase: str = "") -> Part:
    least, usual = lasting
    return Part(title=title, least=least, usual=usual, lines=lines, phase=phase)


def _too_many_to_say(practices: int, words: Translations) -> tuple[str, ...]:
    if practices <= MOST_TO_SAY:
        return ()
    said = words.gettext(
        "%(practices)s practices are too many to be said in a row: ask each group to say those "
        "where it has the most to say, and to hand out the others on paper."
    )
    return (said % {"practices": practices},)


def _sheet(
    parts: Sequence[Part], minutes: int, words: Translations, advice: tuple[str, ...] = ()
) -> RunningSheet:
    missing = missing_minutes(parts, minutes)
    if missing:
        lacking = words.ngettext(
            "%(num)s minute is missing: make the meeting longer, or hold it in two parts.",
            "%(num)s minutes are missing: make the meeting longer, or hold it in two parts.",
            missing,
        )
        advice = (lacking % {"num": missing}, *advice)
    return RunningSheet(steps=time_steps(parts, minutes, words), missing=missing, advice=advice)
