"""Check that what a participant reads is plain: `python -m quality.plain` prints what is not."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from quality.rules import RULES, Rule
from quality.texts import Text, participant_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """A text, the rule that it breaks, and how."""

    text: Text
    rule: Rule
    how: str

    def __str__(self) -> str:
        text = self.text
        return f"{text.language} {text.source}: {self.how}\n    {text.words!r}"


def offences() -> Iterator[Offence]:
    """Give each offence once, however many pages show the text."""
    for text in dict.fromkeys(participant_texts()):
        for rule in RULES:
            for how in rule.faults(text):
                yield Offence(text=text, rule=rule, how=how)


def main() -> int:
    found = list(offences())
    for offence in found:
        sys.stdout.write(f"{offence}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
