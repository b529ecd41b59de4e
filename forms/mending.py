"""A wording mended while people answer: no text is added, and none is emptied."""

from collections.abc import Iterable

from wtforms.validators import InputRequired

from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.translation import LONGEST_TITLE, FieldToTell


class MendingForm(SafeForm):
    """One field for each text that people read; its `key` is the name of the field."""

    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[FieldToTell]) -> "MendingForm":
        """Return the form of these texts, filled with what is read now."""
        texts = tuple(texts)
        fields = {text.key: _field(text) for text in texts}
        said = {text.key: text.source for text in texts}
        form: MendingForm = type("MendingForm", (cls,), fields)(data=said)
        form.keys = tuple(fields)
        return form

    @property
    def texts(self) -> dict[str, str]:
        return {key: self[key].data or "" for key in self.keys}


def _field(text: FieldToTell) -> TextLine | TextBlock:
    needed = InputRequired(_l("A text cannot be taken away any more. Write it."))
    if text.key.endswith("title"):
        return TextLine(text.label, [needed, NotTooLong(LONGEST_TITLE)])
    return TextBlock(text.label, [needed, NotTooLong()])
