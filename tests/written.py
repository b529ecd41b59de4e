"""Questionnaires to write to a file and to read back: one that is full, and any that is right."""

from typing import Final

from hypothesis import strategies as st

from analysis.report import Role
from analysis.text import clean_text
from analysis.written import (
    POLE_FIELDS,
    PRACTICE_FIELDS,
    WORDING_FIELDS,
    Said,
    WrittenGroup,
    WrittenPole,
    WrittenPractice,
    WrittenQuestionnaire,
    pole_fields,
)
from i18n import known_languages, load_translations

LANGUAGES: Final = frozenset(known_languages())
FRENCH: Final = load_translations("fr")
ENGLISH: Final = load_translations("en")
SPOKEN: Final = (FRENCH, ENGLISH)


def in_french(**texts: str) -> Said:
    return {field: {"fr": text} for field, text in texts.items()}


def a_questionnaire() -> WrittenQuestionnaire:
    """A triangle of two practices in French, with English begun, for three groups."""
    return WrittenQuestionnaire(
        gabarit="pratiques-autonomie",
        title="Nos façons de faire",
        language="fr",
        offered=("en",),
        tokens=6,
        poles=(
            WrittenPole(said={"name": {"fr": "Savoir", "en": "Knowing"}}),
            WrittenPole(said=in_french(name="Voix", plain_name="Les voix", looks_like="Un cercle")),
            WrittenPole(said=in_french(name="Part", sentence="On décide ensemble.")),
        ),
        practices=(
            WrittenPractice(
                code="accueil",
                said={
                    "title": {"fr": "L’accueil", "en": "The welcome"},
                    "help": {"fr": "=1+1"},
                    "pole_2": {"fr": "On parle au nom des autres."},
                },
                plain=in_french(title="Arriver ici"),
                wordings={Role.RECIPIENTS: in_french(title="Vous accueillir")},
                asked_of=(1, 3),
            ),
            WrittenPractice(code="p2", said=in_french(title="Décider"), asked_of=(1, 2, 3)),
        ),
        groups=(
            WrittenGroup(role=Role.PRACTITIONERS, people=5, said=in_french(label="L’équipe")),
            WrittenGroup(
                role=Role.RECIPIENTS, people=12, entry="address", said=in_french(label="Les gens")
            ),
            WrittenGroup(role=Role.BOARD, people=3, entry="none", said=in_french(label="Le CA")),
        ),
        consent=in_french(addition="Le repas est offert."),
    )


def texts(longest: int) -> st.SearchStrategy[str]:
    """Any text that is clean, as every screen and every file makes it."""
    return st.text(min_size=1, max_size=longest).map(clean_text).filter(bool)


def said(fields: tuple[str, ...], first: str, longest: int = 40) -> st.SearchStrategy[Said]:
    """Texts by field and language; the field `first` has one in French at least."""
    tags = st.sampled_from(["fr", "en", "ar", "zh-Hant"])
    told = st.dictionaries(tags, texts(longest), max_size=2)
    some = st.dictionaries(tags, texts(longest), min_size=1, max_size=2)
    optional = st.fixed_dictionaries({}, optional=dict.fromkeys(fields, some))
    needed = st.builds(lambda text, others: {**others, "fr": text}, texts(longest), told)
    return st.builds(lambda all_, one: {**all_, first: one}, optional, needed)


@st.composite
def questionnaires(draw: st.DrawFn) -> WrittenQuestionnaire:
    """Any questionnaire that keeps the rules of a file."""
    groups = draw(
        st.lists(st.builds(_group, _roles, st.integers(3, 500), _labels), min_size=1, max_size=5)
    )
    names = draw(st.lists(texts(20), min_size=2, max_size=6, unique_by=str.casefold))
    codes = draw(
        st.lists(
            st.from_regex("[a-z][a-z0-9_]{0,8}", fullmatch=True),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    ranks = st.sets(st.integers(1, len(groups)), min_size=1).map(lambda some: tuple(sorted(some)))
    fields = (*PRACTICE_FIELDS, *pole_fields(len(names)))
    wordings = st.dictionaries(_roles, said(WORDING_FIELDS, "title"), max_size=2)
    return WrittenQuestionnaire(
        gabarit=draw(st.sampled_from(["pratiques-autonomie", ""])),
        title=draw(texts(40)),
        language="fr",
        offered=draw(st.sampled_from([(), ("en",), ("ar", "en")])),
        tokens=draw(st.integers(4, 100)),
        poles=tuple(
            WrittenPole(said={**draw(said(POLE_FIELDS, "name", 20)), "name": {"fr": name}})
            for name in names
        ),
        practices=tuple(
            WrittenPractice(
                code=code,
                said=draw(said(fields, "title")),
                plain=draw(st.one_of(st.just({}), said(WORDING_FIELDS, "title"))),
                wordings=draw(wordings),
                asked_of=draw(ranks),
            )
            for code in codes
        ),
        groups=tuple(groups),
        consent=draw(
            st.sampled_from([{}, in_french(addition="Un repas."), {"addition": {"en": "x"}}])
        ),
    )


_roles = st.sampled_from(list(Role))
_labels = said(("label",), "label")


def _group(role: Role, people: int, labels: Said) -> WrittenGroup:
    return WrittenGroup(role=role, people=people, said=labels, entry="cards")
