"""What a person reads before accepting: the consent of the questionnaire, with its names filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from imports.gabarit import Consent, ConsentDetail
from models import Consultation, Group
from models.store.translating import consent_in
from models.translated import texts_in
from views.dates import say_date
from views.marking import is_of_the_page, mark_name, mark_text
from views.reading import Reading, usual_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPage:
    """`paragraphs` is what is accepted; `more` stands folded under it."""

    group: str
    organisation: str
    paragraphs: Sequence[str]
    more: Sequence[ConsentDetail]


def consent_of(
    group: Group, reading: Reading | None = None, typed: Consent | None = None
) -> ConsentPage:
    """Return the consent that this group reads, in its first language unless told otherwise.

    `typed` is one that is not kept yet, shown to who writes it.
    """
    language = (reading or usual_reading(group)).language
    consent = typed or consent_in(group.consultation, language)
    values = _values(group, language)
    return ConsentPage(
        group=mark_name(texts_in(group, language)["label"], language),
        organisation=group.organisation.name,
        paragraphs=(
            *(
                _filled(mark_text(paragraph, language), values)
                for paragraph in consent.text.splitlines()
                if paragraph
            ),
            *_funder_tie(group.consultation, language),
        ),
        more=(
            *_server_keeper(group.consultation, language),
            *(
                ConsentDetail(
                    title=mark_text(detail.title, language),
                    text=_filled(mark_text(detail.text, language), values),
                )
                for detail in consent.more
            ),
        ),
    )


def _funder_tie(consultation: Consultation, language: str) -> Iterator[str]:
    """Say a tie with somebody who gives money before anyone accepts."""
    if words := texts_in(consultation, language)["funder_tie_words"]:
        yield _("A tie to know of: %(words)s", words=mark_text(words, language))


def _server_keeper(consultation: Consultation, language: str) -> Iterator[ConsentDetail]:
    if keeper := texts_in(consultation, language)["server_keeper"]:
        told = _("%(keeper)s keeps the server.", keeper=mark_name(keeper, language))
        yield ConsentDetail(title=_("Here, who keeps it?"), text=told)


def _values(group: Group, language: str) -> dict[str, str]:
    """Return what fills the places of the consent; names keep their own direction."""
    consultation = group.consultation
    values = {
        "facilitator": ", ".join(user.name for user in consultation.facilitators),
        "organisation": group.organisation.name,
    }
    if not is_of_the_page(language):
        values = {place: Markup("<bdi>{}</bdi>").format(name) for place, name in values.items()}
    return values | {
        "people": str(group.expected),
        "keep_until": say_date(consultation.keep_until, language)
        or _("[the day chosen at the opening]"),
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill the places of a text; a brace that is no place stays as it was written."""
    for place, value in values.items():
        text = text.replace(f"{{{place}}}", value)
    return text
