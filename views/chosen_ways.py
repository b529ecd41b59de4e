"""Which way a person places a position, kept for the next practices in a cookie of two words.

It is the same for everyone who chose the same, so it tells nothing of a person or of an answer.
"""

from collections.abc import Mapping

from werkzeug.wrappers import Response

from analysis.position import Moment
from forms.participate import AnswerForm
from forms.ways import Way, way_for
from views.participation import WAYS, keep_for_now, read_cookie
from views.reading import taken_reading


def read_ways() -> Mapping[Moment, str]:
    """Return the way chosen for each moment, an empty text standing for none.

    Who reads plain words and chose none begins with words.
    """
    reading = taken_reading()
    usual = Way.WORDS if reading and reading.plain else ""
    current, _, desired = read_cookie(WAYS).partition(".")
    return {Moment.CURRENT: current or usual, Moment.DESIRED: desired or usual}


def keep_ways(response: Response, form: AnswerForm) -> None:
    """Keep the ways of a form, when they are not those that would be shown anyway."""
    chosen = read_ways()
    fields = {Moment.CURRENT: form.current, Moment.DESIRED: form.desired}
    if any(field.way is not way_for(field.frame, chosen[at]) for at, field in fields.items()):
        keep_for_now(response, WAYS, ".".join(field.way for field in fields.values()))
