"""Words retold beside a comment: what the meeting will hear instead of the original."""

from forms.fields import NotTooLong, TextBlock
from forms.lazy import _l
from forms.safe_form import SafeForm


class RetellingForm(SafeForm):
    """One per comment on the page: the prefix keeps their fields apart."""

    text = TextBlock(_l("In your words, for the plenary"), [NotTooLong()])

    @classmethod
    def filled(cls, prefix: str, text: str) -> "RetellingForm":
        return cls(data={"text": text}, prefix=prefix, sent=False)
