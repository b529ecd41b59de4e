"""Attack the release on many more draws than the tests do, and print what remains (P4).

`python -m benchmarks.reconstruction [draws]`: some minutes for 100 draws of each line.
"""

import sys
from typing import Final

from analysis.position import Frame
from tests.adversary.reconstruction import Population, gathered, independent, measure
from tests.adversary.worlds import SCALE, TRIANGLE

SIZES: Final = (
    (3, 3, 3),
    (4, 4, 4),
    (5, 5, 5),
    (6, 6, 6),
    (7, 7, 7),
    (3, 3, 12),
    (4, 4, 12),
    (5, 5, 12),
)
FRAMES: Final = {"triangle": TRIANGLE, "scale": SCALE}
TRIES: Final = 60


def main(draws: int) -> None:
    print("In % of what is asked of people under 8: an outsider exactly, a member exactly, a side.")
    print(f"{'':34}{'outsider':>10}{'member':>10}{'side':>10}")
    for name, frame in FRAMES.items():
        for sizes in SIZES:
            for population in (independent, gathered):
                print(_line(name, frame, sizes, population, draws), flush=True)


def _line(
    name: str, frame: Frame, sizes: tuple[int, ...], population: Population, draws: int
) -> str:
    rates = measure(frame, sizes, population, draws=draws, tries=TRIES)
    who = f"{name:10}{'/'.join(map(str, sizes)):10}{population.__name__:14}"
    found = (rates.outsider_exact, rates.member_exact, rates.member_side)
    return who + "".join(f"{100 * rate:10.2f}" for rate in found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
