"""How many bytes a whole form is, as the server sends it to a browser that has seen nothing."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from playwright.sync_api import expect

from imports.gabarit import Length
from quality.served import FIRST, Sent, Served, served
from quality.trusted import Trusting

BUDGET: Final = {
    (Length.COURT, True): 14_000,
    (Length.COURT, False): 16_000,
    (Length.COMPLET, True): 18_000,
    (Length.COMPLET, False): 20_000,
}
"""In bytes, by length, with brotli (over HTTPS) or with gzip; tests/views hold it too."""

MOST_REQUESTS: Final = 4
ICON: Final = "icon.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What was sent for one form."""

    length: Length
    https: bool
    files: tuple[Sent, ...]

    @property
    def asked(self) -> tuple[Sent, ...]:
        """The files of the form: all but the icon, which the page before has asked for."""
        return tuple(sent for sent in self.files if short_name(sent) != ICON)

    @property
    def total(self) -> int:
        return sum(sent.size for sent in self.asked)

    @property
    def budget(self) -> int:
        return BUDGET[self.length, self.https]

    @property
    def is_kept(self) -> bool:
        return self.total <= self.budget and len(self.asked) <= MOST_REQUESTS


def weigh(trusting: Trusting, length: Length, *, https: bool) -> Weight:
    """Open the form once and keep what the server sent for it."""
    with served(trusting, length, https=https) as site:
        return Weight(length=length, https=https, files=_files_of_a_form(site))


def _files_of_a_form(site: Served) -> tuple[Sent, ...]:
    page = site.an_unseen_sheet()
    site.noted.sent.clear()
    page.goto(FIRST, wait_until="networkidle")
    expect(page.get_by_text("Pratique 1 sur ")).to_be_visible()
    if site.address.startswith("https"):
        page.wait_for_function("navigator.serviceWorker.ready.then(Boolean)")
    sent = tuple(site.noted.sent)
    page.context.close()
    return sent


def short_name(sent: Sent) -> str:
    """Name a file by its last part, a page by its address."""
    path = PurePosixPath(sent.path)
    return path.name if path.suffix else sent.path
