"""Whether a consultation is ready: line by line, what is done, what blocks, and what is advised."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from analysis.report import Role
from models import Consultation, Context, Entry
from views.opening import obstacles_to

FEWEST_GROUPS: Final = 3
SAFER_PEOPLE: Final = 5
COMFORTABLE_PRACTICES: Final = 6


class Standing(StrEnum):
    """A line that is to do keeps the consultation from opening; an advice does not."""

    DONE = "done"
    TO_DO = "to_do"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLine:
    """One thing to look at, in words, and where it is done."""

    standing: Standing
    title: str
    words: str
    act: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    lines: tuple[ReadinessLine, ...]

    def of(self, standing: str) -> list[ReadinessLine]:
        return [line for line in self.lines if line.standing == standing]

    @property
    def is_ready(self) -> bool:
        return not self.of(Standing.TO_DO)


def readiness_of(consultation: Consultation) -> Readiness:
    return Readiness(
        lines=(
            *_about_groups(consultation),
            *_promises(consultation),
            *_about_questionnaire(consultation),
            *_arrangements(consultation),
            *_last_looks(consultation),
        )
    )


def _line(
    done: bool, title: str, words: str, act: str, url: str, *, blocks: bool = False
) -> ReadinessLine:
    undone = Standing.TO_DO if blocks else Standing.ADVICE
    standing = Standing.DONE if done else undone
    return ReadinessLine(standing=standing, title=title, words=words, act=act, url=url)


def _about_groups(consultation: Consultation) -> Iterator[ReadinessLine]:
    url, act = url_for("accompany.groups", key=consultation.key), _("See the groups")
    if consultation.context is Context.INTER:
        yield from _about_groups_of_two(consultation, act, url)
        return
    yield _line(
        len(consultation.groups) >= FEWEST_GROUPS,
        _("Three groups, each homogeneous"),
        _("With two, a difference can be seen; an agreement of everyone is said with three."),
        act,
        url,
    )
    by_form = [group for group in consultation.groups if group.entry is not Entry.NONE]
    yield _line(
        all(group.expected >= SAFER_PEOPLE for group in by_form),
        _("At least three people per group, better five"),
        _(
            "With three, one missing answer hides a practice for the whole group. With five, "
            "nobody has to answer. Or keep to the workshop alone."
        ),
        act,
        url,
    )


def _about_groups_of_two(consultation: Consultation, act: str, url: str) -> Iterator[ReadinessLine]:
    """Say what an open reading asks for: nobody of one organisation is read without the other."""
    present = {(group.role, group.of_partner) for group in consultation.groups}
    yield _line(
        present.issuperset(product((Role.PRACTITIONERS, Role.RECIPIENTS), (False, True))),
        _("In each organisation, a team and recipients"),
        _("One person is enough in each group. They are read in their organisation’s name."),
        act,
        url,
    )
    yield _line(
        all(group.organisation.name in group.label for group in consultation.groups),
        _("Each group bears the name of its organisation"),
        _("The reading is in the name of the organisations: whoever reads has to know which."),
        act,
        url,
    )
    yield _line(
        False,
        _("Everyone knows that the reading is open"),
        _(
            "Say it before anyone answers: with a yes from each person, everybody reads what "
            "they placed; with a single no, nobody reads anything of that practice."
        ),
        _("See it on a phone"),
        url_for("preview.show", key=consultation.key),
    )


def _promises(consultation: Consultation) -> Iterator[ReadinessLine]:
    url, act = _conditions(consultation, "promises"), _("Confirm it")
    yield _line(
        consultation.conditions_stated,
        _("The conditions are told to everyone"),
        _("What is asked, what is shown and to whom, what the board will answer: from the start."),
        act,
        url,
        blocks=True,
    )
    yield _line(
        consultation.direction_apart,
        _("The direction sits with nobody that it supervises"),
        _("A person does not speak freely beside who decides of their work or their services."),
        act,
        url,
        blocks=True,
    )
    yield _line(
        consultation.one_hat_each,
        _("Who wears two hats has chosen one"),
        _("A member of the board who also works in the team answers in one group only."),
        act,
        url,
        blocks=True,
    )


def _about_questionnaire(consultation: Consultation) -> Iterator[ReadinessLine]:
    obstacles = obstacles_to(consultation)
    url = url_for("questionnaire.show", key=consultation.key)
    yield _line(
        not obstacles,
        _("The questionnaire and its languages are complete"),
        " ".join(obstacles) or _("Every practice is asked of somebody, and every text is there."),
        _("See the questionnaire"),
        url,
        blocks=True,
    )
    practices = len(consultation.practices)
    yield _line(
        practices <= COMFORTABLE_PRACTICES,
        _("Six practices or fewer"),
        ngettext(
            "There is %(num)s practice. Above six, people tire and answers thin out.",
            "There are %(num)s practices. Above six, people tire and answers thin out.",
            practices,
        ),
        _("See the questionnaire"),
        url,
    )


def _arrangements(consultation: Consultation) -> Iterator[ReadinessLine]:
    yield _line(
        bool(consultation.server_keeper),
        _("Who keeps the server is told"),
        _("Those who answer read it under “Find out more”. Better somebody from outside."),
        _("Name who keeps it"),
        _conditions(consultation, "about-server"),
    )
    yield _line(
        consultation.funder_tie is not None,
        _("A tie with a funder is declared, or that there is none"),
        _("If there is one, people read it before they decide to take part."),
        _("Declare it"),
        _conditions(consultation, "about-funder"),
    )
    yield _line(
        consultation.mandate is not None,
        _("The mandate of accompaniment is agreed on"),
        _("Continuous or occasional: everyone knows how long somebody accompanies them."),
        _("Say which one"),
        _conditions(consultation, "about-mandate"),
    )
    yield _line(
        consultation.starts_on is not None and consultation.ends_on is not None,
        _("The consultation has a beginning and an end"),
        _("Count two to three months.")
        if consultation.context is Context.INTER
        else _("Count three to eight months, and at least six meetings."),
        _("Choose the dates"),
        _conditions(consultation, "about-dates"),
    )
    yield _line(
        consultation.plenary_on is not None,
        _("The day of the mise en commun is chosen"),
        _("Those who answer read it on their receipt."),
        _("Choose the day"),
        url_for("meetings.index", key=consultation.key),
    )


def _last_looks(consultation: Consultation) -> Iterator[ReadinessLine]:
    yield _line(
        False,
        _("Read the consent aloud, on a phone"),
        _("As each group will read it. It has to fit on one screen, and be understood at once."),
        _("See it on a phone"),
        url_for("preview.show", key=consultation.key),
    )
    yield _line(
        consultation.trial_since is not None,
        _("Try the whole way, on several phones"),
        _("With codes of its own. All of it is erased at the opening."),
        _("Try it"),
        url_for("trial.show", key=consultation.key),
    )


def _conditions(consultation: Consultation, anchor: str) -> str:
    return url_for("conditions.edit", key=consultation.key, _anchor=anchor)
