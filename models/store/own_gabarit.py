"""The gabarit that a consultation started from, as it stands for one organisation or for two."""

from imports.between import between
from imports.gabarit import Gabarit, load_gabarit
from models.consultation import Consultation


def gabarit_of(consultation: Consultation, language: str = "") -> Gabarit:
    """Return it in a language, or in the first one of the consultation.

    Raises `GabaritNotFound` where the gabarit is not there any more.
    """
    gabarit = load_gabarit(consultation.gabarit, language or consultation.language)
    if consultation.partner is None:
        return gabarit
    return between(gabarit, consultation.organisation.name, consultation.partner.name)
