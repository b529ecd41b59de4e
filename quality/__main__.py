"""Measure what people who answer wait for and meet, and write it to docs/quality.md.

Run it with `make quality`; exit 1 when a target is missed.
"""

import logging
import sys
from collections.abc import Iterator

from imports.gabarit import Length
from quality import lighthouse, tables
from quality.participant_pages import participant_pages
from quality.served import served
from quality.speed import wait_for_first_practice
from quality.tables import Measures, PageMeasures
from quality.trusted import Trusting, a_trusting_chromium
from quality.weight import weigh
from tests.accessible import faults_on


def main() -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with a_trusting_chromium() as trusting:
        measures = Measures(
            weights=[
                weigh(trusting, length, https=https) for length in Length for https in (True, False)
            ],
            waits=dict(_waits(trusting)),
            pages=list(_pages(trusting)),
        )
    tables.write(measures)
    print("\n\n".join(tables.tables_of(measures)))
    return int(not measures.are_kept)


def _waits(trusting: Trusting) -> Iterator[tuple[Length, float]]:
    for length in Length:
        with served(trusting, length) as site:
            yield length, wait_for_first_practice(site)


def _pages(trusting: Trusting) -> Iterator[PageMeasures]:
    there = lighthouse.is_there()
    if not there:
        print("Lighthouse could not be fetched by npx: its scores are left out.", file=sys.stderr)
    with served(trusting, Length.COURT) as site:
        for visited in participant_pages(site):
            faults = len(faults_on(visited.page))
            scores = lighthouse.score(trusting, visited) if there else None
            yield PageMeasures(name=visited.name, faults=faults, scores=scores)


if __name__ == "__main__":
    sys.exit(main())
