"""A questionnaire as an XLSForm, for KoboToolbox, ODK and others that read the same columns.

A scale is asked by its places, in words; a frame with more places, by the tokens at each pole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.position import Frame, Moment, Skip
from analysis.text import clean_text
from analysis.wording import N_, SKIPS, Translations, place_words
from analysis.written import (
    WORDING_FIELDS,
    Said,
    WrittenPractice,
    WrittenQuestionnaire,
    text_of,
)
from exports import look
from exports.book import empty_book
from exports.cell import write
from exports.package import save
from exports.questionnaire_workbook import SAVED_AT

MOST_PLACES: Final = 10
"""More places than these are not read in one list on a phone."""

PLACED: Final = "placed"
MOMENTS: Final[Mapping[Moment, str]] = {
    Moment.CURRENT: N_("Today"),
    Moment.DESIRED: N_("What you wish for"),
}
YOUR_GROUP: Final = N_("Which group do you answer with?")
I_PLACE: Final = N_("I place my tokens")
TOKENS_AT: Final = N_("%(pole)s: how many tokens, out of %(tokens)s?")
TOKENS_IN_ALL: Final = N_("Place %(tokens)s tokens in all.")

SURVEY: Final = ("type", "name", "required", "relevant", "constraint")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked, and the catalogue of each language it is asked in, the first one first."""

    written: WrittenQuestionnaire
    spoken: Mapping[str, Translations]

    @property
    def frame(self) -> Frame:
        return Frame(poles=len(self.written.poles), tokens=self.written.tokens)

    @property
    def has_a_list(self) -> bool:
        """Whether the places of the frame stand in one list."""
        frame = self.frame
        return comb(frame.tokens + frame.poles - 1, frame.poles - 1) <= MOST_PLACES

    def label(self, told: Mapping[str, str]) -> dict[str, str]:
        """Return the columns of a label from its text in each language."""
        return {f"label::{tag}": escaped(text) for tag, text in told.items()}

    def ours(self, msgid: str, **values: str | int) -> dict[str, str]:
        """Return the columns of a label that is ours, said in each language that we speak."""
        return self.label(
            {tag: words.gettext(msgid) % values for tag, words in self.spoken.items()}
        )

    def theirs(self, said: Said, *fields: str) -> dict[str, str]:
        """Return the columns of a label that was written, each paragraph a field."""
        return self.label(
            {tag: "\n\n".join(self._paragraphs(said, fields, tag)) for tag in self.spoken}
        )

    def poles(self, language: str) -> list[str]:
        return [self.told(pole.said, "name", language) for pole in self.written.poles]

    def told(self, said: Said, field: str, language: str) -> str:
        """Return a text in a language, or else in the first."""
        return text_of(said, field, language) or text_of(said, field, self.written.language)

    def _paragraphs(self, said: Said, fields: Sequence[str], language: str) -> Iterator[str]:
        for field in fields:
            if text := self.told(said, field, language):
                yield text


def xlsform(written: WrittenQuestionnaire, spoken: Mapping[str, Translations]) -> bytes:
    """Return the XLSForm (.xlsx); `spoken` has a catalogue for each language that is offered."""
    asking = Asking(written=written, spoken=spoken)
    labels = [f"label::{tag}" for tag in spoken]
    messages = [f"constraint_message::{tag}" for tag in spoken]
    first = written.language
    book = empty_book(written.title, spoken[first])
    _fill(book.create_sheet("survey"), (*SURVEY, *labels, *messages), _survey(asking))
    _fill(book.create_sheet("choices"), ("list_name", "name", *labels), _choices(asking))
    settings = {"form_title": written.title, "form_id": "trois_voix", "default_language": first}
    _fill(book.create_sheet("settings"), tuple(settings), [settings])
    return save(book, saved_at=SAVED_AT, descriptions=())


def escaped(text: str) -> str:
    """Return a text in which nothing is read as a reference to a question."""
    return clean_text(text).replace("${", "$ {")


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Iterator[Row] | list[Row]) -> None:
    for at, column in enumerate(columns, start=1):
        write(sheet, 1, at, column, look.STRONG)
    for number, row in enumerate(rows, start=2):
        for at, column in enumerate(columns, start=1):
            write(sheet, number, at, row.get(column, ""), look.PLAIN)


