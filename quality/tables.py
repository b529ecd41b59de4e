"""The measures as tables of docs/quality.md, in French, between two marks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imports.gabarit import Length
from quality import speed
from quality.lighthouse import Scores
from quality.weight import MOST_REQUESTS, Weight, short_name

DOCUMENT: Final = Path(__file__).parent.parent / "docs/quality.md"
START: Final = "<!-- make quality : début -->"
END: Final = "<!-- make quality : fin -->"

PRACTICES: Final[Mapping[Length, str]] = {
    Length.COURT: "6 pratiques",
    Length.COMPLET: "13 pratiques",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasures:
    """What axe-core counts on one page, and Lighthouse's scores when it is there."""

    name: str
    faults: int
    scores: Scores | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """`waits` is in milliseconds, by length."""

    weights: Sequence[Weight]
    waits: Mapping[Length, float]
    pages: Sequence[PageMeasures]

    @property
    def are_kept(self) -> bool:
        return (
            all(weight.is_kept for weight in self.weights)
            and all(wait <= speed.LIMIT for wait in self.waits.values())
            and all(_is_kept(page) for page in self.pages)
        )


def _is_kept(page: PageMeasures) -> bool:
    return page.faults == 0 and (page.scores is None or page.scores.are_kept)


def write(measures: Measures) -> None:
    """Put today's tables in the place of the last ones."""
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(START)
    _old, after = rest.split(END)
    tables = "\n\n".join(tables_of(measures))
    DOCUMENT.write_text(f"{before}{START}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def tables_of(measures: Measures) -> Iterable[str]:
    yield from (_files(weight) for weight in measures.weights)
    yield _waits(measures.waits)
    yield _pages(measures.pages)


def _files(weight: Weight) -> str:
    how = "brotli, en HTTPS" if weight.https else "gzip, en mode essai"
    rows = [[f"`{short_name(sent)}`", _whole(sent.size)] for sent in weight.files]
    total = [
        f"**en tout, {len(weight.asked)} requêtes, sans l’icône**",
        f"**{_whole(weight.total)}**",
    ]
    least = [f"budget, {MOST_REQUESTS} requêtes", _whole(weight.budget)]
    return _table([f"{PRACTICES[weight.length]} ({how})", "octets"], [*rows, total, least])


def _waits(waits: Mapping[Length, float]) -> str:
    rows = [
        [PRACTICES[length], _whole(wait), _whole(speed.LIMIT)] for length, wait in waits.items()
    ]
    return _table(["Du premier octet à la première réponse", "ms", "au plus"], rows)


def _pages(pages: Iterable[PageMeasures]) -> str:
    head = ["Page", "axe", "Accessibilité", "Bonnes pratiques", "Vitesse"]
    return _table(head, [[page.name, str(page.faults), *_scores(page.scores)] for page in pages])


def _scores(scores: Scores | None) -> list[str]:
    if scores is None:
        return ["–", "–", "–"]
    return [str(scores.accessibility), str(scores.best_practices), str(scores.performance)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], f"|{'---|' * len(head)}", *lines[1:]])


def _whole(number: float) -> str:
    """Write a number as French does, a no-break space between thousands."""
    return f"{round(number):,}".replace(",", "\u00a0")
