"""The code of the strip of paper that its author kept: all that it can do is erase the sheet."""

from typing import Final

from wtforms.validators import InputRequired

from forms.fields import NotTooLong, TextLine
from forms.lazy import _l
from forms.participate import LONGEST_CODE, ParticipantForm

CODE_UNKNOWN: Final = _l(
    "This code does not work. Check it, then try again. After your group closes, it no longer "
    "works."
)


class StripForm(ParticipantForm):
    code = TextLine(
        _l("The code on your strip of paper"),
        [
            InputRequired(_l("Type the code on your strip: 12 letters and digits.")),
            NotTooLong(LONGEST_CODE),
        ],
    )
