"""Preparing a consultation: who, which groups, which poles, which practices, until when."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from wtforms import (
    Field,
    FieldList,
    Form,
    FormField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import AnyOf, InputRequired, NumberRange, ValidationError

from analysis.open_reading import FEWEST_OPENLY
from analysis.position import MAX_POLES
from analysis.reading import COUNTING_PEOPLE
from analysis.release import MIN_TOKENS
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.promises import PromisesForm
from forms.safe_form import SafeForm
from forms.typed_fields import Day, WholeNumber

FEWEST_PEOPLE: Final = COUNTING_PEOPLE
MOST_PEOPLE: Final = 500
FEWEST_POLES: Final = 2
MOST_TOKENS: Final = 100
LONGEST_KEPT: Final = timedelta(days=5 * 366)

CARDS_UNDER: Final = 10
BY_SIZE: Final = "by_size"
ENTRIES: Final = (
    (BY_SIZE, _l("as its size suggests: cards under 10 people, a poster from 10")),
    ("cards", _l("one card each, with its own code")),
    ("address", _l("one address for the whole group, on a poster")),
    ("none", _l("no form: its workshop is enough")),
)
LANGUAGES: Final = (("fr", "Français"), ("en", "English"))


def one_of(pairs: Sequence[tuple[str, str]]) -> AnyOf:
    """Refuse what no page offers; the words of the choices are the page's to write."""
    return AnyOf([value for value, _ in pairs], _l("Choose one of the possibilities."))


def entry_of(chosen: str, people: int) -> str:
    """Return how a group answers: what was chosen, or else what its size suggests."""
    if chosen != BY_SIZE:
        return chosen
    return "cards" if people < CARDS_UNDER else "address"


class GroupForm(Form):
    """One group: its name, how many people are expected, how they answer."""

    label = TextLine(
        _l("Name of the group"), [InputRequired(_l("Name this group.")), NotTooLong(120)]
    )
    expected = WholeNumber(
        _l("People expected"),
        [
            InputRequired(_l("Say how many people are expected: 3 or more.")),
            NumberRange(
                FEWEST_PEOPLE,
                MOST_PEOPLE,
                _l("A group has 3 to 500 people: under 3, nothing can be shown of it."),
            ),
        ],
    )
    entry = StringField(_l("How they answer"), [one_of(ENTRIES)], default=BY_SIZE)


class SmallGroupForm(GroupForm):
    """A group of an open reading: one person is enough."""

    expected = WholeNumber(
        _l("People expected"),
        [
            InputRequired(_l("Say how many people are expected: 1 or more.")),
            NumberRange(FEWEST_OPENLY, MOST_PEOPLE, _l("A group has 1 to 500 people.")),
        ],
    )


class GroupsForm(SafeForm):
    groups = FieldList(FormField(GroupForm), min_entries=1)


class SmallGroupsForm(SafeForm):
    groups: "FieldList[FormField[GroupForm]]" = FieldList(FormField(SmallGroupForm), min_entries=1)


class PoleForm(Form):
    """One pole; `plain_name` is what recipients read."""

    name = TextLine(_l("Name"), [InputRequired(_l("Name this pole.")), NotTooLong(60)])
    plain_name = TextLine(_l("Plain name, for recipients"), [NotTooLong(60)])
    sentence = TextBlock(_l("What it means, in one sentence"), [NotTooLong()])


class FrameForm(SafeForm):
    """The frame: how many tokens everyone places, and the poles between which they do."""

    tokens = WholeNumber(
        _l("Tokens that each person places"),
        [
            InputRequired(_l("Say how many tokens each person places: 6 on the triangle.")),
            NumberRange(
                MIN_TOKENS,
                MOST_TOKENS,
                _l("Choose from 4 to 100 tokens: with fewer, the results give answers away."),
            ),
        ],
    )
    poles = FieldList(FormField(PoleForm), min_entries=FEWEST_POLES, max_entries=MAX_POLES)

    def validate_poles(self, field: "FieldList[FormField[PoleForm]]") -> None:
        names = [entry["name"].casefold() for entry in field.data]
        if len(set(names)) < len(names):
            raise ValidationError(_l("Two poles have the same name. Give each its own."))


class PracticeForm(SafeForm):
    """One practice, its sentence at each pole, and the groups it is asked of (their ranks)."""

    title = TextLine(
        _l("Title"), [InputRequired(_l("Give the practice a title.")), NotTooLong(200)]
    )
    sentence = TextBlock(_l("The practice in one sentence"), [NotTooLong()])
    example = TextBlock(_l("An example"), [NotTooLong()])
    pole_sentences = FieldList(TextBlock("", [NotTooLong()]), min_entries=2, max_entries=6)
    asked_of = SelectMultipleField(
        _l("Asked of"),
        [InputRequired(_l("Choose at least one group that this practice is asked of."))],
        coerce=int,
        choices=(),
        validate_choice=False,
    )
    ranks: tuple[int, ...] = ()

    @classmethod
    def about(
        cls,
        poles: Sequence[str],
        groups: Sequence[tuple[int, str]],
        said: Mapping[str, object],
        sentences: Sequence[str] = (),
    ) -> "PracticeForm":
        """Return the form for these poles (names) and groups (rank, label), filled with `said`."""
        padded = [*sentences, *[""] * len(poles)][: len(poles)]
        form = cls(data={**said, "pole_sentences": padded})
        form.ranks = tuple(rank for rank, _ in groups)
        for field, name in zip(form.pole_sentences, poles, strict=False):
            field.label.text = name
        return form

    def validate_asked_of(self, field: Field) -> None:
        if not set(field.data) <= set(self.ranks):
            raise ValidationError(_l("Choose one of the possibilities."))


class OpeningForm(PromisesForm):
    """The three promises, and the last day on which results are kept.

    `today` and the meeting, once known, bound that day.
    """

    keep_until = Day(
        _l("Keep the results until"),
        [InputRequired(_l("Choose the day until which the results are kept."))],
    )

    today: date
    plenary_on: date | None

    @classmethod
    def on(
        cls,
        today: date,
        *,
        proposed: date,
        plenary_on: date | None = None,
        promised: Mapping[str, object] | None = None,
    ) -> "OpeningForm":
        form = cls(data={"keep_until": proposed, **(promised or {})})
        form.today, form.plenary_on = today, plenary_on
        return form

    def validate_keep_until(self, field: Field) -> None:
        if field.data is None:
            return  # what could not be read is told already
        if field.data <= self.today:
            raise ValidationError(_l("Choose a day that is still to come."))
        if self.plenary_on and field.data < self.plenary_on:
            raise ValidationError(_l("Keep the results at least until the day of the meeting."))
        if field.data > self.today + LONGEST_KEPT:
            raise ValidationError(_l("Choose a day within the next five years."))
