"""What is pressed while a meeting is prepared and held, and what the room says of a finding."""

from typing import Final

from forms.consultation_editor import one_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.typed_fields import WholeNumber

UNSAID: Final = "unsaid"

VERDICTS: Final = (
    ("kept", _l("kept as it is")),
    ("corrected", _l("corrected: the room says it otherwise")),
    ("dropped", _l("dropped")),
    (UNSAID, _l("not said yet")),
)


_LONGEST_NUMBER: Final = 6


def read_number(typed: str) -> int | None:
    """Read the number that a button carries; what no page sends is none."""
    return int(typed) if typed.isdecimal() and len(typed) <= _LONGEST_NUMBER else None


class PressForm(SafeForm):
    """One button; `seen` is the version of the room that the page showed."""

    press = TextLine()
    seen = WholeNumber()


class NoteForm(SafeForm):
    """What the room makes of a finding; `before` is what was noted when the page was shown."""

    verdict = TextLine(_l("What the room makes of this finding"), [one_of(VERDICTS)])
    words = TextBlock(_l("What the room says instead, or more precisely"), [NotTooLong()])
    notes = TextBlock(_l("Notes for the minutes"), [NotTooLong()])
    before = TextLine()

    verdicts = VERDICTS

    def tell_change(self, words: str, notes: str, before: str) -> None:
        """Say what somebody else noted meanwhile; sending again replaces it knowingly."""
        self.before.data = before
        said = " – ".join(text for text in (words, notes) if text)
        self.form_errors.append(
            _l(
                "Somebody else noted this meanwhile: “%(said)s”. What you wrote is below: save it "
                "again to put it in its place."
            )
            % {"said": said or "…"}
        )
