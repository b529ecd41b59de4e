"""The words for every code of a report: one place, read by pages and workbooks alike.

Wordings are English msgids; whoever shows them passes the `Translations` of its reader.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, assert_never

from analysis.category import Category
from analysis.position import Moment, Position, Skip, Zone, ZoneKind, shares_of, zone_of
from analysis.report import (
    Band,
    Closeness,
    Finding,
    GroupForms,
    GroupPosition,
    PlaceCount,
    PracticeReport,
    Questionnaire,
    ReleasedMoment,
    Role,
    Solidity,
    Tier,
)


class Translations(Protocol):
    """What this module asks of a catalogue (`gettext.GNUTranslations` has it)."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


def N_(message: str) -> str:  # noqa: N802 (the name that extraction looks for)
    """Mark a msgid for extraction; it is translated where it is shown."""
    return message


REMINDER: Final = N_("Everything is checked together; it is the meeting that decides.")
NOBODY_STANDS_HERE: Final = N_("This may be nobody’s own place.")
NOTHING_SHOWN: Final = N_(
    "Nothing of this group is shown here: too few answers, or what it keeps for its workshop."
)
OWN_POSITION_STANDS: Final = N_("This group stated its position in a workshop: it stands here.")
FROM_WORKSHOPS: Final = N_("From the workshops")
FROM_FORMS: Final = N_("From the forms")

CATEGORIES: Final[Mapping[Category, str]] = {
    Category.DIVERGING_DESIRED: N_("divergence on what is desired"),
    Category.DIVERGING_CURRENT: N_(
        "divergence on the current state: we do not see the situation in the same way"
    ),
    Category.DIVIDED_WITHIN: N_("views far apart within a group"),
    Category.DIVERGING_MOVEMENT: N_("agreement on both ends, not on the way"),
    Category.CHANGE_COURSE: N_(
        "convergence: we wish to go elsewhere (possible proposal: change course)"
    ),
    Category.CONSOLIDATE: N_(
        "convergence: we wish to stay close to here (possible proposal: consolidate)"
    ),
    Category.INSUFFICIENT: N_("not enough answers to compare: to be said in a workshop"),
}

CATEGORY_TITLES: Final[Mapping[Category, str]] = {
    Category.DIVERGING_DESIRED: N_("Divergence on what is desired"),
    Category.DIVERGING_CURRENT: N_("Divergence on the current state"),
    Category.DIVIDED_WITHIN: N_("Views far apart within a group"),
    Category.DIVERGING_MOVEMENT: N_("Divergence on the way"),
    Category.CHANGE_COURSE: N_("Convergence: go elsewhere"),
    Category.CONSOLIDATE: N_("Convergence: stay close to here"),
    Category.INSUFFICIENT: N_("To be said in a workshop"),
}

CATEGORY_MARKS: Final[Mapping[Category, str]] = {
    Category.DIVERGING_DESIRED: "↔",
    Category.DIVERGING_CURRENT: "≠",
    Category.DIVIDED_WITHIN: "↕",
    Category.DIVERGING_MOVEMENT: "⇄",
    Category.CHANGE_COURSE: "→",
    Category.CONSOLIDATE: "≈",
    Category.INSUFFICIENT: "…",
}
"""One character per category, so that colour never tells it alone."""

GROUP_SHAPES: Final = "●■▲◆⬟"
GROUP_LETTERS: Final = "ABCDE"
"""A group's shape and letter follow its rank; a sixth group starts over."""

MOMENTS: Final[Mapping[Moment, str]] = {
    Moment.CURRENT: N_("Today"),
    Moment.DESIRED: N_("Wished for"),
}

SOLIDITIES: Final[Mapping[Solidity, str]] = {
    Solidity.CLEAR: N_("clear"),
    Solidity.NARROW: N_("by a hair"),
}

SOLIDITY_MEANINGS: Final[Mapping[Solidity, str]] = {
    Solidity.CLEAR: N_("clear: moving one token of one answer would not change this finding"),
    Solidity.NARROW: N_("by a hair: moving one token of one answer could change this finding"),
}

CLOSENESS: Final[Mapping[Closeness, str]] = {
    Closeness.CLOSE: N_("answers close to each other"),
    Closeness.LESS_CLOSE: N_("answers less close to each other"),
    Closeness.FAR_APART: N_("answers far apart"),
}

BANDS: Final[Mapping[Band, str]] = {
    Band.UNDER_3: N_("fewer than 3 people"),
    Band.FROM_3: N_("3 or 4 people"),
    Band.FROM_5: N_("5 to 7 people"),
    Band.FROM_8: N_("8 people or more"),
}

SKIPS: Final[Mapping[Skip, str]] = {
    Skip.DOES_NOT_KNOW: N_("I don’t know"),
    Skip.NOT_APPLICABLE: N_("does not apply"),
    Skip.PREFERS_NOT: N_("I prefer not to answer"),
}

