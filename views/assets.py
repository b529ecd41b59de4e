"""One style and one script per page family, joined at start and compressed when first asked for."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for
from werkzeug.datastructures import Headers
from zopfli import gzip as zopfli  # type: ignore[import-untyped]

from views.shortened import shorten

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

FOLDER: Final = Path(__file__).parent.parent / "static"

_SHARED_CSS: Final = ("css/tokens.css", "css/base.css", "css/components.css", "css/position.css")

_KEEP_CSS: Final = (
    *_SHARED_CSS,
    "css/wide.css",
    "css/ways.css",
    "css/participate.css",
    "css/keep.css",
)

_PAPER_CSS: Final = (
    "css/tokens.css",
    "css/base.css",
    "css/components.css",
    "css/wide.css",
    "css/accompany.css",
    "css/paper.css",
)
_PAPER_JS: Final = ("js/focus.js", "js/print.js", "js/fresh.js")

FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "participate.css": (*_SHARED_CSS, "css/ways.css", "css/participate.css"),
    "participate.js": (
        "js/board.js",
        "js/keep-page.js",
        "js/forget.js",
        "js/boards.js",
        "js/draft.js",
        "js/double-tap.js",
        "js/focus.js",
        "js/position.js",
        "js/ways.js",
        "js/tokens.js",
        "js/pair.js",
        "js/print.js",
        "js/review.js",
        "js/screens.js",
        "js/leave.js",
        "js/listen.js",
    ),
    "handing.js": ("js/handing.js", "js/leave.js"),
    "assisted.css": (
        "css/tokens.css",
        "css/base.css",
        "css/components.css",
        "css/listen.css",
        "css/assisted.css",
    ),
    "assisted.js": ("js/focus.js", "js/listen.js", "js/aloud.js", "js/given.js", "js/leave.js"),
    "accompany.css": (
        *_SHARED_CSS,
        "css/wide.css",
        "css/accompany.css",
        "css/creating.css",
        "css/keeping.css",
        "css/findings.css",
        "css/print.css",
        "css/pistes.css",
        "css/meetings.css",
        "css/running.css",
    ),
    "accompany.js": (
        "js/board.js",
        "js/focus.js",
        "js/position.js",
        "js/tokens.js",
        "js/print.js",
        "js/passkey.js",
        "js/live-preview.js",
        "js/waiting.js",
    ),
    "workshop.css": (
        "css/tokens.css",
        "css/base.css",
        "css/components.css",
        "css/wide.css",
        "css/accompany.css",
        "css/findings.css",
        "css/workshop.css",
    ),
    "workshop.js": ("js/focus.js", "js/turn.js", "js/waiting.js"),
    "paper.css": _PAPER_CSS,
    "paper.js": _PAPER_JS,
    "paper-legal.css": (*_PAPER_CSS, "css/paper-legal.css"),
    "paper-legal.js": _PAPER_JS,
    "kit.css": (*_PAPER_CSS, "css/running.css", "css/kit.css"),
    "kit.js": _PAPER_JS,
    "room.css": (*_SHARED_CSS, "css/wide.css", "css/accompany.css", "css/room.css"),
    "room.js": ("js/focus.js", "js/live.js"),
    "wall.css": ("css/wall.css",),
    "wall.js": ("js/live.js",),
    "worker.js": ("js/worker.js",),
    "keep.css": _KEEP_CSS,
    "keep.js": ("js/focus.js", "js/print.js", "js/keep-image.js", "js/leave.js"),
    "explore.css": (*_KEEP_CSS, "css/explore.css"),
    "explore.js": (
        "js/board.js",
        "js/focus.js",
        "js/position.js",
        "js/ways.js",
        "js/tokens.js",
        "js/pair.js",
        "js/print.js",
    ),
    "pistes.css": (
        "css/tokens.css",
        "css/base.css",
        "css/components.css",
        "css/wide.css",
        "css/accompany.css",
        "css/print.css",
        "css/pistes.css",
    ),
    "pistes.js": ("js/focus.js", "js/print.js"),
    "return.css": (
        "css/tokens.css",
        "css/base.css",
        "css/components.css",
        "css/listen.css",
        "css/return.css",
    ),
    "return.js": ("js/focus.js", "js/listen.js", "js/print.js"),
    "icon.svg": ("icon.svg",),
}
"""What each asset is joined from; a new source joins nothing until it is named here."""

TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

WORKER: Final = "worker.js"
"""Stands outside the pages that it may serve, which a browser wants to hear from us."""

FOR_EVER: Final = "public, max-age=31536000, immutable"

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One joined file."""

    name: str
    body: bytes
    digest: str


class SharedResponse(Response):
    """The same for everyone, whatever is said of cookies at the last moment.

    Accounts look at the session around every request, and Flask then says that the answer varies
    with the cookie: a browser would fetch it again after each new one.
    """

    def get_wsgi_headers(self, environ: "WSGIEnvironment") -> Headers:
        headers = super().get_wsgi_headers(environ)
        headers["Vary"] = "Accept-Encoding"
        return headers


def init_app(app: Flask) -> None:
    """Join every family once, serve them, and give templates `asset_url`."""
    app.extensions["assets"] = join_all(FOLDER)
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset_url"] = asset_url


@cache
def join_all(folder: Path) -> dict[str, Asset]:
    """Read, join and shorten the sources of each family."""
    joined = [(TYPES[Path(name).suffix], _join(name, folder)) for name in FAMILIES]
    return {name: _asset(name, text) for name, text in zip(FAMILIES, shorten(joined), strict=True)}


def asset_url(name: str) -> str:
    """Return the address of an asset; it changes whenever the content does."""
    return url_for("assets.send", digest=_assets()[name].digest, name=name)


@blueprint.get("/static/<digest>/<name>")
def send(digest: str, name: str) -> Response:
    """Send an asset in the best form that the browser takes."""
    asset = _assets().get(name) or abort(404)
    encodings = _compress(asset.body)
    encoding = next(filter(request.accept_encodings.quality, encodings), None)
    response = SharedResponse(encodings[encoding] if encoding else asset.body)
    response.headers["Content-Type"] = TYPES[Path(name).suffix]
    # A page kept from before an upgrade still gets a style, but does not keep it for ever.
    response.headers["Cache-Control"] = FOR_EVER if digest == asset.digest else "no-cache"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if name == WORKER:
        response.headers["Service-Worker-Allowed"] = "/repondre/"
    return response


def _assets() -> dict[str, Asset]:
    assets: dict[str, Asset] = current_app.extensions["assets"]
    return assets


def _join(name: str, folder: Path) -> str:
    """Join the sources of one family; each module has a block, within that of the first.

    So the first of a family lends its names to the others, which see nothing of each other.
    """
    first, *others = [(folder / source).read_text(encoding="utf-8") for source in FAMILIES[name]]
    if name.endswith(".js"):
        return "\n".join(("{\n" + first, *("{\n" + source + "}" for source in others), "}"))
    return "\n".join((first, *others))


def _asset(name: str, text: str) -> Asset:
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()[:8]
    return Asset(name=name, body=body, digest=digest)


@cache
def _compress(body: bytes) -> dict[str, bytes]:
    """Return the compressed forms by name, best first; a command that serves nothing makes none."""
    zipped = {"gzip": zopfli.compress(body, numiterations=1)}
    try:
        brotli = import_module("brotli")
    except ImportError:
        return zipped
    return {"br": brotli.compress(body), **zipped}
