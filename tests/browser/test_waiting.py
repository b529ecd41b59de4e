"""A workbook that takes some seconds: the page says so, once, and may be left meanwhile."""

import pytest
from playwright.sync_api import Download, Locator, expect
from playwright.sync_api import Page as Window
from sqlalchemy.orm import Session

from models import Consultation, User
from tests.browsing import Browse
from tests.builders import a_read_consultation

TOLD_AT_ONCE = """(link) => {
  link.click();
  link.click();
  const status = link.parentElement.querySelector("[role=status]");
  return [link.getAttribute("aria-disabled"), status.textContent];
}"""
"""What two quick taps make the page say, read before any file can be here."""
MOST_LOOKS = 200
"""Pages read meanwhile, each some tens of milliseconds."""

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.fixture
def read(session: Session, facilitator: User) -> Consultation:
    read = a_read_consultation(session, facilitator=facilitator)
    session.commit()
    return read


def workbook(page: Window, read: Consultation) -> Locator:
    page.goto(f"/demarches/{read.key}/constats")
    return page.get_by_role("link", name="Télécharger le classeur de préparation")


def marks(page: Window) -> list[str]:
    """The marks of the downloads that arrived."""
    return [each["value"] for each in page.context.cookies() if each["name"] == "arrivee"]


def is_a_workbook(download: Download) -> bool:
    return download.path().read_bytes().startswith(b"PK")


def test_the_page_says_that_a_workbook_is_prepared_then_that_it_is_here(
    browse: Browse, read: Consultation
) -> None:
    """A second tap meanwhile asks for nothing more; later it asks again."""
    page, downloads = browse(), list[Download]()
    page.on("download", lambda download: downloads.append(download))
    link, status = workbook(page, read), page.locator("main [role=status][data-waiting]").first

    expect(status).to_be_empty()
    disabled, told = link.evaluate(TOLD_AT_ONCE)
    assert disabled == "true"
    assert told.startswith("Le classeur se prépare…")

    expect(status).to_have_text("Le classeur est dans vos téléchargements.")
    expect(link).not_to_have_attribute("aria-disabled", "true")
    assert [is_a_workbook(download) for download in downloads] == [True]
    _disabled, told = link.evaluate(TOLD_AT_ONCE)
    assert told.startswith("Le classeur se prépare…")


def test_the_page_may_be_left_before_the_workbook_is_here(
    browse: Browse, read: Consultation
) -> None:
    """The browser goes on receiving it: its mark arrives though another page is shown."""
    page = browse()
    link = workbook(page, read)
    link.evaluate("link => { link.click(); location.assign('/demarches'); }")
    page.wait_for_url("**/demarches")

    looked = 0
    while not marks(page) and (looked := looked + 1) < MOST_LOOKS:
        page.reload()

    assert len(marks(page)) == 1


def test_without_scripts_the_link_gives_the_workbook(browse: Browse, read: Consultation) -> None:
    page = browse(scripts=False)
    with page.expect_download() as download:
        workbook(page, read).click()
    assert is_a_workbook(download.value)
    assert not marks(page)
