"""axe-core on each page that a browser test opens, at WCAG 2.2 AA."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults_on(page: Page) -> list[str]:
    """Return what axe-core finds on a page that is whole, and where."""
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{violation['id']}: {node['html'][:160]} — {node['failureSummary']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Fail with what axe-core finds, and where."""
    faults = faults_on(page)
    assert faults == [], f"{page.url}:\n" + "\n".join(faults)
