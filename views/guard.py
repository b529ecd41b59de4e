"""Who may pass: the first line of every view of people who accompany."""

from typing import cast

from flask import abort, make_response, redirect, render_template, request, url_for
from flask_security import current_user
from werkzeug.wrappers import Response as BaseResponse

from i18n import use_language
from models import (
    AccountRole,
    Consultation,
    ConsultationState,
    Group,
    Meeting,
    Practice,
    User,
    db,
)
from models.store.meetings import find_meeting
from models.store.preparing import find_consultation
from models.store.refusals import NotOpen
from views.clockwork import SAFE_METHODS


def facilitator() -> User:
    """Return who is signed in and accompanies, or lead to the sign-in page; a host is refused."""
    return _with_role(AccountRole.FACILITATOR)


def host() -> User:
    """Return who is signed in and keeps the installation; who only accompanies is refused."""
    return _with_role(AccountRole.HOST)


def _with_role(role: AccountRole) -> User:
    user = somebody()
    if not user.has_role(role.value):
        abort(403)
    return user


def somebody() -> User:
    """Return who is signed in, whatever their role, or lead to the sign-in page."""
    if not is_signed_in():
        abort(_sign_in_first())
    user: User = current_user._get_current_object()
    return user


def is_signed_in() -> bool:
    return bool(cast(User, current_user).is_authenticated)


def accompanies() -> bool:
    """Say whether who is signed in has a world of consultations."""
    return _has_role(AccountRole.FACILITATOR)


def keeps_installation() -> bool:
    """Say whether who is signed in has the world of the host."""
    return _has_role(AccountRole.HOST)


def _has_role(role: AccountRole) -> bool:
    return is_signed_in() and cast(User, current_user).has_role(role.value)


def consultation_of(key: str) -> Consultation:
    """Return a consultation that this person accompanies; any other does not exist for them."""
    consultation = find_consultation(db.session(), key, facilitator()) or abort(404)
    use_language(consultation.language)
    return consultation


def open_consultation_of(key: str) -> Consultation:
    """Return one of which something is being collected; raises `NotOpen` at any other time."""
    consultation = consultation_of(key)
    if consultation.state is not ConsultationState.OPEN:
        raise NotOpen
    return consultation


def group_of(key: str, rank: int) -> Group:
    return consultation_of(key).group_at(rank) or abort(404)


def meeting_of(consultation: Consultation, key: str) -> Meeting:
    return find_meeting(db.session(), consultation, key) or abort(404)


def practice_of(consultation: Consultation, rank: int) -> Practice:
    return consultation.practice_at(rank) or abort(404)


def _sign_in_first() -> BaseResponse:
    """Lead to the sign-in page; a form that arrives too late comes back with what was typed."""
    if request.method in SAFE_METHODS:
        return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
    kept = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    return make_response(render_template("access/signed_out.html", kept=kept), 401)
