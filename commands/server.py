"""The production server: Gunicorn, without an access log, started from here."""

import logging
from collections.abc import Callable
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from commands.patient_worker import PatientWorker

WORKERS: Final = 2
THREADS: Final = 8

TELLING: Final = ("Invalid request from", "Error handling request", "Socket error processing")
"""What Gunicorn says with who asked, or for which page, whose address may hold a code; and of each
phone that stops halfway.
"""


def _tells_nobody(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(TELLING)


class DiscreetLogger(Logger):  # type: ignore[misc]
    """Leaves out who asked for what; the application logs its own failures."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(_tells_nobody)


class Server(BaseApplication):  # type: ignore[misc]
    """The application behind Gunicorn; `when_ready` is called once it listens."""

    def __init__(self, app: Flask, *, host: str, port: int, when_ready: Callable[[], None]) -> None:
        self._app = app
        self._options: dict[str, Any] = {
            "bind": f"{host}:{port}",
            "worker_class": PatientWorker,
            "workers": WORKERS,
            "threads": THREADS,
            "preload_app": True,
            "accesslog": None,
            "errorlog": "-",
            "logger_class": DiscreetLogger,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _server: when_ready(),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app
