"""Measure what things cost, against their baselines: `make bench`.

Everything is a ratio, never seconds, so that baselines hold on any machine. Exit 1 when a measure
is over its limit. `--keep` writes today's ratios as the new baselines.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measures import MEASURES, Measure

BASELINES: Final = Path(__file__).parent / "baselines.json"
SLOWER: Final = 2.0
"""How many times its baseline a measure may be, unless it has a limit of its own."""


def main(arguments: Sequence[str]) -> int:
    baselines: dict[str, float] = json.loads(BASELINES.read_text(encoding="utf-8"))
    measured: dict[str, float] = {}
    print(f"{'':46}{'ratio':>8}{'baseline':>10}{'limit':>8}")
    for measure in MEASURES:
        measured[measure.name] = round(measure.take(), 2)
        print(_line(measure, measured[measure.name], baselines))
    if "--keep" in arguments:
        kept = json.dumps(measured, indent=2, ensure_ascii=False)
        BASELINES.write_text(f"{kept}\n", encoding="utf-8")
        return 0
    return int(any(measured[one.name] > _limit(one, baselines) for one in MEASURES))


def _line(measure: Measure, ratio: float, baselines: Mapping[str, float]) -> str:
    limit = _limit(measure, baselines)
    verdict = "  too slow" if ratio > limit else ""
    baseline = baselines.get(measure.name, 0)
    return f"{measure.name:46}{ratio:8.2f}{baseline:10.2f}{limit:8.2f}{verdict}"


def _limit(measure: Measure, baselines: Mapping[str, float]) -> float:
    if measure.limit is not None:
        return measure.limit
    return SLOWER * baselines.get(measure.name, float("inf"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
