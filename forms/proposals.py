"""A piste: what, about which practice, who proposes it, who carries it, by when."""

from collections.abc import Sequence
from typing import Final

from wtforms import BooleanField, FileField, HiddenField
from wtforms.validators import InputRequired

from forms.consultation_editor import one_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.room import UNSAID
from forms.safe_form import SafeForm

SHORT: Final = 300

COURSES: Final = (
    ("consolidate", _l("consolidate what is there")),
    ("change_course", _l("change course")),
    (UNSAID, _l("not said yet")),
)

Options = Sequence[tuple[str, str]]


class ProposalForm(SafeForm):
    """Built with the practices and the groups that it offers, by rank; `before` is what it was."""

    text = TextBlock(
        _l("The proposal, in one sentence"),
        [InputRequired(_l("Write the proposal, in one sentence.")), NotTooLong()],
    )
    course = TextLine(_l("Where it leads"), [one_of(COURSES)])
    practice = TextLine(_l("The practice that it is about"))
    group = TextLine(_l("Who proposes it"))
    carried_by = TextLine(_l("First step, and with whom"), [NotTooLong(SHORT)])
    due = TextLine(_l("By when"), [NotTooLong(SHORT)])
    before = TextLine()

    courses: Options = COURSES
    practices: Options
    groups: Options

    def offer(self, practices: Options, groups: Options) -> "ProposalForm":
        """Offer these practices and these groups, and the whole meeting."""
        self.practices = (("", _l("No practice in particular")), *practices)
        self.groups = (("", _l("The whole meeting")), *groups)
        return self

    def validate_practice(self, field: TextLine) -> None:
        one_of(self.practices)(self, field)

    def validate_group(self, field: TextLine) -> None:
        one_of(self.groups)(self, field)

    def tell_change(self, text: str, before: str) -> None:
        """Say what somebody else wrote meanwhile; sending again replaces it knowingly."""
        self.before.data = before
        self.form_errors.append(
            _l(
                "Somebody else changed this proposal meanwhile: “%(text)s”. What you wrote is "
                "below: save it again to put it in its place."
            )
            % {"text": text}
        )


class UploadForm(SafeForm):
    workbook = FileField(
        _l("The workbook, with its sheet of proposals"),
        [InputRequired(_l("Choose the workbook that the meeting filled."))],
    )


class ImportForm(SafeForm):
    """What was read from the workbook, signed, and whether what is gone from it goes too."""

    rows = HiddenField()
    seen = HiddenField()
    remove = BooleanField(_l("Remove them here too"))
