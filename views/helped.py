"""Whether somebody helps on this device: a cookie until the browser closes, and nothing kept."""

from typing import Final

from werkzeug.wrappers import Response

from views.participation import HELP, keep_for_now, read_cookie

HELPED: Final = "oui"
ALOUD: Final = "voix"


def is_helped() -> bool:
    return bool(read_cookie(HELP))


def reads_aloud() -> bool:
    """Say whether each screen is to be read aloud as it comes."""
    return read_cookie(HELP) == ALOUD


def keep_help(response: Response, *, aloud: bool = False) -> None:
    keep_for_now(response, HELP, ALOUD if aloud else HELPED)
