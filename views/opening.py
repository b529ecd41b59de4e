"""What opening does, and what is still missing before it."""

from collections.abc import Iterator
from typing import Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from analysis.release import MIN_TOKENS
from i18n import name_of
from models import Consultation, ConsultationState
from models.store.translating import missing_texts
from views.moving import today

CONSEQUENCES: Final = (
    _l("The questionnaire is frozen: practices, sentences, poles and groups no longer change."),
    _l("The groups can answer, each with its cards or its address."),
    _l("Nobody sees anything but how many answers each group sent, you included."),
    _l("You can start a group again before its closing, if something goes wrong."),
)


def obstacles_to(consultation: Consultation) -> list[str]:
    """Return, in words, everything that keeps a consultation from opening."""
    return list(_obstacles(consultation))


def _obstacles(consultation: Consultation) -> Iterator[str]:
    if consultation.state is not ConsultationState.PREPARING:
        yield _("It is open already.")
    if consultation.tokens < MIN_TOKENS:
        yield _(
            "The frame has %(tokens)s tokens: at least %(least)s are needed, since a coarser one "
            "gives answers away.",
            tokens=consultation.tokens,
            least=MIN_TOKENS,
        )
    if not consultation.practices:
        yield _("There is no practice: add one.")
    for practice in consultation.practices:
        if not practice.asked_of:
            yield _("“%(title)s” is asked of nobody: choose its groups.", title=practice.title)
    for language in consultation.languages:
        if missing := len(missing_texts(consultation, language)):
            yield ngettext(
                "%(language)s lacks %(num)s text: give it, or no longer offer this language.",
                "%(language)s lacks %(num)s texts: give them, or no longer offer this language.",
                missing,
                language=name_of(language),
            )
    if consultation.plenary_on and consultation.plenary_on < today():
        yield _("The day of the mise en commun has gone by: choose another one.")