def _survey(asking: Asking) -> Iterator[Row]:
    yield {
        "type": "select_one groups",
        "name": "group",
        "required": "yes",
        **asking.ours(YOUR_GROUP),
    }
    for practice in asking.written.practices:
        yield from _practice(practice, asking)


def _practice(practice: WrittenPractice, asking: Asking) -> Iterator[Row]:
    code = practice.code
    yield {
        "type": "begin_group",
        "name": f"practice_{code}",
        "relevant": _is_one_of(practice.asked_of, asking),
        **asking.theirs(practice.said, "title"),
    }
    yield from _notes(practice, asking)
    for moment, words in MOMENTS.items():
        yield from _moment(moment, words, code, asking)
    yield {"type": "end_group", "name": f"practice_{code}"}


def _is_one_of(ranks: Sequence[int], asking: Asking) -> str:
    if len(ranks) == len(asking.written.groups):
        return ""
    return " or ".join(f"${{group}} = 'g{rank}'" for rank in ranks) or "false()"


def _notes(practice: WrittenPractice, asking: Asking) -> Iterator[Row]:
    """Say the practice, to each role in its own words where it has some."""
    ranks = {
        role: [rank for rank, group in enumerate(asking.written.groups, 1) if group.role is role]
        for role in practice.wordings
    }
    others = set(range(1, len(asking.written.groups) + 1)) - {
        rank for some in ranks.values() for rank in some
    }
    says: list[tuple[str, list[int], Said, Sequence[str]]] = [
        ("said", sorted(others), practice.said, ("sentence", "example"))
    ]
    says += [
        (f"said_{role}", ranks[role], said, WORDING_FIELDS)
        for role, said in practice.wordings.items()
    ]
    for name, some, said, fields in says:
        label = asking.theirs(said, *fields)
        if some and any(label.values()):
            relevant = _is_one_of(some, asking)
            yield {"type": "note", "name": f"{name}_{practice.code}", "relevant": relevant, **label}


def _moment(moment: Moment, words: str, code: str, asking: Asking) -> Iterator[Row]:
    places = "places" if asking.has_a_list else "placing"
    yield {
        "type": f"select_one {places}",
        "name": f"{moment}_{code}",
        "required": "yes",
        **asking.ours(words),
    }
    if asking.has_a_list:
        return
    poles, tokens = asking.frame.poles, asking.frame.tokens
    names = [f"{moment}_{rank}_{code}" for rank in range(1, poles + 1)]
    for rank, name in enumerate(names):
        each = f". >= 0 and . <= {tokens}"
        others = " + ".join(f"${{{other}}}" for other in names[:-1])
        is_last = rank == poles - 1
        yield {
            "type": "integer",
            "name": name,
            "required": "yes",
            "relevant": f"${{{moment}_{code}}} = '{PLACED}'",
            "constraint": f"{each} and . + {others} = {tokens}" if is_last else each,
            **_tokens_at(rank, asking),
            **_in_all(asking),
        }


def _tokens_at(rank: int, asking: Asking) -> dict[str, str]:
    values = {
        tag: {"pole": asking.poles(tag)[rank], "tokens": asking.frame.tokens}
        for tag in asking.spoken
    }
    return asking.label(
        {tag: words.gettext(TOKENS_AT) % values[tag] for tag, words in asking.spoken.items()}
    )


def _in_all(asking: Asking) -> dict[str, str]:
    return {
        f"constraint_message::{tag}": words.gettext(TOKENS_IN_ALL) % {"tokens": asking.frame.tokens}
        for tag, words in asking.spoken.items()
    }


def _choices(asking: Asking) -> Iterator[Row]:
    for rank, group in enumerate(asking.written.groups, start=1):
        yield {"list_name": "groups", "name": f"g{rank}", **asking.theirs(group.said, "label")}
    if asking.has_a_list:
        yield from _places(asking)
    else:
        yield {"list_name": "placing", "name": PLACED, **asking.ours(I_PLACE)}
    places = "places" if asking.has_a_list else "placing"
    for skip in Skip:
        yield {"list_name": places, "name": skip.value, **asking.ours(SKIPS[skip])}


def _places(asking: Asking) -> Iterator[Row]:
    for place in asking.frame.places():
        told = {
            tag: place_words(place, asking.poles(tag), words)
            for tag, words in asking.spoken.items()
        }
        code = "_".join(str(tokens) for tokens in place)
        yield {"list_name": "places", "name": f"place_{code}", **asking.label(told)}
