"""Whoever answered on paper erases that sheet: its code, then a second tap, until the closing."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from forms.paper_withdrawal import CODE_UNKNOWN, StripForm
from models import db
from models.store.refusals import NotOpen
from models.store.typing import is_withdrawal_code, withdraw_typed_sheet
from views.code_tries import limit_codes
from views.moving import see_other
from views.participation import Entry, keep_entry, new_entry, read_entry
from views.said import Said
from views.stopping import Stopped, prepare

blueprint = Blueprint("paper_withdrawal", __name__)
prepare(blueprint)


def _too_many(told: str) -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    form = StripForm(request.form, cookie=entry.key)
    form.code.errors = [told]
    return _page(entry, form), 429


@blueprint.get("/repondre/papier")
def ask() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    return _page(entry, StripForm(cookie=entry.key))


@blueprint.post("/repondre/papier")
@limit_codes("strip", _too_many)
def erase() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    form = StripForm(request.form, cookie=entry.key, fresh=entry.fresh)
    if not form.validate():
        return _page(entry, form), form.status
    code = form.code.data or ""
    if not is_withdrawal_code(db.session(), code):
        form.code.errors = [CODE_UNKNOWN]
        return _page(entry, form), 404
    if "sure" not in request.form:
        return render_template("paper/erase_sure.html", form=form)
    _withdraw(code)
    return see_other("participate.erased")


def _withdraw(code: str) -> None:
    try:
        withdraw_typed_sheet(db.session(), code)
    except NotOpen:
        raise Stopped(Said.CLOSING) from None
    db.session.commit()


def _page(entry: Entry, form: StripForm) -> Response:
    response = make_response(render_template("paper/erase.html", form=form))
    if entry.fresh:
        keep_entry(response, entry)
    return response
