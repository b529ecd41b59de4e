"""A questionnaire in more than one language: whole, or not offered."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from imports.gabarit import DEFAULT_GABARIT, Gabarit, Length, load_gabarit
from models import Consultation
from models.store.editing import replace_groups, replace_questionnaire
from models.store.opening import open_consultation
from models.store.preparing import create_consultation
from models.store.refusals import CannotOpen, Frozen, Untranslated
from models.store.translating import (
    consent_in,
    languages_begun,
    missing_texts,
    offer_languages,
    offered_languages,
    save_translations,
    source_texts,
)
from models.translated import original_texts, texts_in, translation
from tests.builders import (
    KEEP_UNTIL,
    PEOPLE,
    THREE_GROUPS,
    TODAY,
    a_consultation,
    a_facilitator,
    as_it_is,
)
from tests.clock import START


@pytest.fixture
def french() -> Gabarit:
    return load_gabarit(DEFAULT_GABARIT, "fr")


@pytest.fixture
def english() -> Gabarit:
    return load_gabarit(DEFAULT_GABARIT, "en")


@pytest.fixture
def both(session: Session, french: Gabarit, english: Gabarit) -> Consultation:
    """A full French questionnaire that has its English texts too, its groups named by Alice."""
    return create_consultation(
        session,
        facilitator=a_facilitator(session),
        gabarit=french,
        length=Length.COMPLET,
        organisation="Le Relais",
        title="Nos pratiques",
        groups=THREE_GROUPS,
        language="fr",
        today=TODAY,
        translated=[english],
    )


def in_arabic(consultation: Consultation) -> dict[str, str]:
    """Every text, said in Arabic: here, by its key."""
    return {text.key: f"نص {text.key}" for text in source_texts(consultation, "ar")}


def test_the_other_language_of_the_gabarit_is_there_at_once(
    both: Consultation, english: Gabarit
) -> None:
    """Every text but the groups that Alice named herself, and nothing is offered by itself."""
    assert [text.key for text in missing_texts(both, "en")] == [
        "group-1-label",
        "group-2-label",
        "group-3-label",
    ]
    for practice, said in zip(both.practices, english.practices, strict=True):
        texts = texts_in(practice, "en")
        assert (texts["title"], texts["sentence"]) == (said.wording.title, said.wording.sentence)
        assert texts["pole_2"] == said.pole_sentences[1]
    assert offered_languages(both) == ["fr"]
    assert languages_begun(both) == ["en"]


def test_groups_named_as_the_gabarit_names_them_are_named_in_both_languages(
    session: Session, french: Gabarit, english: Gabarit
) -> None:
    groups = [
        replace(draft, label=said.label)
        for draft, said in zip(THREE_GROUPS, french.groups, strict=True)
    ]
    made = create_consultation(
        session,
        facilitator=a_facilitator(session),
        gabarit=french,
        length=Length.COURT,
        organisation="Le Relais",
        title="Nos pratiques",
        groups=groups,
        language="fr",
        today=TODAY,
        translated=[english],
    )
    labels = [texts_in(group, "en")["label"] for group in made.groups]
    assert labels == [group.label for group in english.groups]
    offer_languages(session, made, ["en"])
    assert offered_languages(made) == ["fr", "en"]


def test_every_practice_has_plain_words_in_both_languages(both: Consultation) -> None:
    for practice in both.practices:
        for language in ("fr", "en"):
            assert translation(practice, "plain_sentence", language), practice.code


def test_a_language_is_offered_only_once_every_text_is_there(
    session: Session, both: Consultation
) -> None:
    """A page half in Arabic and half in French would be read by nobody."""
    texts = in_arabic(both)
    last = next(key for key in texts if key != "consultation-title")
    save_translations(session, both, "ar", {**texts, last: ""})
    assert [text.key for text in missing_texts(both, "ar")] == [last]
    with pytest.raises(Untranslated):
        offer_languages(session, both, ["ar"])
    save_translations(session, both, "ar", {last: texts[last]})
    offer_languages(session, both, ["ar", "fr"])
    session.commit()
    assert both.languages == ["ar"]


def test_the_consent_comes_in_the_language_that_was_written_or_shipped(
    session: Session, both: Consultation, english: Gabarit
) -> None:
    save_translations(session, both, "ar", in_arabic(both))
    session.commit()
    assert consent_in(both, "en") == english.consent
    assert consent_in(both, "ar").text == "نص consent-text"
    assert len(consent_in(both, "ar").more) == len(english.consent.more)
    assert consent_in(both, "ar").more[1].title == "نص consent-more_2_title"


def test_a_text_that_changes_loses_its_translation_and_no_other(
    session: Session, both: Consultation
) -> None:
    """What Alice reads again in French is to be said again in English, or it would lie."""
    replace_groups(
        session, both, [replace(draft, label=f"{draft.label} d’ici") for draft in THREE_GROUPS]
    )
    save_translations(session, both, "en", {f"group-{rank}-label": "They" for rank in (1, 2, 3)})
    draft = as_it_is(both)
    practices = list(draft.practices)
    practices[1] = replace(practices[1], title="Dire bonjour")
    poles = [replace(draft.poles[0], sentence="On sait."), *draft.poles[1:]]
    replace_questionnaire(session, both, replace(draft, practices=practices, poles=poles))
    replace_groups(session, both, [replace(PEOPLE, label="Eux"), *THREE_GROUPS[1:]])
    lacking = {text.key for text in missing_texts(both, "en")}
    assert {"group-1-label", "pole-1-sentence", "practice-accueil-title"} <= lacking
    assert not {"pole-1-name", "pole-2-sentence", "practice-accueil-help"} & lacking
    assert not translation(both.practices[1], "plain_title", "fr")
    assert translation(both.practices[2], "plain_title", "fr")


def test_a_pole_that_moves_takes_its_translations_along(
    session: Session, both: Consultation, english: Gabarit
) -> None:
    draft = as_it_is(both)
    replace_questionnaire(session, both, replace(draft, poles=draft.poles[1:]))
    assert [texts_in(pole, "en")["name"] for pole in both.poles] == [
        pole.name for pole in english.poles[1:]
    ]


def test_opening_waits_for_every_text_and_then_nothing_changes(
    session: Session, both: Consultation
) -> None:
    texts = in_arabic(both)
    save_translations(session, both, "ar", texts)
    offer_languages(session, both, ["ar"])
    replace_groups(session, both, [replace(PEOPLE, label="Eux"), *THREE_GROUPS[1:]])
    with pytest.raises(CannotOpen):
        open_consultation(session, both, now=START, keep_until=KEEP_UNTIL)
    save_translations(session, both, "ar", texts)
    open_consultation(session, both, now=START, keep_until=KEEP_UNTIL)
    with pytest.raises(Frozen):
        save_translations(session, both, "ar", texts)
    with pytest.raises(Frozen):
        offer_languages(session, both, [])


def test_without_translations_the_texts_are_those_that_were_written(session: Session) -> None:
    consultation = a_consultation(session)
    practice = consultation.practices[0]
    assert texts_in(practice, "en") == original_texts(practice)


def test_a_title_may_be_given_in_a_language_and_goes_with_what_it_said(
    session: Session, both: Consultation
) -> None:
    """Nobody has to: where it is missing, people read it as it was written."""
    texts = in_arabic(both)
    save_translations(session, both, "ar", {**texts, "consultation-title": ""})
    offer_languages(session, both, ["ar"])
    assert not missing_texts(both, "ar")
    save_translations(session, both, "ar", {"consultation-title": "ممارساتنا"})
    assert translation(both, "title", "ar") == "ممارساتنا"
    replace_questionnaire(session, both, replace(as_it_is(both), title="Autre chose"))
    assert not translation(both, "title", "ar")
