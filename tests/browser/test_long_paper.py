"""Sheets of paper whose texts are as long as they may be: nothing overlaps, nothing is cut."""

from itertools import cycle, islice
from typing import Final

import pytest
from sqlalchemy.orm import Session

from models import Consultation, Pole, Practice, User
from tests.browsing import Browse
from tests.builders import an_open_consultation

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

LETTER: Final = {"width": 707, "height": 956}
"""What is left of a page of letter paper between its margins, in CSS pixels."""

SENTENCE: Final = "Une façon de faire que l’équipe a décrite longuement, avec tous ses détails"
AMISS: Final = """() => {
  const amiss = [];
  const named = (one) => `${one.className} “${one.textContent.trim().slice(0, 40)}”`;
  const say = (words, ...parts) => amiss.push(`${words}: ${parts.map(named).join(" and ")}`);
  const box = (one) => one.getBoundingClientRect();
  const isText = (one) => one.matches("p, li, h2, h3, h4, svg");
  const inside = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
  const across = (a, b) => a.top < b.bottom - 1 && b.top < a.bottom - 1;
  for (const page of document.querySelectorAll(".paper-page, .paper-word")) {
    const whole = box(page);
    const parts = [...page.querySelectorAll("*")]
      .filter((one) => one.checkVisibility() && !one.closest("svg *") && box(one).width);
    for (const part of parts) {
      const own = box(part);
      if (own.right > whole.right + 1 || own.left < whole.left - 1) say("beside its page", part);
      if (own.bottom > whole.bottom + 1) say("under its page", part);
      if (getComputedStyle(part).display === "inline") continue;
      if (part.scrollWidth > part.clientWidth + 1) say("wider than its box", part);
    }
    const texts = parts.filter(isText).filter((one) => !one.parentElement.closest("p, li, h3, h4"));
    texts.forEach((one, at) => texts.slice(at + 1).forEach((other) => {
      if (one.contains(other)) return;
      const [a, b] = [box(one), box(other)];
      if (inside(a, b) && across(a, b)) say("one over the other", one, other);
    }));
  }
  return amiss.slice(0, 20);
}"""
"""What stands out of its page, out of its box, or over something else."""


def words(length: int, start: str = SENTENCE) -> str:
    return "".join(islice(cycle(start + " "), length)).strip().ljust(length, "x")


def a_name(rank: int) -> str:
    return "M" * 60 if rank == 2 else words(60)


def lengthen(session: Session, consultation: Consultation, *, poles: int, practices: int) -> None:
    """Give it texts as long as they may be, some of them without a single space."""
    consultation.tokens = 6
    consultation.title = "A" * 200
    consultation.organisation.name = words(200)
    consultation.practices.clear()
    consultation.poles.clear()
    session.flush()
    consultation.poles = [
        Pole(rank=rank, name=a_name(rank), plain_name="", sentence=words(600), looks_like="")
        for rank in range(1, poles + 1)
    ]
    consultation.practices = [
        Practice(
            rank=rank,
            code=f"p{rank}",
            title="W" * 200 if rank == 1 else words(200),
            sentence=words(2000),
            example="i" * 2000 if rank == 1 else words(2000),
            help="",
            pole_sentences=[words(2000) if rank == 2 else words(200)] * poles if rank < 4 else [],
            asked_of=list(consultation.groups),
        )
        for rank in range(1, practices + 1)
    ]
    for group in consultation.groups:
        group.label = words(120)
    session.commit()


@pytest.mark.parametrize("options", ["format=lettre", "format=legal", "format=lettre&gros=1"])
@pytest.mark.parametrize("poles", [2, 3, 6])
def test_the_longest_texts_stand_apart_and_whole(
    browse: Browse, session: Session, facilitator: User, options: str, poles: int
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    lengthen(session, consultation, poles=poles, practices=50 if poles == 3 else 4)
    page = browse(viewport=LETTER)
    group = consultation.groups[0]
    page.goto(f"/demarches/{consultation.key}/groupes/{group.rank}/feuille-papier?{options}")
    page.emulate_media(media="print")
    assert page.evaluate(AMISS) == []
