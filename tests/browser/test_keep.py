"""What a person keeps, in a real Chromium: the image and the paper of their sheet, the receipt."""

import base64
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from analysis.report import Audience
from imports.gabarit import Length
from models import Group, Practice, Sheet
from models.store.answers import save_answer
from models.store.drafts import AnswerDraft
from tests.accessible import assert_accessible
from tests.browsing import Phones
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, an_open_consultation
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

NARROW: Final = {"width": 320, "height": 640}
PAPER_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
LONG_TITLE: Final = (
    "Une façon de faire dont le titre est long, " * 2 + "anticonstitutionnellement" * 3
)
ARABIC: Final = "في يوم الثلاثاء نتحدث حول القهوة ثم يقترح شخص فكرة ونقرر معا ما يجب فعله. " * 3

LOOK_AT_IMAGE: Final = """async (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, image.width, image.height).data;
  const inked = { left: image.width, right: 0, top: image.height, bottom: 0 };
  for (let at = 0; at < dots.length; at += 4) {
    if (dots[at] > 250 && dots[at + 1] > 250 && dots[at + 2] > 250) continue;
    const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)];
    inked.left = Math.min(inked.left, x); inked.right = Math.max(inked.right, x);
    inked.top = Math.min(inked.top, y); inked.bottom = Math.max(inked.bottom, y);
  }
  return { width: image.width, height: image.height, ...inked };
}"""
"""The edges of what is drawn on the image: margins that stay white are margins that were kept."""

Answer = Callable[[Practice], AnswerDraft]


def plain(_practice: Practice) -> AnswerDraft:
    return AnswerDraft(current=EXPERTISE, desired=PARTICIPATION)


def with_comment(practice: Practice) -> AnswerDraft:
    comment = ARABIC if practice.rank % 2 else "Autour d’un café, le mardi.\nPas toujours."
    return AnswerDraft(
        current=CENTRE, desired=PARTICIPATION, comment=comment, audience=Audience.WORKSHOP
    )


def answering(phones: Phones, session: Session, group: Group, said: Answer, **options: Any) -> Page:
    """Bob's phone, every practice of his sheet being saved."""
    phone = phones(**options)
    phone.goto(f"/r/{a_code(session, group)}")
    phone.get_by_role("button", name="J’accepte").click()
    expect(phone.get_by_text("Pratique 1 sur ")).to_be_visible()
    phone.wait_for_load_state()
    sheet = session.query(Sheet).one()
    for practice in group.consultation.practices:
        save_answer(session, sheet, practice, said(practice))
    session.commit()
    return phone


def keep(phone: Page) -> None:
    """Go from the check to the sheet that is kept."""
    phone.goto("/repondre/verifier")
    phone.get_by_role("link", name="Garder ma feuille").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ma feuille")
    phone.wait_for_load_state()


def send(phone: Page) -> None:
    phone.goto("/repondre/verifier")
    phone.get_by_role("button", name="Envoyer mes réponses").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vos réponses sont envoyées")
    phone.wait_for_load_state()


def pages_of(phone: Page) -> int:
    """Count the pages that are printed, on the paper that the page asks for."""
    return len(PAPER_PAGE.findall(phone.pdf(prefer_css_page_size=True)))


def expect_no_sideways_scroll(phone: Page, width: int) -> None:
    fits = "(width) => document.documentElement.scrollWidth <= width"
    phone.wait_for_function(fits, arg=width)


@pytest.mark.parametrize("length", [Length.COURT, Length.COMPLET])
def test_the_image_is_made_on_the_phone_with_everything_inside_its_margins(
    phones: Phones, session: Session, tmp_path: Path, length: Length
) -> None:
    """Long words and Arabic wrap; nothing is asked of any server meanwhile."""
    group = an_open_consultation(session, length=length).groups[0]
    group.consultation.practices[1].title = LONG_TITLE
    phone = answering(phones, session, group, with_comment)
    keep(phone)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))

    with phone.expect_download() as download:
        phone.get_by_role("button", name="Faire l’image").click()

    expect(phone.get_by_text("L’image est faite.")).to_be_visible()
    assert download.value.suggested_filename == "ma-feuille.png"
    download.value.save_as(tmp_path / "image.png")
    encoded = base64.b64encode((tmp_path / "image.png").read_bytes()).decode()
    seen = phone.evaluate(LOOK_AT_IMAGE, encoded)
    margin = seen["width"] * 0.04
    assert margin < seen["left"] < seen["right"] < seen["width"] - margin
    assert seen["top"] < 150
    assert seen["height"] * 0.97 < seen["bottom"] < seen["height"] - 10
    assert seen["height"] > (300 if length is Length.COURT else 250) * len(
        group.consultation.practices
    )
    assert [url for url in asked if not re.search(r"^blob:|/static/", url)] == []


def test_where_no_image_can_be_made_the_page_says_what_to_do_instead(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = answering(phones, session, team, plain)
    phone.add_init_script("HTMLCanvasElement.prototype.toBlob = (give) => give(null)")
    keep(phone)
    instead = phone.get_by_text("Faites une capture d’écran de cette page.")
    expect(instead).to_be_hidden()
    phone.get_by_role("button", name="Faire l’image").click()
    expect(instead).to_be_visible()
    expect(phone.get_by_text("L’image est faite.")).to_be_hidden()


def test_the_print_button_prints(phones: Phones, session: Session, team: Group) -> None:
    phone = answering(phones, session, team, plain)
    phone.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }")
    keep(phone)
    phone.get_by_role("button", name="Imprimer").click()
    expect(phone.locator("body[data-printed=yes]")).to_be_attached()
    send(phone)
    phone.get_by_role("button", name="Imprimer cette page").click()
    expect(phone.locator("body[data-printed=yes]")).to_be_attached()


def test_six_practices_are_printed_on_one_page_and_the_receipt_on_one(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = answering(phones, session, team, plain)
    keep(phone)
    assert pages_of(phone) == 1
    send(phone)
    assert pages_of(phone) == 1


def test_without_scripts_the_sheet_says_how_to_keep_it_all_the_same(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = answering(phones, session, team, plain, scripts=False)
    keep(phone)
    expect(phone.get_by_text("Faites une capture d’écran de cette page.")).to_be_visible()
    expect(phone.get_by_text("Ouvrez le menu de votre navigateur")).to_be_visible()
    expect(phone.get_by_role("button")).to_have_count(0)
    expect(phone.get_by_role("row")).to_have_count(7)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_and_the_receipt_are_accessible_at_320_px_and_with_letters_twice_as_large(
    phones: Phones, session: Session, team: Group, scheme: str
) -> None:
    team.consultation.plenary_on = date(2027, 5, 12)
    phone = answering(phones, session, team, with_comment, viewport=NARROW, color_scheme=scheme)
    for arrive in (keep, send):
        arrive(phone)
        expect_no_sideways_scroll(phone, NARROW["width"])
        assert_accessible(phone)
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        expect_no_sideways_scroll(phone, NARROW["width"])
