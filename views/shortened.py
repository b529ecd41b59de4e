"""Styles and scripts as a phone fetches them: no comments, no spaces, short local names."""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Final

_LIBRARY: Final = "minify"

_PROGRAM: Final = f"""
import json, sys, {_LIBRARY}
json.dump([{_LIBRARY}.string(*each) for each in json.load(sys.stdin)], sys.stdout)
"""
"""Runs by itself: the library is Go, whose threads a server could not take along as it forks."""


def shorten(texts: list[tuple[str, str]]) -> list[str]:
    """Return each text, given with its media type, said in fewer bytes.

    A machine for which the library has no wheel sends them as they are written.
    """
    if find_spec(_LIBRARY) is None:
        return [text for _, text in texts]
    command = [sys.executable, "-c", _PROGRAM]
    done = subprocess.run(  # noqa: S603
        command, input=json.dumps(texts), capture_output=True, check=True, text=True
    )
    shortened: list[str] = json.loads(done.stdout)
    return shortened
