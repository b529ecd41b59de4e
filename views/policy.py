"""The confidentiality policy: read by everyone, written by the host."""

from flask import Blueprint, abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.policy import KeeperForm, PolicyForm
from i18n import DEFAULT_LANGUAGE, LANGUAGES, own_name, use_language
from models import db
from models.installation import PolicySection
from models.store.activity import Act
from models.store.installation import KeeperDraft, load_installation, save_keeper, save_policy
from views.accounts import csrf
from views.guard import host
from views.moving import see_other, today
from views.policy_page import lay_policy, sections_told, usual_sections
from views.policy_words import TITLES
from views.remembering import remember

blueprint = Blueprint("policy", __name__)
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing


@blueprint.get("/confidentialite")
@blueprint.get("/confidentialite/<spoken>")
def show(spoken: str = DEFAULT_LANGUAGE) -> str:
    language = _speak(spoken)
    page = lay_policy(load_installation(db.session()), language)
    others = [(other, own_name(other)) for other in LANGUAGES if other != language]
    return render_template("policy/show.html", page=page, others=others)


def _speak(spoken: str) -> str:
    language = spoken if spoken in LANGUAGES else abort(404)
    use_language(language)
    return language


@blueprint.route("/installation/confidentialite", methods=["GET", "POST"])
def keeper() -> ResponseReturnValue:
    host()
    form = KeeperForm(obj=load_installation(db.session()))
    if form.validate_on_submit():
        save_keeper(db.session(), _draft(form), today=today())
        remember(None, Act.POLICY_EDITED)
        db.session.commit()
        flash(_("The policy says so from now on."))
        return see_other("policy.keeper")
    languages = [(language, own_name(language)) for language in LANGUAGES]
    return render_template("installation/policy.html", form=form, languages=languages)


def _draft(form: KeeperForm) -> KeeperDraft:
    return KeeperDraft(
        keeper=form.keeper.data or "",
        person_in_charge=form.person_in_charge.data or "",
        title_in_charge=form.title_in_charge.data or "",
        contact=form.contact.data or "",
    )


@blueprint.route("/installation/confidentialite/<spoken>", methods=["GET", "POST"])
def texts(spoken: str) -> ResponseReturnValue:
    host()
    language = _speak(spoken)
    installation = load_installation(db.session())
    sections = [(section.value, str(TITLES[section])) for section in PolicySection]
    form = PolicyForm.of(sections, sections_told(installation, language))
    if form.validate_on_submit():
        told = form.rewritten(usual_sections(installation))
        save_policy(db.session(), language, told, today=today())
        remember(None, Act.POLICY_EDITED)
        db.session.commit()
        flash(_("The policy says so from now on."))
        return see_other("policy.texts", spoken=language)
    return render_template(
        "installation/policy_texts.html", form=form, language=language, name=own_name(language)
    )
