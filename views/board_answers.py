"""The board answers each piste: expected, overdue, entered, printed."""

from typing import Final

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.board_answer import ANSWERS, BoardAnswerForm, ExpectedForm
from models import BoardAnswer, Consultation, Proposal, db
from models.store.activity import Act
from models.store.board import board_standing, expect_answers, find_piste, save_response
from models.store.drafts import BoardResponseDraft
from models.store.proposals import list_proposals
from models.store.refusals import Published
from views.accounts import csrf
from views.board_page import lay_pistes
from views.dates import say_date
from views.guard import consultation_of, somebody
from views.moving import see_other, today
from views.remembering import remember

blueprint = Blueprint("board_answers", __name__, url_prefix="/demarches/<key>/reponses")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing

LONGEST_SUBJECT: Final = 80
"""Enough of a piste to know it again in the log."""


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    return _page("accompany/board/index.html", consultation_of(key))


@blueprint.get("/ordre-du-jour")
def agenda(key: str) -> ResponseReturnValue:
    """The item of the board's agenda: the pistes, and empty lines for what it answers."""
    return _page("accompany/board/agenda.html", consultation_of(key))


@blueprint.get("/imprimer")
def printed(key: str) -> ResponseReturnValue:
    return _page("accompany/board/printed.html", consultation_of(key))


@blueprint.route("/date-attendue", methods=["GET", "POST"])
def expect(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = ExpectedForm.known(consultation.answers_expected_on)
    if form.validate_on_submit():
        expect_answers(db.session(), consultation, form.answers_expected_on.data)
        remember(consultation, Act.ANSWERS_EXPECTED)
        db.session.commit()
        flash(_("The day when answers are expected is saved."))
        return see_other("board_answers.index", key=key)
    return render_template("accompany/board/expected.html", consultation=consultation, form=form)


@blueprint.route("/<int:rank>", methods=["GET", "POST"])
def edit(key: str, rank: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    piste = find_piste(db.session(), consultation, rank) or abort(404)
    form = BoardAnswerForm.on(today(), said=piste.response, who=somebody().name)
    if form.validate_on_submit():
        return _save(consultation, piste, form)
    return render_template(
        "accompany/board/edit.html",
        consultation=consultation,
        form=form,
        answers=ANSWERS,
        piste=lay_pistes(consultation, [piste], today=today())[0],
        is_published=consultation.returned_on is not None,
    )


def _save(
    consultation: Consultation, piste: Proposal, form: BoardAnswerForm
) -> ResponseReturnValue:
    before = piste.response.reason if piste.response else ""
    save_response(db.session(), piste, _draft(form))
    remember(
        consultation,
        Act.BOARD_ANSWERED,
        subject=piste.text[:LONGEST_SUBJECT],
        before=before,
        after=form.reason.data or "",
    )
    db.session.commit()
    flash(_("This answer is saved."))
    return see_other("board_answers.index", key=consultation.key, _anchor=f"p{piste.rank}")


def _draft(form: BoardAnswerForm) -> BoardResponseDraft:
    return BoardResponseDraft(
        noted_on=form.noted_on.data,
        answer=BoardAnswer(form.answer.data or "") if form.is_answer else None,
        reason=form.reason.data or "",
        adopted_on=form.adopted_on.data,
        resolution=form.resolution.data or "",
        entered_by=form.entered_by.data or "",
        expected_on=form.expected_on.data,
    )


def _page(template: str, consultation: Consultation) -> str:
    pistes = list_proposals(db.session(), consultation)
    return render_template(
        template,
        consultation=consultation,
        pistes=lay_pistes(consultation, pistes, today=today()),
        standing=board_standing(db.session(), consultation, today=today()),
        expected=say_date(consultation.answers_expected_on),
        returned=say_date(consultation.returned_on),
        day=say_date(today()),
    )


@blueprint.errorhandler(Published)
def published(_refusal: Published) -> ResponseReturnValue:
    db.session.rollback()
    flash(
        _(
            "The return is published: nothing was changed. To correct an answer, take the return "
            "back first."
        )
    )
    return see_other("board_answers.index", key=(request.view_args or {})["key"])
