"""Keyed hashes: what is kept of a code or a token, with the secret of the server that made it."""

import secrets
from typing import Final

from sqlalchemy.orm import Session

from models.codes import hash_code

SECRET: Final = "code_secret"  # noqa: S105 — a name, not the secret
"""The option of the engine that holds the secret: one per application, never in the database."""


def secret_of(session: Session) -> str:
    """Return the secret of the application that this session works for."""
    secret: str = session.get_bind().get_execution_options()[SECRET]
    return secret


def new_token() -> str:
    """Return 256 random bits, for a link or a cookie."""
    return secrets.token_urlsafe(32)


def keyed_hash(session: Session, purpose: str, text: str) -> bytes:
    """Return what is kept of a secret text; the same text for another purpose hashes otherwise."""
    return hash_code(f"{purpose}\0{text}", secret_of(session))
