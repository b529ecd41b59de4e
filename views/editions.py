"""Another edition: prepared from one that is read, then set beside it."""

from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from analysis.comparison import compare
from exports.editions_workbook import editions_workbook
from forms.decision import DecisionForm
from i18n import load_translations
from models import Consultation, ConsultationState, db
from models.store.activity import Act
from models.store.edition import TwoEditions, following_edition, next_edition, two_editions
from models.store.refusals import Refused
from views.accounts import csrf
from views.dates import say_date
from views.downloads import send_workbook
from views.editions_page import lay_editions
from views.guard import consultation_of, facilitator
from views.moving import see_other, today
from views.remembering import remember, remember_reading

blueprint = Blueprint("editions", __name__, url_prefix="/demarches/<key>")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing

CONSEQUENCES: Final = (
    _l("A new consultation is made: same practices, same groups, same consent, same languages."),
    _l("Nothing that anyone said is copied. This edition stays as it is."),
    _l("You can still change everything before you open it."),
    _l("A practice is known again even if you reword it: the comparison then says so."),
    _l(
        "Where one or two people came or left, the group is shown as a zone only, and not beside "
        "this edition: the difference would tell what they answered."
    ),
)


@blueprint.route("/edition-suivante", methods=["GET", "POST"])
def prepare(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = DecisionForm()
    if form.validate_on_submit():
        following = next_edition(
            db.session(), consultation, facilitator=facilitator(), today=today()
        )
        remember(consultation, Act.EDITION_BEGUN)
        db.session.commit()
        return see_other("accompany.show", key=following.key)
    return render_template(
        "accompany/editions/prepare.html",
        consultation=consultation,
        form=form,
        following=following_edition(db.session(), consultation),
        is_read=consultation.state is ConsultationState.READ,
        lines=CONSEQUENCES,
        kept_until=say_date(consultation.keep_until),
    )


@blueprint.get("/editions")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    found = _two(consultation)
    if found is None:
        return render_template(
            "accompany/editions/none.html",
            consultation=consultation,
            following=following_edition(db.session(), consultation),
        )
    comparison = compare(found.before, found.after)
    words = load_translations(consultation.language)
    return render_template(
        "accompany/editions/show.html",
        consultation=consultation,
        found=found,
        page=lay_editions(comparison, words),
        former_day=say_date(found.before.read_on),
        latter_day=say_date(found.after.read_on),
    )


@blueprint.get("/editions.xlsx")
def workbook(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    found = _two(consultation)
    if found is None:
        return see_other("editions.show", key=key)
    remember_reading(consultation, Act.WORKBOOK_DOWNLOADED)
    watermark = (
        _("Preparation: before the mise en commun, do not hand out") if found.is_preparation else ""
    )
    book = editions_workbook(
        compare(found.before, found.after),
        load_translations(consultation.language),
        watermark=watermark,
    )
    return send_workbook(book, f"editions {consultation.about}")


def _two(consultation: Consultation) -> TwoEditions | None:
    return two_editions(db.session(), consultation, facilitator())


@blueprint.errorhandler(Refused)
def refused(_refusal: Refused) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("A new edition comes once this one is read, so nothing was changed."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])
