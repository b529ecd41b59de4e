"""The confidentiality policy: who is in charge, and the texts of its sections."""

from collections.abc import Iterable, Mapping
from typing import Final

from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm

LONGEST_NAME: Final = 200


class KeeperForm(SafeForm):
    """Who keeps the server, and the person in charge that the law wants named."""

    keeper = TextLine(_l("Who keeps the server, and where"), [NotTooLong(LONGEST_NAME)])
    person_in_charge = TextLine(
        _l("Person in charge of personal information"), [NotTooLong(LONGEST_NAME)]
    )
    title_in_charge = TextLine(_l("Their title"), [NotTooLong(LONGEST_NAME)])
    contact = TextLine(_l("How to reach them"), [NotTooLong(LONGEST_NAME)])


class PolicyForm(SafeForm):
    """One text per section, in one language."""

    sections: tuple[str, ...] = ()

    @classmethod
    def of(cls, sections: Iterable[tuple[str, str]], told: Mapping[str, str]) -> "PolicyForm":
        """Return the form of these sections (code, label), filled with what the page says now."""
        fields = {code: TextBlock(label, [NotTooLong()]) for code, label in sections}
        form: PolicyForm = type("PolicyForm", (cls,), fields)(data=told)
        form.sections = tuple(fields)
        return form

    def rewritten(self, usual: Mapping[str, str]) -> dict[str, str]:
        """Return the texts that are not the usual ones; an empty text is the usual one again."""
        typed = {code: _one_line_ends(self[code].data or "") for code in self.sections}
        return {code: text for code, text in typed.items() if text and text != usual[code]}


def _one_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