ROLES: Final[Mapping[Role, str]] = {
    Role.PRACTITIONERS: N_("Practitioners’ team"),
    Role.RECIPIENTS: N_("Recipients"),
    Role.BOARD: N_("Board members"),
    Role.OTHER: N_("Other group"),
}

TIERS: Final[Mapping[Tier, str]] = {
    Tier.NOTHING: N_("nothing is shown"),
    Tier.ZONE: N_("the zone"),
    Tier.CENTRE: N_("the centre of the answers, to the nearest half token"),
    Tier.COUNTS: N_("how many people at each place"),
    Tier.OPEN: N_("each place, as everyone agreed"),
}


MIDDLES: Final[Mapping[int, str]] = {2: N_("in the middle"), 3: N_("all three at once")}
"""How the middle is named, by the number of poles that it stands between."""

MIDDLE_OF_ALL: Final = N_("in the middle of all the poles")


def zone_words(zone: Zone, poles: Sequence[str], words: Translations) -> str:
    """Name a zone with the names of its poles: « surtout Expertise »."""
    match zone.kind:
        case ZoneKind.POLE:
            return _filled(words.gettext("mostly %(pole)s"), {"pole": poles[zone.poles[0]]})
        case ZoneKind.BETWEEN:
            first, second = (poles[pole] for pole in zone.poles)
            between = words.gettext("between %(first)s and %(second)s")
            return _filled(between, {"first": first, "second": second})
        case ZoneKind.MIDDLE:
            return words.gettext(MIDDLES.get(len(poles), MIDDLE_OF_ALL))
        case _ as never:
            assert_never(never)


TRIANGLE_PLACES: Final[Mapping[tuple[int, ...], str]] = {
    (6, 0, 0): N_("entirely %(first)s"),
    (5, 1, 0): N_("almost entirely %(first)s, a little %(second)s"),
    (4, 2, 0): N_("mostly %(first)s, with some %(second)s"),
    (4, 1, 1): N_("mostly %(first)s, a little of the two others"),
    (3, 3, 0): N_("halfway between %(first)s and %(second)s"),
    (3, 2, 1): N_("between %(one)s and %(other)s, closer to %(first)s"),
    (2, 2, 2): N_("all three at once"),
}
"""The places of the triangle by tokens in decreasing order: every place has a name of its own."""

PLAINER: Final[Mapping[str, str]] = {
    "between %(first)s and %(second)s": N_("%(first)s and %(second)s"),
    "entirely %(first)s": N_("only %(first)s"),
    "almost entirely %(first)s, a little %(second)s": N_("mostly %(first)s, a little %(second)s"),
    "mostly %(first)s, with some %(second)s": N_("mostly %(first)s, and also %(second)s"),
    "mostly %(first)s, a little of the two others": N_("mostly %(first)s, a little of everything"),
    "halfway between %(first)s and %(second)s": N_("as much %(first)s as %(second)s"),
    "between %(one)s and %(other)s, closer to %(first)s": N_(
        "a little more %(first)s than %(second)s"
    ),
    "all three at once": N_("all three the same"),
}
"""The same places and zones in plain words, msgid for msgid."""

ZONE_QUESTIONS: Final[Mapping[ZoneKind, str]] = {
    ZoneKind.POLE: N_("How much?"),
    ZoneKind.BETWEEN: N_("More on which side?"),
}
"""What is asked, in plain words, of who chose a zone of more than one place."""

SCALE_PLACES: Final[Mapping[tuple[int, ...], str]] = {
    (4, 0): N_("entirely %(first)s"),
    (3, 1): N_("rather %(first)s"),
    (2, 2): N_("in the middle"),
}


ARTICLE: Final = re.compile("(L[’']|(Le|La|Les|Un|Une|Des|The|An?) )(?=.)")
CONTRACTED: Final = {"le ": "du ", "les ": "des "}
VOWEL: Final = re.compile("[aeiouyàâéèêëîïôùûœ]", re.IGNORECASE)


def place_words(position: Position, poles: Sequence[str], words: Translations) -> str:
    """Name a place: « entre Expertise et Participation, plus près de Participation ».

    Two poles are named in the order of the frame, as their zone names them. Frames that are
    neither the triangle of 6 tokens nor the scale of 5 answers are told in tokens.
    """
    names = TRIANGLE_PLACES if len(poles) == 3 else SCALE_PLACES if len(poles) == 2 else {}
    ranked = sorted(range(len(poles)), key=lambda pole: (-position[pole], pole))
    msgid = names.get(tuple(position[pole] for pole in ranked))
    if msgid is None:
        each = words.gettext("%(pole)s %(tokens)s")
        told = zip(poles, position, strict=True)
        return words.gettext(", ").join(
            each % {"pole": pole, "tokens": tokens} for pole, tokens in told
        )
    first, second = ranked[:2]
    one, other = sorted(ranked[:2])
    named = {"first": first, "second": second, "one": one, "other": other}
    return _filled(words.gettext(msgid), {blank: poles[pole] for blank, pole in named.items()})


