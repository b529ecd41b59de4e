"""What opening does, and what is still missing before it."""

from typing import Final, assert_never

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from analysis.release import MIN_TOKENS
from i18n import name_of
from models import Consultation
from models.store.opening import Lack, Obstacle, obstacles_of
from views.moving import today

CONSEQUENCES: Final = (
    _l("The questionnaire is frozen: practices, sentences, poles and groups no longer change."),
    _l("The groups can answer, each with its cards or its address."),
    _l("Nobody sees anything but how many answers each group sent, you included."),
    _l("You can start a group again before its closing, if something goes wrong."),
)


def obstacles_to(consultation: Consultation) -> list[str]:
    """Return, in words, everything that keeps a consultation from opening."""
    return [_told(obstacle) for obstacle in obstacles_of(consultation, today=today())]


def _told(obstacle: Obstacle) -> str:
    match obstacle.lack:
        case Lack.OPEN_ALREADY:
            return _("It is open already.")
        case Lack.FRAME_TOO_COARSE:
            return _(
                "The frame has %(tokens)s tokens: at least %(least)s are needed, since a coarser "
                "one gives answers away.",
                tokens=obstacle.count,
                least=MIN_TOKENS,
            )
        case Lack.POLES:
            return _("The frame has fewer than two poles: add some.")
        case Lack.GROUPS:
            return _("There is no group: add one.")
        case Lack.PRACTICES:
            return _("There is no practice: add one.")
        case Lack.SOMEBODY_TO_ASK:
            return _("“%(title)s” is asked of nobody: choose its groups.", title=obstacle.about)
        case Lack.TEXTS:
            return ngettext(
                "%(language)s lacks %(num)s text: give it, or no longer offer this language.",
                "%(language)s lacks %(num)s texts: give them, or no longer offer this language.",
                obstacle.count,
                language=name_of(obstacle.about),
            )
        case Lack.A_DAY_TO_COME:
            return _("The day of the mise en commun has gone by: choose another one.")
        case other:
            assert_never(other)
