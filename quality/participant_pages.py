"""The pages that scores are told of, each with the cookies of someone who may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from quality.served import FIRST, Served


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """`name` is in French, as docs/quality.md tells it; `page` stands at its address."""

    name: str
    page: Page

    @property
    def cookies(self) -> str:
        """The header that a browser of the same person sends."""
        return "; ".join(f"{one['name']}={one['value']}" for one in self.page.context.cookies())


def participant_pages(site: Served) -> Iterator[Visited]:
    """Give the consent, the sheet, the check and the receipt, in the order of the journey."""
    consent = site.phone().new_page()
    consent.goto(f"/r/{site.new_code()}")
    yield Visited(name="le consentement", page=consent)
    page = site.a_sheet()
    page.goto(FIRST)
    yield Visited(name="la feuille", page=page)
    page.goto("/repondre/verifier")
    yield Visited(name="la vérification", page=page)
    page.get_by_role("button", name="Envoyer mes réponses").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vos réponses sont envoyées")
    yield Visited(name="le reçu", page=page)
