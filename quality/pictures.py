"""Take a picture of every page as a phone, a laptop and a wall show it: `make screens`.

Whatever route answers with a page has its picture, unless its name stands in `NOT_PICTURED`.
"""

import logging
import re
import sys
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import time
from typing import Final, TypeVar

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy.orm import Session

from models import db
from models.store.findings import load_comments
from models.store.meetings import list_meetings
from models.store.proposals import list_proposals
from quality.served import an_app, listening
from quality.stage import Stage, set_the_stage
from quality.trusted import Trusting, a_trusting_chromium
from tests.clock import START

T = TypeVar("T")

FOLDER: Final = Path(__file__).parent.parent / "docs" / "screens"

QUALITY: Final = 40
"""Of a WebP: what is written stays easy to read, and the folder stays light."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A screen in CSS pixels; its picture is `scale` times as wide, and `tallest` at most."""

    name: str
    width: int
    height: int
    tallest: int
    scale: float


SIZES: Final = (
    Size(name="telephone", width=360, height=740, tallest=1480, scale=1),
    Size(name="portable", width=1280, height=800, tallest=1600, scale=0.75),
    Size(name="mur", width=1920, height=1080, tallest=1080, scale=0.5),
)

PREPARING: Final = (
    "accompany.groups",
    "accompany.open_collection",
    "accompany.remove",
    "conditions.edit",
    "consent_editor.edit",
    "frame.edit",
    "preview.*",
    "questionnaire.*",
    "readiness.show",
    "translations.*",
    "trial.show",
)
OPEN: Final = (
    "groups.*",
    "interrupting.pause",
    "interrupting.stop",
    "mending.*",
    "paper.*",
    "paper_entry.*",
    "unforeseen.show",
)

