"""What a questionnaire of a file must be: each rule is looked at everywhere, each fault is told.

The limits are those of the screens where a questionnaire is edited.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from analysis.position import MAX_POLES
from analysis.reading import COUNTING_PEOPLE
from analysis.release import MIN_TOKENS
from analysis.report import Role
from analysis.text import MAX_TEXT, clean_text
from analysis.wording import N_, Translations
from analysis.written import (
    CONSENT_FIELD,
    POLE_FIELDS,
    WORDING_FIELDS,
    Said,
    WrittenGroup,
    WrittenPole,
    WrittenPractice,
    WrittenQuestionnaire,
    pole_fields,
)
from analysis.written_sheets import (
    ENTRY_WORDS,
    MOST_GROUPS,
    MOST_PRACTICES,
    PLAIN,
    ROLE_WORDS,
    SAID_TO,
    codes_by_words,
    practice_texts,
)
from imports.fault import Fault, FaultyFile
from imports.placed import Placed, PlacedSaid
from imports.questionnaire_found import (
    FoundGroup,
    FoundPole,
    FoundPractice,
    FoundQuestionnaire,
)

FIRST_LANGUAGES: Final = ("fr", "en")
FEWEST_POLES: Final = 2
MOST_TOKENS: Final = 100
MOST_PEOPLE: Final = 500
USUAL_PEOPLE: Final = 5
LONGEST: Final[Mapping[str, int]] = {
    "name": 60,
    "plain_name": 60,
    "title": 200,
    "label": 120,
    "opening": 600,
    "addition": 600,
    "own_title": 120,
}
A_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")

INVITATION: Final = frozenset({"facilitator", "organisation"})
ALL_PLACES: Final = INVITATION | {"people", "keep_until"}
NEEDED_PLACES: Final[Mapping[str, frozenset[str]]] = {"opening": INVITATION, "text": ALL_PLACES}
OWN_CONSENT: Final[Mapping[str, frozenset[str]]] = {
    "opening": INVITATION,
    "addition": INVITATION,
    "own_title": frozenset(),
    "own_text": INVITATION,
}
"""What a facilitator writes around the promises, and the places that may be filled in it."""

A_PLACE: Final = re.compile(r"\{(\w*)\}|[{}]")

NO_SUCH_TEXT: Final = N_("No text of the consent has this name: “%(code)s”.")
PLACE_MISSING: Final = N_("Keep this in the text, in its braces: %(names)s.")
OTHER_PLACE: Final = N_("Take the other braces away: only these can be filled: %(names)s.")
NO_PLACE: Final = N_("Take the braces away: nothing is filled in this text.")
WRITE_IT: Final = N_("Write this text: it is needed.")
TOO_LONG: Final = N_("This text is too long: %(length)d characters. Shorten it to %(limit)d.")
A_FIRST_LANGUAGE: Final = N_("The first language is French or English: write fr, or en.")
UNKNOWN_LANGUAGE: Final = N_("No language has this code: “%(code)s”. Write fr, en, es…")
LANGUAGE_TWICE: Final = N_("This language is there twice: “%(code)s”.")
A_NUMBER: Final = N_("Write a whole number from %(least)d to %(most)d.")
POLES: Final = N_("A frame has %(least)d to %(most)d poles: name each of them.")
SAME_NAME: Final = N_("Two poles have the same name. Give each its own.")
SOME_PRACTICES: Final = N_("Write 1 to %(most)d practices.")
SOME_GROUPS: Final = N_("Write 1 to %(most)d groups.")
NOT_A_CODE: Final = N_(
    "A code has small letters, digits and _, and begins with a letter. Or leave the cell empty."
)
SAME_CODE: Final = N_("Two rows have the code “%(code)s”. Give each its own.")
CHOOSE_ONE: Final = N_("Write one of these: %(choices)s.")
UNKNOWN_GROUP: Final = N_("No group has the code “%(code)s”. The codes are: %(choices)s.")
NO_SUCH_POLE: Final = N_("There is no such pole: the frame has %(poles)d.")
NOT_SAID_OTHERWISE: Final = N_(
    "Only the title, the sentence and the example are said otherwise: empty this cell."
)
SAID_TWICE: Final = N_("This practice is already said to them in a row above.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What one file is checked with; `faults` gathers what is found."""

    languages: Collection[str]
    spoken: Sequence[Translations]
    first: str
    faults: list[Fault] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    def note(self, place: Placed, message: str, **values: str | int) -> None:
        self.faults.append(place.fault(message, **values))

    def text(self, place: Placed, longest: int = MAX_TEXT) -> str:
        """Return a clean text; one that is too long is noted."""
        text = clean_text(place.text)
        if len(text) > longest:
            self.note(place, TOO_LONG, length=len(text), limit=longest)
        return text

    def said(self, found: PlacedSaid, fields: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return what is written of some fields, in the languages that are known."""
        written = {
            name: self._told(found.get(name, {}), LONGEST.get(name, MAX_TEXT)) for name in fields
        }
        return {name: texts for name, texts in written.items() if texts}

    def _told(self, found: Mapping[str, Placed], longest: int) -> dict[str, str]:
        filled = {tag: place for tag, place in found.items() if clean_text(place.text)}
        for tag, place in filled.items():
            self.language(Placed(text=tag, sheet=place.sheet, cell=place.cell))
        return {tag: self.text(place, longest) for tag, place in filled.items()}

    def language(self, place: Placed) -> None:
        """Note a language that nobody speaks, once."""
        if place.text not in self.languages and place.text not in self.unknown:
            self.unknown.add(place.text)
            self.note(place, UNKNOWN_LANGUAGE, code=place.text)

    def needed(self, found: PlacedSaid, name: str, at: Placed) -> None:
        place = found.get(name, {}).get(self.first, at)
        if not clean_text(place.text):
            self.note(place, WRITE_IT)

    def whole(self, place: Placed, least: int, most: int, otherwise: int | None = None) -> int:
        if otherwise is not None and not place.text:
            return otherwise
        number = int(place.text) if re.fullmatch(r"[0-9]{1,6}", place.text) else -1
        if not least <= number <= most:
            self.note(place, A_NUMBER, least=least, most=most)
        return number

    def choice(self, place: Placed, words: Mapping[str, str], otherwise: str | None = None) -> str:
        """Return the code of a word, in any language that is spoken here."""
        if otherwise is not None and not place.text:
            return otherwise
        code = codes_by_words(words, self.spoken).get(place.text.strip().casefold())
        if code is None:
            choices = ", ".join(self.spoken[0].gettext(word) for word in words.values())
            self.note(place, CHOOSE_ONE, choices=choices)
            return next(iter(words))
        return code


def check_questionnaire(
    found: FoundQuestionnaire, *, languages: Collection[str], spoken: Sequence[Translations]
) -> WrittenQuestionnaire:
    """Return the questionnaire; raises `FaultyFile` with every fault that was met."""
    first = found.languages[0]
    check = Check(languages=languages, spoken=spoken, first=first.text, faults=[*found.faults])
    if first.text not in FIRST_LANGUAGES:
        check.note(first, A_FIRST_LANGUAGE)
    for place in found.languages:
        check.language(place)
    groups = _groups(found, check)
    poles = _poles(found, check)
    questionnaire = WrittenQuestionnaire(
        gabarit=check.text(found.settings["gabarit"]),
        title=check.text(found.settings["title"], LONGEST["title"]),
        language=first.text,
        offered=_offered(found.settings["offered"], check),
        tokens=check.whole(found.settings["tokens"], MIN_TOKENS, MOST_TOKENS),
        poles=poles,
        practices=tuple(_practices(found, check, _ranks(found, groups), len(poles))),
        groups=groups,
        consent=_consent(found.consent, check),
    )
    if check.faults:
        raise FaultyFile(*_by_sheet(found, check.faults))
    return questionnaire


def _by_sheet(found: FoundQuestionnaire, faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults in the order of the sheets, as somebody goes through the file."""
    order = [place.sheet for place in (found.at_poles, found.at_practices, found.at_groups)]
    return sorted(faults, key=lambda fault: order.index(fault.sheet) if fault.sheet in order else 0)


def _consent(found: PlacedSaid, check: Check) -> Said:
    """Return what was written around the promises, and the promises in other languages."""
    written: dict[str, Mapping[str, Placed]] = {}
    for name, told in found.items():
        filled = {tag: place for tag, place in told.items() if clean_text(place.text)}
        own = name in OWN_CONSENT
        written[name] = {
            tag: each for tag, each in filled.items() if own or tag not in FIRST_LANGUAGES
        }
        for place in written[name].values():
            _check_places(name, place, check)
    return check.said(written, tuple(written))


def _check_places(name: str, place: Placed, check: Check) -> None:
    if not CONSENT_FIELD.fullmatch(name):
        check.note(place, NO_SUCH_TEXT, code=name)
        return
    found = {match[1] for match in A_PLACE.finditer(place.text)}
    needed = NEEDED_PLACES.get(name, frozenset())
    allowed = needed | OWN_CONSENT.get(name, ALL_PLACES)
    if missing := sorted(needed - found):
        check.note(place, PLACE_MISSING, names=_shown(missing))
    if found - allowed:
        message = OTHER_PLACE if allowed else NO_PLACE
        check.note(place, message, names=_shown(sorted(allowed)))


def _shown(places: Sequence[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in places)


def _offered(place: Placed, check: Check) -> tuple[str, ...]:
    tags = tuple(tag for tag in _names_in(place.text) if tag != check.first)
    for tag in tags:
        check.language(Placed(text=tag, sheet=place.sheet, cell=place.cell))
        if tags.count(tag) > 1:
            check.note(place, LANGUAGE_TWICE, code=tag)
    return tags


def _names_in(text: str) -> list[str]:
    return re.findall(r"[^\s,;]+", text)


def _poles(found: FoundQuestionnaire, check: Check) -> tuple[WrittenPole, ...]:
    if not FEWEST_POLES <= len(found.poles) <= MAX_POLES:
        check.note(found.at_poles, POLES, least=FEWEST_POLES, most=MAX_POLES)
    names: set[str] = set()
    for pole in found.poles:
        check.needed(pole.said, "name", pole.at)
        names = _with_own_name(pole, names, check)
    return tuple(WrittenPole(said=check.said(pole.said, POLE_FIELDS)) for pole in found.poles)


def _with_own_name(pole: FoundPole, names: set[str], check: Check) -> set[str]:
    place = pole.said.get("name", {}).get(check.first, pole.at)
    name = clean_text(place.text).casefold()
    if name and name in names:
        check.note(place, SAME_NAME)
    return names | {name}


def _groups(found: FoundQuestionnaire, check: Check) -> tuple[WrittenGroup, ...]:
    if not 1 <= len(found.groups) <= MOST_GROUPS:
        check.note(found.at_groups, SOME_GROUPS, most=MOST_GROUPS)
    codes = [group.code.text for group in found.groups]
    for rank, group in enumerate(found.groups):
        if group.code.text and group.code.text in codes[:rank]:
            check.note(group.code, SAME_CODE, code=group.code.text)
    return tuple(_group(group, check) for group in found.groups)


def _group(group: FoundGroup, check: Check) -> WrittenGroup:
    check.needed(group.said, "label", group.at)
    return WrittenGroup(
        role=Role(check.choice(group.role, ROLE_WORDS)),
        people=check.whole(group.people, COUNTING_PEOPLE, MOST_PEOPLE, otherwise=USUAL_PEOPLE),
        entry=check.choice(group.entry, ENTRY_WORDS, otherwise=""),
        said=check.said(group.said, ("label",)),
    )


def _ranks(found: FoundQuestionnaire, groups: Sequence[WrittenGroup]) -> dict[str, tuple[int, ...]]:
    """Return the groups that each name stands for: a code is one of them, a role may be several."""
    ranks: dict[str, tuple[int, ...]] = {}
    for rank, group in enumerate(groups, start=1):
        ranks[group.role] = (*ranks.get(group.role, ()), rank)
    for rank, row in enumerate(found.groups, start=1):
        ranks[row.code.text or f"g{rank}"] = (rank,)
    return ranks


def _practices(
    found: FoundQuestionnaire, check: Check, ranks: Mapping[str, tuple[int, ...]], poles: int
) -> Iterator[WrittenPractice]:
    if not 1 <= len(found.practices) <= MOST_PRACTICES:
        check.note(found.at_practices, SOME_PRACTICES, most=MOST_PRACTICES)
    codes = _codes(found.practices, check)
    for practice, code in zip(found.practices, codes, strict=True):
        check.needed(practice.said, "title", practice.at)
        _refuse_other_poles(practice, check, poles)
        wordings = _wordings(practice, check)
        yield WrittenPractice(
            code=code,
            said=check.said(practice.said, practice_texts(poles)),
            plain=wordings.pop(PLAIN, {}),
            wordings={Role(role): said for role, said in wordings.items()},
            asked_of=_asked_of(practice.asked_of, check, ranks),
        )


def _codes(practices: Sequence[FoundPractice], check: Check) -> list[str]:
    """Return the code of each practice, and give one to those that have none."""
    taken = {practice.code.text for practice in practices}
    free = (code for number in range(1, 10_000) if (code := f"p{number}") not in taken)
    seen: set[str] = set()
    for practice in practices:
        code = practice.code.text
        if code in seen:
            check.note(practice.code, SAME_CODE, code=code)
        elif code and not A_CODE.fullmatch(code):
            check.note(practice.code, NOT_A_CODE)
        seen |= {code} - {""}
    return [practice.code.text or next(free) for practice in practices]


def _refuse_other_poles(practice: FoundPractice, check: Check, poles: int) -> None:
    for name in set(pole_fields(MAX_POLES)) - set(pole_fields(poles)):
        for place in practice.said.get(name, {}).values():
            if place.text:
                check.note(place, NO_SUCH_POLE, poles=poles)


def _wordings(practice: FoundPractice, check: Check) -> dict[str, Said]:
    wordings: dict[str, Said] = {}
    for wording in practice.wordings:
        to = check.choice(wording.to, SAID_TO)
        if to in wordings:
            check.note(wording.to, SAID_TWICE)
        check.needed(wording.said, "title", wording.to)
        for name in set(wording.said) - set(WORDING_FIELDS):
            for place in wording.said[name].values():
                if place.text:
                    check.note(place, NOT_SAID_OTHERWISE)
        wordings[to] = check.said(wording.said, WORDING_FIELDS)
    return {to: said for to, said in wordings.items() if said}


def _asked_of(place: Placed, check: Check, ranks: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the ranks of the groups that a cell names; an empty one names them all."""
    asked = _names_in(place.text) or list(ranks)
    for name in asked:
        if name not in ranks:
            codes = ", ".join(code for code in ranks if code not in set(Role))
            check.note(place, UNKNOWN_GROUP, code=name, choices=codes)
    return tuple(sorted({rank for name in asked for rank in ranks.get(name, ())}))
