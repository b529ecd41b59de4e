"""Numbers in addresses: those that a database can hold, and no other."""

from typing import Any, Final

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST: Final = 2**31 - 1
"""What both databases keep in an integer column; beyond it they fail instead of finding nothing."""


class RowNumber(IntegerConverter):
    """A whole number of an address; a larger one names nothing, as an unknown one does."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:  # noqa: A002 (werkzeug's)
        super().__init__(map, *args, **{"max": LARGEST, **kwargs})


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumber
