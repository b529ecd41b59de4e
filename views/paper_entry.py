"""Typing in a sheet of paper: one page, counted once, and nothing of it can be read again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.report import Audience
from forms.agreement import YES_OR_NO
from forms.paper_entry import Line, PaperEntryForm, PaperLineForm
from models import Context, Entry, Group, GroupState, Practice, Sheet, db
from models.codes import show_code
from models.store.asking import asking_of_group
from models.store.collecting import count_sent, resume_code_of
from models.store.drafts import AnswerDraft
from models.store.refusals import CodeUsed, GroupFull, NotOpen, Refused
from models.store.typing import save_typed_sheet
from views.accounts import csrf
from views.asked import Question, questions_of
from views.guard import group_of
from views.moving import see_other
from views.paper import asked_by, languages_of, not_open, reading_asked
from views.paper_cost import costs_of
from views.qr import short_address
from views.reading import Reading
from views.reviewed import audience_choices, skip_choices
from views.stopping import LARGEST_FORM

blueprint = Blueprint("paper_entry", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing
blueprint.register_error_handler(NotOpen, not_open)


KEPT: Final = "words of paper sheets"
"""Where the session of whoever types keeps how the last sheet of each group reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """One practice on the page: what is asked, and what is typed of it."""

    question: Question
    form: PaperLineForm


@blueprint.before_request
def make_room() -> None:
    request.max_form_memory_size = LARGEST_FORM


@blueprint.route("/saisie-papier", methods=["GET", "POST"])
def type_in(key: str, rank: int) -> ResponseReturnValue:
    group = group_of(key, rank)
    reading = _reading(group)
    questions = questions_of(asking_of_group(db.session(), group), reading)
    is_open = group.consultation.context is Context.INTER
    form = PaperEntryForm([_line(question, is_open) for question in questions])
    if request.method == "GET":
        _look_for_room(group)
    elif form.has_proof:
        session[KEPT] = {**session.get(KEPT, {}), str(group.id): asked_by(reading)}
    is_reread = "reread" in request.form and form.has_proof
    if not is_reread and form.validate_on_submit():
        sheet = _save(group, questions, form)
        if sheet is not None:
            return _counted(group, sheet)
    return _page(group, reading, questions, form)


def _reading(group: Group) -> Reading:
    """Return how the sheet that is typed reads: as was just chosen, or like the last one."""
    kept: dict[str, str] = session.get(KEPT, {}).get(str(group.id), {})
    return reading_asked(group, {**kept, **request.args.to_dict(), **request.form.to_dict()})


def _look_for_room(group: Group) -> None:
    """Raise `NotOpen` or `GroupFull` before anybody types a sheet that cannot be counted."""
    if group.state is not GroupState.OPEN or not group.takes_answers:
        raise NotOpen
    if count_sent(db.session(), group.consultation).get(group.id, 0) >= group.expected:
        raise GroupFull


@blueprint.errorhandler(GroupFull)
def full(refusal: GroupFull) -> ResponseReturnValue:
    flash(_words_of(refusal))
    return see_other("accompany.show", key=(request.view_args or {})["key"])


def _line(question: Question, is_open: bool) -> Line:
    return Line(number=question.number, title=question.title, frame=question.frame, is_open=is_open)


def _save(group: Group, questions: tuple[Question, ...], form: PaperEntryForm) -> Sheet | None:
    """Count a valid sheet once, or say on the page why it cannot be."""
    try:
        sheet = save_typed_sheet(
            db.session(),
            group,
            _answers(questions, form),
            agreed=_agreed(questions, form),
            entry_key=form.entry.data or "",
            card=form.card.data or "" if group.entry is Entry.CARDS else "",
        )
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(_words_of(refusal))
        return None
    db.session.commit()
    return sheet


def _words_of(refusal: Refused) -> str:
    match refusal:
        case CodeUsed():
            return _(
                "This card opens nothing in this group: it was used, or replaced. If its person "
                "answered on a phone, destroy the sheet. Otherwise leave the code empty."
            )
        case GroupFull():
            return _("This group already has as many answers as people: no sheet can be added.")
        case NotOpen():
            return _(
                "This group takes no answer now. If it is closing, call the closing off first: "
                "what you typed is still here."
            )
        case _:
            raise refusal


def _answers(
    questions: tuple[Question, ...], form: PaperEntryForm
) -> Mapping[Practice, AnswerDraft]:
    return {
        question.practice: _draft(line)
        for question, line in zip(questions, form.lines, strict=True)
        if not line.is_empty
    }


def _agreed(questions: tuple[Question, ...], form: PaperEntryForm) -> list[Practice]:
    lines = zip(questions, form.lines, strict=True)
    return [question.practice for question, line in lines if line.agrees]


def _draft(line: PaperLineForm) -> AnswerDraft:
    comment = line.comment.data or ""
    return AnswerDraft(
        current=line.current.data,
        desired=line.desired.data,
        comment=comment,
        audience=Audience(line.audience.data or "") if comment else None,
    )


def _page(
    group: Group, reading: Reading, questions: tuple[Question, ...], form: PaperEntryForm
) -> str:
    lines = zip(questions, form.lines, strict=True)
    return render_template(
        "paper/entry.html",
        consultation=group.consultation,
        group=group,
        form=form,
        reading=reading,
        languages=languages_of(group),
        lines=[TypedLine(question=question, form=line) for question, line in lines],
        skips=skip_choices(),
        audiences=audience_choices(),
        yes_or_no=YES_OR_NO,
        costs=costs_of(group.expected),
    )


def _counted(group: Group, sheet: Sheet) -> str:
    """Say it in this very answer: the code of the sheet exists nowhere else."""
    return render_template(
        "paper/counted.html",
        consultation=group.consultation,
        group=group,
        code=show_code(resume_code_of(sheet)).split(),
        erasing=short_address("paper_withdrawal.ask"),
    )
