"""The return, for those who have its code: a page to read or to hear, and nothing to fill in.

No cookie: a code opens what a whole group heard already. It stands in the path, never after a
question mark, and no page says it again.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forms.returning import ReturnCodeForm
from i18n import LANGUAGES, own_name, use_language
from models import Group, db
from models.codes import normalise_code
from models.store.returning import find_return
from views.accounts import csrf
from views.code_tries import limit_codes_by_address
from views.dates import say_day_to_come
from views.marking import mark_told
from views.moving import see_other, today
from views.return_page import languages_of, lay_return

blueprint = Blueprint("return_door", __name__, url_prefix="/retour")
csrf.exempt(blueprint)  # a code that is typed changes nothing


def _too_many(told: str) -> ResponseReturnValue:
    form = ReturnCodeForm(request.form)
    form.code.errors = [told]
    return render_template("returning/enter.html", form=form), 429


limit_codes = limit_codes_by_address(_too_many)


@blueprint.get("")
def enter_code() -> ResponseReturnValue:
    return render_template("returning/enter.html", form=ReturnCodeForm())


@blueprint.post("")
@limit_codes
def check_code() -> ResponseReturnValue:
    form = ReturnCodeForm(request.form)
    if not form.validate():
        return render_template("returning/enter.html", form=form), 422
    if find_return(db.session(), form.code.data or "", today=today()) is None:
        return _refuse(form)
    return see_other("return_door.show", code=normalise_code(form.code.data or ""))


@blueprint.get("/<code>")
@limit_codes
def show(code: str) -> ResponseReturnValue:
    group = find_return(db.session(), code, today=today())
    return _show(code, group, group.consultation.language) if group else _refuse(ReturnCodeForm())


@blueprint.get("/<code>/<language>")
@limit_codes
def show_in(code: str, language: str) -> ResponseReturnValue:
    group = find_return(db.session(), code, today=today())
    if group is None or language not in languages_of(group.consultation, LANGUAGES):
        return _refuse(ReturnCodeForm())
    return _show(code, group, language)


def _show(code: str, group: Group, language: str) -> ResponseReturnValue:
    use_language(language)
    consultation = group.consultation
    if consultation.returned_on is None:
        expected = say_day_to_come(consultation.answers_expected_on, today())
        return render_template(
            "returning/not_yet.html",
            organisation=consultation.about,
            title=mark_told(consultation, "title", language, consultation.language),
            expected=expected,
        )
    return render_template(
        "returning/show.html",
        page=lay_return(db.session(), consultation, language, today=today()),
        languages=[
            (tag, own_name(tag), code)
            for tag in languages_of(consultation, LANGUAGES)
            if tag != language
        ],
    )


def _refuse(form: ReturnCodeForm) -> ResponseReturnValue:
    form.refuse()
    return render_template("returning/enter.html", form=form), 404
