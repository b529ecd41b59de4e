"""How long someone waits on a slow phone before the first practice can be answered."""

from dataclasses import dataclass
from statistics import median
from typing import Final

from playwright.sync_api import Page

from quality.served import FIRST, Served

ROUNDS: Final = 5
SLOW_NETWORK: Final = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
SLOWER_PROCESSOR: Final = 4

LIMIT: Final = 2_000
"""In milliseconds, from the first byte of the page."""

TIMES: Final = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  return {
    first_byte: page.responseStart,
    painted: painted.startTime,
    scripts: page.domContentLoadedEventStart,
  };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """In milliseconds since the address was asked for."""

    first_byte: float
    painted: float
    scripts: float

    @property
    def wait(self) -> float:
        """From the first byte until the page is drawn and its scripts have run."""
        return max(self.painted, self.scripts) - self.first_byte


def wait_for_first_practice(site: Served) -> float:
    """Return the median wait of a browser that has nothing of the page."""
    return median(_open_once(site).wait for _ in range(ROUNDS))


def _open_once(site: Served) -> Times:
    page = site.an_unseen_sheet()
    _slow_down(page)
    page.goto(FIRST)
    page.locator(".place input").first.check()
    times = Times(**page.evaluate(TIMES))
    page.context.close()
    return times


def _slow_down(page: Page) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