def _filled(sentence: str, names: Mapping[str, str]) -> str:
    """Put the names of poles in a sentence, as French joins them: d’Expertise, du groupe entier.

    An article that opens a name loses its capital: « surtout l’équipe ».
    """
    told = {blank: _inside(name) for blank, name in names.items()}
    for blank, name in list(told.items()):
        spot = f"%({blank})s"
        if VOWEL.match(name):
            sentence = sentence.replace(f"de {spot}", f"d’{spot}")
            sentence = sentence.replace(f"que {spot}", f"qu’{spot}")
        for article, contracted in CONTRACTED.items():
            if name.startswith(article) and f"de {spot}" in sentence:
                sentence = sentence.replace(f"de {spot}", contracted + spot)
                told[blank] = name.removeprefix(article)
    return sentence % told


def _inside(name: str) -> str:
    return name[0].lower() + name[1:] if ARTICLE.match(name) else name


def moment_words(moment: ReleasedMoment, poles: Sequence[str], words: Translations) -> str:
    """Say what is shown of a group at one moment: its zone, and how close its answers are.

    In an open reading, its places themselves.
    """
    if moment.only_place is not None:
        return place_words(moment.only_place, poles, words)
    if moment.is_open:
        return " · ".join(count_words(count, poles, words) for count in moment.counts)
    zone = zone_words(moment.zone, poles, words)
    if moment.closeness is None:
        return zone
    return f"{zone} ({words.gettext(CLOSENESS[moment.closeness])})"


def count_words(count: PlaceCount, poles: Sequence[str], words: Translations) -> str:
    """Say how many people stand at a place: « 2 × surtout Expertise »."""
    return f"{count.people} × {place_words(count.position, poles, words)}"


def forms_sentence(forms: GroupForms, questionnaire: Questionnaire, words: Translations) -> str:
    """Say in one sentence what a group's forms show; the same words whatever hides them."""
    if forms.gives_way:
        return words.gettext(OWN_POSITION_STANDS)
    if forms.current is None or forms.desired is None:
        return words.gettext(NOTHING_SHOWN)
    poles = questionnaire.pole_names
    return _two_moments(
        moment_words(forms.current, poles, words), moment_words(forms.desired, poles, words), words
    )


def position_sentence(
    position: GroupPosition, questionnaire: Questionnaire, words: Translations
) -> str:
    """Say in one sentence where a group places the practice, as it agreed in its workshop."""
    poles = questionnaire.pole_names
    return _two_moments(
        place_words(position.current, poles, words),
        place_words(position.desired, poles, words),
        words,
    )


def _two_moments(current: str, desired: str, words: Translations) -> str:
    if current == desired:
        return words.gettext("Today and wished for: %(place)s.") % {"place": current}
    return words.gettext("Today: %(current)s. Wished for: %(desired)s.") % {
        "current": current,
        "desired": desired,
    }


def facts(finding: Finding, questionnaire: Questionnaire, words: Translations) -> tuple[str, ...]:
    """Say the facts that stand beside a category, in full sentences."""
    told = []
    if finding.furthest:
        one, other = (questionnaire.group_label(code) for code in finding.furthest)
        told.append(
            words.gettext("The two groups furthest apart: %(one)s and %(other)s.")
            % {"one": one, "other": other}
        )
    if finding.common_pole is not None:
        told.append(
            _filled(
                words.gettext(_common_pole_msgid(finding.category)),
                {"pole": questionnaire.pole_names[finding.common_pole]},
            )
        )
    return tuple(told)


def _common_pole_msgid(category: Category) -> str:
    if category.is_divergence:
        return N_("And yet: all the groups want to go towards %(pole)s.")
    if category is Category.CONSOLIDATE:
        return N_("All the groups lean a little towards %(pole)s.")
    return N_("All the groups want to go towards %(pole)s.")


def differences(
    practice: PracticeReport, questionnaire: Questionnaire, words: Translations
) -> tuple[str, ...]:
    """Say where a group's own position and its forms differ, for groups of 5 and more only."""
    if practice.workshop is None or practice.forms is None:
        return ()
    said = {position.group: position for position in practice.workshop.positions}
    return tuple(
        words.gettext("%(group)s: the workshop and the forms do not say quite the same thing.")
        % {"group": questionnaire.group_label(forms.group)}
        for forms in practice.forms.groups
        if forms.group in said and _differ(forms, said[forms.group])
    )


def _differ(forms: GroupForms, position: GroupPosition) -> bool:
    if forms.band in (Band.UNDER_3, Band.FROM_3) or forms.current is None or forms.desired is None:
        return False
    return (forms.current.zone, forms.desired.zone) != (
        zone_of(shares_of(position.current)),
        zone_of(shares_of(position.desired)),
    )
