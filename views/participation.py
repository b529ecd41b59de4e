"""What one device holds: the entry being made, then the sheet, each in a cookie and nowhere else.

SameSite is Lax and not Strict: who follows a link in a message would otherwise arrive without the
cookie of the sheet already begun, and a redirection from that link would lose its own.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypedDict

from flask import current_app, request
from werkzeug.wrappers import Response

from models import Group, Sheet, db
from models.store.collecting import Door, sheet_of_cookie
from views.interrupted import stop_if_interrupted
from views.said import Said
from views.stopping import Stopped

LONGER_THAN_ANY_COLLECTION: Final = timedelta(days=180)
SHEET: Final = "feuille"
ENTRY: Final = "entree"
WAYS: Final = "facon"
HELP: Final = "aide"
READING: Final = "lecture"
MAY_CHANGE: Final = "may change what is sent"
TYPED: Final = "opened a door"


class Attributes(TypedDict):
    path: str
    secure: bool
    httponly: bool
    samesite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Someone on the threshold: the key that makes a double tap one sheet, and the code typed.

    `fresh` says that no cookie came with this request: the first visit, or cookies are refused.
    """

    key: str
    code: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSheet:
    """The sheet of this device. Once it is sent, only its resume code allows to change it."""

    sheet: Sheet
    token: str
    opened_by_code: bool

    @property
    def may_change(self) -> bool:
        return self.opened_by_code or not self.sheet.sent

    @property
    def group(self) -> Group:
        return db.session.get_one(Group, self.sheet.group_id)

    def gives_way_to(self, door: Door | None) -> bool:
        """Say whether the code that was just read is somebody else's: this sheet is sent."""
        return self.sheet.sent and door is not None


def new_entry(code: str = "") -> Entry:
    return Entry(key=secrets.token_urlsafe(16), code=code, fresh=True)


def read_entry() -> Entry | None:
    """Return the entry of this device, or nothing: none was begun, or cookies are refused."""
    key, _, rest = read_cookie(ENTRY).partition(".")
    code, _, mark = rest.partition(".")
    if not _is_marked(mark, TYPED, f"{key}.{code}"):
        code = ""
    return Entry(key=key, code=code) if key else None


def require_sheet() -> HeldSheet:
    """Return the sheet of this device, or stop with what to do."""
    held = held_sheet()
    if held is None:
        raise Stopped(Said.GONE if read_cookie(SHEET) else Said.NO_SHEET)
    stop_if_interrupted(held.group)
    return held


def keep_entry(response: Response, entry: Entry) -> None:
    """Keep the code with a mark: written by hand in a cookie, it would be one more guess."""
    words = f"{entry.key}.{entry.code}"
    _keep(response, ENTRY, f"{words}.{_mark(TYPED, words)}")


def held_sheet() -> HeldSheet | None:
    """Return the sheet of this device, if it has one that still exists."""
    token, _, mark = read_cookie(SHEET).partition(".")
    sheet = sheet_of_cookie(db.session(), token) if token else None
    if sheet is None:
        return None
    by_code = _is_marked(mark, MAY_CHANGE, token)
    return HeldSheet(sheet=sheet, token=token, opened_by_code=by_code)


def keep_sheet(response: Response, token: str, *, by_code: bool = False) -> None:
    """Let this device hold a sheet; opened by its code, it may be changed even when sent."""
    _keep(response, SHEET, f"{token}.{_mark(MAY_CHANGE, token)}" if by_code else token)


def forget(response: Response, *names: str) -> None:
    """Take cookies off this device: all of them, or those named."""
    for name in names or (SHEET, ENTRY, WAYS, HELP, READING):
        if read_cookie(name):
            response.delete_cookie(_name(name), **_attributes())


def clear_storage(response: Response) -> None:
    """Have the browser erase what scripts kept, even if they fail; over HTTP it does not listen."""
    if not current_app.config["ESSAI"]:
        response.headers["Clear-Site-Data"] = '"storage"'


def keep_for_now(response: Response, name: str, value: str) -> None:
    """Keep a cookie until the browser closes."""
    response.set_cookie(_name(name), value, **_attributes())


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(_name(name), value, max_age=LONGER_THAN_ANY_COLLECTION, **_attributes())


def read_cookie(name: str) -> str:
    return request.cookies.get(_name(name), "")


def _name(name: str) -> str:
    return name if current_app.config["ESSAI"] else f"__Host-{name}"


def _attributes() -> Attributes:
    secure = not current_app.config["ESSAI"]
    return {"path": "/", "secure": secure, "httponly": True, "samesite": "Lax"}


def _is_marked(mark: str, purpose: str, text: str) -> bool:
    return hmac.compare_digest(mark.encode(), _mark(purpose, text).encode())


def _mark(purpose: str, text: str) -> str:
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, f"{purpose}\0{text}".encode(), "sha256").hex()[:32]
