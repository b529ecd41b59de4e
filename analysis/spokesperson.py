"""What a spokesperson reads aloud: full sentences, from what the group shares and no more."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.own_report import of_group
from analysis.report import GroupForms, GroupPosition, Questionnaire, Report
from analysis.wording import Translations, place_words, zone_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenPractice:
    """One practice, each sentence of which stands alone."""

    title: str
    sentences: tuple[str, ...]


def speech(shared: Report, code: str, words: Translations) -> tuple[SpokenPractice, ...]:
    """Return what is said of each practice that the group shares; what it keeps is not there."""
    questionnaire = shared.questionnaire
    told = (
        (practice.practice, tuple(_sentences(*of_group(practice, code), questionnaire, words)))
        for practice in shared.practices
    )
    return tuple(
        SpokenPractice(title=questionnaire.practice_label(practice).title, sentences=sentences)
        for practice, sentences in told
        if sentences
    )


def _sentences(
    position: GroupPosition | None,
    forms: GroupForms | None,
    questionnaire: Questionnaire,
    words: Translations,
) -> Iterator[str]:
    poles = questionnaire.pole_names
    if position is not None:
        current = place_words(position.current, poles, words)
        desired = place_words(position.desired, poles, words)
        yield from _places(current, desired, words)
        yield from _own_words(position, words)
    elif forms and forms.current and forms.desired:
        yield words.gettext("This comes from our forms: we did not agree on a place together.")
        current = zone_words(forms.current.zone, poles, words)
        desired = zone_words(forms.desired.zone, poles, words)
        yield from _places(current, desired, words)


def _places(current: str, desired: str, words: Translations) -> Iterator[str]:
    _ = words.gettext
    if current == desired:
        yield _("We place this practice here, and we wish it to stay here: %(place)s.") % {
            "place": current
        }
        return
    yield _("Today, we place this practice here: %(place)s.") % {"place": current}
    yield _("We wish it to go here: %(place)s.") % {"place": desired}


def _own_words(position: GroupPosition, words: Translations) -> Iterator[str]:
    _ = words.gettext
    told = (
        (_("Here is why: %(words)s"), position.reasons),
        (_("We lived it, for instance: %(words)s"), position.example),
        (_("This helps us: %(words)s"), position.helps),
        (_("This stands in our way: %(words)s"), position.hinders),
        (
            _("Not all of us see it so, and we were asked to say it: %(words)s"),
            position.dissent,
        ),
    )
    for sentence, said in told:
        if said:
            yield sentence % {"words": _ended(said)}


def _ended(said: str) -> str:
    """Return somebody's words on one line, ended as a sentence is."""
    line = " ".join(said.split())
    return line if line[-1] in ".!?…»" else f"{line}."
