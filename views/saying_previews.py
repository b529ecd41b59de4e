"""What the others would see of a practice, choice by choice, exactly as they would see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flask_babel import lazy_gettext as _l

from analysis import wording
from analysis.own_report import of_group, seen_by_others
from analysis.report import GroupForms, Report
from analysis.sharing import Saying
from i18n import load_translations
from models import Group, Practice
from views.findings_blocks import GroupFigure
from views.findings_figures import Figures

CHOICES: Final[Mapping[Saying, object]] = {
    Saying.SHARED: _l("We share it"),
    Saying.POSITION_ONLY: _l("The position without the reasons"),
    Saying.KEPT: _l("We keep it for ourselves"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    name: str
    figure: GroupFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One choice: its verb, and what the others would then see; without a source, nothing."""

    saying: Saying
    words: object
    sources: tuple[Source, ...]


def lay_previews(own: Report, group: Group, practice: Practice) -> tuple[Preview, ...]:
    """Return the three choices, side by side; of forms alone there are no reasons to keep."""
    previews = (_preview(own, group, practice, saying) for saying in Saying)
    kept = {preview.saying: preview for preview in previews}
    if kept[Saying.POSITION_ONLY].sources == kept[Saying.SHARED].sources:
        del kept[Saying.POSITION_ONLY]
    return tuple(kept.values())


def _preview(own: Report, group: Group, practice: Practice, saying: Saying) -> Preview:
    seen = seen_by_others(own, group.report_code, {practice.code: saying})
    return Preview(
        saying=saying, words=CHOICES[saying], sources=tuple(_sources(seen, group, practice))
    )


def _sources(seen: Report, group: Group, practice: Practice) -> Iterator[Source]:
    words = load_translations(group.consultation.language)
    figures = Figures(questionnaire=seen.questionnaire, words=words)
    told = next(each for each in seen.practices if each.practice == practice.code)
    position, forms = of_group(told, group.report_code)
    if position:
        name = words.gettext(wording.FROM_WORKSHOPS)
        yield Source(name=name, figure=figures.position(position))
    if forms and _shows(forms):
        yield Source(name=words.gettext(wording.FROM_FORMS), figure=figures.forms(forms))


def _shows(forms: GroupForms) -> bool:
    return forms.current is not None