NOT_PICTURED: Final = {
    "assets.send": "a style or a script",
    "access.land": "leads on",
    "assisted.go_on": "leads on",
    "participate.go_on": "leads on",
    "entering.scan": "leads on",
    "room.state": "data",
    "downloads.*": "a file",
    "meeting_files.*": "a file",
    "questionnaire_files.*": "a file",
    "workshop.workbook": "a file",
    "security.mf_recovery": "comes between the password and the account",
    "security.tf_select": "comes between the password and the account",
    "security.two_factor_token_validation": "comes between the password and the account",
    "security.reset_password": "opens with a link that is sent by mail",
    "security.two_factor_rescue": "is no page",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """One page: `name` is that of its file, `endpoint` that of its route."""

    name: str
    endpoint: str
    url: str

    def who_sees(self, alice: T, bob: T, nobody: T) -> T:
        """Return whose page it is: Alice accompanies, Bob answers, the rest is everyone's."""
        if self.url.startswith(("/demarches", "/installation", "/compte")):
            return alice
        return bob if self.url.startswith("/repondre/") else nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What there is to picture, who signs in, and the card of who answers."""

    pages: tuple[Pictured, ...]
    facilitator: str
    card: str


def names_any(patterns: Mapping[str, str] | tuple[str, ...], endpoint: str) -> bool:
    """Say whether a route is named, by itself or with all of its blueprint."""
    return endpoint in patterns or f"{endpoint.partition('.')[0]}.*" in patterns


def pages_of(app: Flask, session: Session, stage: Stage) -> Iterator[Pictured]:
    """Give every page, at an address that exists on the stage."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" in (rule.methods or ()) and not names_any(NOT_PICTURED, rule.endpoint):
            values = _values(session, stage, rule.endpoint)
            built = rule.build({name: values[name] for name in rule.arguments})
            assert built is not None
            yield Pictured(name=_name_of(str(rule)), endpoint=rule.endpoint, url=built[1])


def _name_of(rule: str) -> str:
    words = re.sub(r"<[^>]*>", "", rule).strip("/").replace("/", "-")
    return re.sub("-+", "-", words).strip("-") or "accueil"


def _values(session: Session, stage: Stage, endpoint: str) -> dict[str, object]:
    consultation = stage.read
    if names_any(PREPARING, endpoint):
        consultation = stage.preparing
    elif names_any(OPEN, endpoint):
        consultation = stage.open
    meetings = list_meetings(session, stage.read)
    return {
        "key": consultation.key,
        "rank": 1,
        "practice_rank": 1,
        "moment": "aujourdhui",
        "zone": "pole-0",
        "language": "en" if endpoint.startswith("translations") else "fr",
        "spoken": "fr",
        "length": "court",
        "gabarit": "pratiques-autonomie",
        "code": stage.return_code if endpoint.startswith("return") else "pratiques-autonomie",
        "token": stage.invitation,
        "meeting": meetings[0].key,
        "member": stage.facilitator.id,
        "account_id": stage.facilitator.id,
        "proposal": list_proposals(session, stage.read)[0].id,
        "incident": stage.incident,
        "comment": load_comments(session, stage.read, reader=stage.facilitator)[0].key.hex(),
    }


def main() -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with a_trusting_chromium() as trusting, TemporaryDirectory() as folder:
        app = an_app(Path(folder), https=True)
        with app.app_context(), listening(app, trusting.certificate) as address:
            db.create_all()
            browsers = _browsers(app, trusting, address, visit := _prepare(app))
            for pictured in visit.pages:
                _picture(pictured.who_sees(*browsers), pictured)
            db.engine.dispose()
    return 0


def _prepare(app: Flask) -> Visit:
    """Set the stage, and let go of the database before anybody looks."""
    with Session(db.engine) as session:
        stage = set_the_stage(session, now=START)
        session.commit()
        return Visit(
            pages=tuple(pages_of(app, session, stage)),
            facilitator=stage.facilitator.fs_uniquifier,
            card=stage.card,
        )


def _browsers(
    app: Flask, trusting: Trusting, address: str, visit: Visit
) -> tuple[BrowserContext, BrowserContext, BrowserContext]:
    """Return Alice's, who has signed in, Bob's, who has begun a sheet, and nobody's."""
    alice, bob, nobody = (
        trusting.browser.new_context(base_url=address, locale="fr-CA", reduced_motion="reduce")
        for _ in range(3)
    )
    _sign_in(app, alice, visit.facilitator, address)
    _begin_a_sheet(bob, visit.card)
    return alice, bob, nobody


def _sign_in(app: Flask, browser: BrowserContext, who: str, address: str) -> None:
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    value = signer.dumps({"_user_id": who, "_fresh": True, "fs_paa": time()})
    name = str(app.config["SESSION_COOKIE_NAME"])
    browser.add_cookies([{"name": name, "value": value, "url": address, "secure": True}])


def _begin_a_sheet(browser: BrowserContext, card: str) -> None:
    page = browser.new_page()
    page.goto(f"/r/{card}")
    page.get_by_role("button", name="J’accepte").click()
    expect(page.get_by_text("Pratique 1 sur ")).to_be_visible()
    page.close()


def _picture(browser: BrowserContext, pictured: Pictured) -> None:
    page = browser.new_page()
    answer = page.goto(pictured.url)
    if answer is None or not answer.ok:
        print(f"{pictured.endpoint}: {answer and answer.status}", file=sys.stderr)
    for size in SIZES:
        page.set_viewport_size({"width": size.width, "height": size.height})
        (FOLDER / f"{pictured.name}-{size.name}.webp").write_bytes(_shot(page, size))
    page.close()


def _shot(page: Page, size: Size) -> bytes:
    tall = int(page.evaluate("document.documentElement.scrollHeight"))
    devtools = page.context.new_cdp_session(page)  # Playwright itself knows no WebP
    shot = devtools.send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": QUALITY,
            "captureBeyondViewport": True,
            "clip": {
                "x": 0,
                "y": 0,
                "width": size.width,
                "height": min(tall, size.tallest),
                "scale": size.scale,
            },
        },
    )
    devtools.detach()
    return b64decode(shot["data"])


if __name__ == "__main__":
    sys.exit(main())
