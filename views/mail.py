"""Mail, where a server for it is configured: what Flask-Security writes, sent after the answer.

Its own senders (Flask-Mail, Flask-Mailman) start TLS without looking at the certificate; a link
that opens an account goes through this one, which looks.
"""

import smtplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ssl import create_default_context
from typing import Any, Final

from flask import Flask, current_app
from flask_babel import force_locale, gettext
from flask_security import MailUtil

from analysis.wording import N_
from i18n import DEFAULT_LANGUAGE

TLS_FROM_THE_FIRST_BYTE: Final = 465
HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
PATIENCE: Final = 20
"""Seconds that a server of mail has to answer."""
SUBJECTS: Final = {
    "access/mail/recovery": N_("Trois voix: choose a new password"),
    "access/mail/changed": N_("Trois voix: your password was changed"),
}

_desk = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail")


def later(job: Callable[..., None], *args: Any) -> None:
    """Do it once the answer is gone: how long it takes tells nothing to whoever asked."""
    _desk.submit(job, *args)


def is_configured() -> bool:
    return bool(current_app.config["MAIL_SERVER"])


class Mail(MailUtil):
    """Sends plain text, over a connection whose other end is known."""

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        message = EmailMessage()
        message["Subject"] = gettext(SUBJECTS[template])
        message["From"] = app.config["MAIL_DEFAULT_SENDER"] or app.config["MAIL_USERNAME"]
        message["To"] = str(recipient)
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain="trois-voix.invalid")
        message.set_content(body or "")
        later(_hand_in, app, message)


def in_french() -> Any:
    """Write in the first language: there is no page to take one from."""
    return force_locale(DEFAULT_LANGUAGE)


def _hand_in(app: Flask, message: EmailMessage) -> None:
    try:
        with _connection(app) as server:
            if app.config["MAIL_USERNAME"]:
                server.login(app.config["MAIL_USERNAME"], app.config["MAIL_PASSWORD"])
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as failure:
        app.logger.error("A mail could not be sent: %s", type(failure).__name__)


def _connection(app: Flask) -> smtplib.SMTP:
    host, port = app.config["MAIL_SERVER"], app.config["MAIL_PORT"]
    trusted = create_default_context()
    if port == TLS_FROM_THE_FIRST_BYTE:
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=trusted)
    server = smtplib.SMTP(host, port, timeout=PATIENCE)
    if host not in HERE:
        server.starttls(context=trusted)
    return server
