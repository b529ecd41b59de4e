"""The confidentiality policy laid out for its page: the facts, or what the host wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from models import Installation
from models.installation import PolicySection
from views.dates import say_date
from views.policy_words import TITLES, USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    title: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInCharge:
    """Whom the law wants named, with a title and a way to be reached."""

    name: str
    title: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyPage:
    parts: Sequence[Part]
    in_charge: PersonInCharge | None
    updated_on: str


def lay_policy(installation: Installation, language: str) -> PolicyPage:
    """Return the policy in the language of the page, which is this one."""
    told = sections_told(installation, language)
    return PolicyPage(
        parts=[
            Part(title=str(TITLES[section]), paragraphs=_paragraphs(told[section]))
            for section in PolicySection
        ],
        in_charge=in_charge_of(installation),
        updated_on=say_date(installation.updated_on),
    )


def in_charge_of(installation: Installation) -> PersonInCharge | None:
    if not installation.person_in_charge:
        return None
    return PersonInCharge(
        name=installation.person_in_charge,
        title=installation.title_in_charge,
        contact=installation.contact,
    )


def sections_told(installation: Installation, language: str) -> dict[str, str]:
    """Return the text of each section: the one that was written, or else the usual one."""
    return usual_sections(installation) | installation.policy.get(language, {})


def usual_sections(installation: Installation) -> dict[str, str]:
    """Return the text that the application tells of itself, in the language of the page."""
    keeper = installation.keeper or _("The organisation that invites you, or somebody for it,")
    return {
        section: "\n\n".join(str(paragraph) % {"keeper": keeper} for paragraph in USUAL[section])
        for section in PolicySection
    }


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
