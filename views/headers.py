"""What every answer tells the browser, errors included: nothing foreign, nothing framed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, current_app

POLICY: Final = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def _policy(**changes: str) -> str:
    changed = POLICY | {what.replace("_", "-"): where for what, where in changes.items()}
    return "; ".join(f"{what} {where}" for what, where in changed.items())


HEADERS: Final = {
    "Content-Security-Policy": _policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HTTPS_HEADERS: Final = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    # Over plain HTTP browsers ignore it and complain in the console, on every page.
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """Headers of the few pages that frame a page of ours, or that one of ours frames."""

    headers: Mapping[str, str]

    def put_on(self, response: Response) -> Response:
        response.headers.update(self.headers)
        return response


FRAMING: Final = Exceptional(headers={"Content-Security-Policy": _policy(frame_src="'self'")})
FRAMED: Final = Exceptional(
    headers={
        "Content-Security-Policy": _policy(
            script_src="'none'",
            connect_src="'none'",
            worker_src="'none'",
            form_action="'none'",
            frame_ancestors="'self'",
        ),
        "X-Frame-Options": "SAMEORIGIN",
    }
)
"""A preview: nothing of it runs, and nothing can be sent from it."""


def init_app(app: Flask) -> None:
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = HEADERS if current_app.config["ESSAI"] else {**HEADERS, **HTTPS_HEADERS}
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
