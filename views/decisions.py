"""Decisions that cannot be undone: what each will do, in words that are read before it is taken."""

from dataclasses import dataclass
from typing import Final

from flask import render_template, request, url_for
from flask_babel import lazy_gettext as _l

from forms.decision import FinalDecisionForm
from models import Consultation, Group, db
from models.store.collecting import count_sent

Words = object
"""A text that waits for the language of its reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`go_on` leads to the second asking, whose button is `act`."""

    title: Words
    asked_again: Words
    consequences: tuple[Words, ...]
    go_on: Words
    act: Words


_ERASED: Final = _l("Each person’s answers, drafts and codes are erased, for good.")
_NO_WAY_BACK: Final = _l("This cannot be undone.")

CLOSE: Final = Decision(
    title=_l("Close the collection of this group"),
    asked_again=_l("Close this group: are you sure?"),
    consequences=(
        _l(
            "The closing comes in ten minutes: it is the break. Until then no answer comes in, "
            "nothing is shown, and you can call it off."
        ),
        _l("Then the group’s answers become counts."),
        _l("The sheets of paper that you typed do not make what is shown any finer."),
        _ERASED,
        _l("Nobody can correct or withdraw an answer any more."),
        _l("With the last group to close, the reading is made, once."),
        _NO_WAY_BACK,
    ),
    go_on=_l("Close the collection…"),
    act=_l("Close in ten minutes"),
)
CLOSE_FEW: Final = Decision(
    title=CLOSE.title,
    asked_again=_l("Close with fewer than three answers: are you sure?"),
    consequences=(
        _l("Nothing will be shown of these forms, to anyone, ever."),
        *CLOSE.consequences,
    ),
    go_on=CLOSE.go_on,
    act=CLOSE.act,
)
CLOSE_NONE: Final = Decision(
    title=CLOSE.title,
    asked_again=_l("Close without any answer: are you sure?"),
    consequences=CLOSE_FEW.consequences,
    go_on=CLOSE.go_on,
    act=CLOSE.act,
)
START_AGAIN: Final = Decision(
    title=_l("Start this group’s collection again"),
    asked_again=_l("Start again: are you sure?"),
    consequences=(
        _l("The answers that this group already gave are erased, for good."),
        _l("Its cards, its address and its resume codes stop working: hand out new ones."),
        _l("The other groups are not touched."),
        _NO_WAY_BACK,
    ),
    go_on=_l("Start again…"),
    act=_l("Erase and start again"),
)
LEAVE_OUT: Final = Decision(
    title=_l("Go on without this group"),
    asked_again=_l("Go on without this group: are you sure?"),
    consequences=(
        _l("The answers of this group are erased, for good."),
        _l("It joins no reading, neither from the forms nor from the workshops."),
        _l("It can never come back into this consultation."),
        _l("If it was the last one awaited, the reading is made at once."),
        _NO_WAY_BACK,
    ),
    go_on=_l("Go on without it…"),
    act=_l("Go on without this group"),
)
STOP: Final = Decision(
    title=_l("Stop this consultation"),
    asked_again=_l("Stop for good: are you sure?"),
    consequences=(
        _l("In every group that still answers, answers and drafts are erased, for good."),
        _l("Whoever comes back with a code or a sheet reads your words, and nothing else."),
        _l("A group that has closed keeps what it was shown; the reading is made of such groups."),
        _l("What is kept is erased on the day that was promised, as before."),
        _NO_WAY_BACK,
    ),
    go_on=_l("Stop…"),
    act=_l("Stop and say it to all"),
)
REMOVE: Final = Decision(
    title=_l("Remove this consultation"),
    asked_again=_l("Remove this consultation: are you sure?"),
    consequences=(
        _l("Its questionnaire, its groups and everything they said are erased, for good."),
        _NO_WAY_BACK,
    ),
    go_on=_l("Remove it…"),
    act=_l("Remove the consultation"),
)


def ask_about_group(decision: Decision, group: Group, form: FinalDecisionForm) -> str:
    """Ask once, then again, with the number of answers in view."""
    return _ask("accompany/decision.html", decision, group.consultation, form, group)


def ask_about_few(decision: Decision, group: Group, form: FinalDecisionForm) -> str:
    """Offer the three ways of a group with too few answers, then ask again about closing."""
    page = "accompany/decision.html" if _is_second_time() else "accompany/close_few.html"
    return _ask(page, decision, group.consultation, form, group)


def ask_about(decision: Decision, consultation: Consultation, form: FinalDecisionForm) -> str:
    return _ask("accompany/decision.html", decision, consultation, form, None)


def _is_second_time() -> bool:
    return "encore" in request.args or request.method == "POST"


def _ask(
    page: str,
    decision: Decision,
    consultation: Consultation,
    form: FinalDecisionForm,
    group: Group | None,
) -> str:
    sent = count_sent(db.session(), consultation)
    return render_template(
        page,
        decision=decision,
        consultation=consultation,
        group=group,
        sent=sent.get(group.id, 0) if group else 0,
        form=form,
        again=_is_second_time(),
        again_url=f"{request.path}?encore=1",
        back=url_for("accompany.show", key=consultation.key),
    )
