"""How one reads: the buttons that change the language or the words, outside of a practice."""

from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from forms.participate import ParticipantForm
from views.participation import held_sheet, read_entry
from views.reading import keep_wish, speak_as_wished
from views.stopping import prepare

blueprint = Blueprint("choosing", __name__)
prepare(blueprint)
blueprint.before_request(speak_as_wished)

BACK: Final = {
    "code": "entering.enter_code",
    "consentement": "entering.consent",
    "verifier": "participate.check",
}
"""The pages that have these buttons, by the name that their form gives."""


@blueprint.post("/repondre/lecture")
def choose() -> ResponseReturnValue:
    """Keep what was chosen on this device, and show the same page again."""
    response = redirect(url_for(BACK.get(request.form.get("retour", ""), "entering.consent")), 303)
    if _is_from_here():
        keep_wish(response)
    return response


def _is_from_here() -> bool:
    """Say whether the form came from a page of this device: of its sheet, or of its entry."""
    held, entry = held_sheet(), read_entry()
    cookies = [held.token] if held else []
    cookies += [entry.key] if entry else []
    return any(ParticipantForm(request.form, cookie=cookie).validate() for cookie in cookies)
