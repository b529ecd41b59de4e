"""Clients that see what a test wrote: its session is committed before each request."""

import time
from typing import Any

from click.testing import Result
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models.account import User


class Visitor(FlaskClient):
    """A browser without a screen; what the test holds is read anew after each request."""

    session: Session | None = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        if self.session is not None:
            self.session.commit()
        response = super().open(*args, **kwargs)
        if self.session is not None:
            self.session.expire_all()
        return response

    def sign_in(self, user: User) -> None:
        """Become this person, without the cost of a password."""
        with self.session_transaction() as cookie:
            cookie["_user_id"] = user.fs_uniquifier
            cookie["_fresh"] = True
            cookie["fs_cc"] = "set"
            cookie["fs_paa"] = time.time()


class Terminal(FlaskCliRunner):
    """Someone who types `flask …`."""

    session: Session | None = None

    def invoke(  # type: ignore[override]
        self, cli: Any = None, args: Any = None, **kwargs: Any
    ) -> Result:
        if self.session is not None:
            self.session.commit()
        result = super().invoke(cli, args, **kwargs)
        if self.session is not None:
            self.session.expire_all()
        return result
