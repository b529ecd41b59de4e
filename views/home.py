"""The first page: what the tool is, and a door for each person who comes."""

from typing import Final

from flask import Blueprint, render_template
from flask_babel import gettext as _

from views.drawing.drawing import draw
from views.drawing.drawn import Drawing
from views.drawing.ground import TriangleGround
from views.drawing.marks import shape_of_rank
from views.drawing.shown import Agreed
from views.figures import captions

blueprint = Blueprint("home", __name__)

VOICES: Final = (
    (Agreed((5, 1, 0)), Agreed((1, 1, 4))),
    (Agreed((2, 3, 1)), Agreed((0, 2, 4))),
    (Agreed((0, 6, 0)), Agreed((0, 3, 3))),
)
"""Three groups that see different things today and wish for nearly the same: nobody said it."""


@blueprint.get("/")
def show() -> str:
    return render_template("home/show.html", voices=_voices())


def _voices() -> list[Drawing]:
    names = (_("Expertise"), _("Representation"), _("Participation"))
    ground = TriangleGround(names=names, tokens=6)
    return [
        drawing
        for rank, (today, wished) in enumerate(VOICES, start=1)
        for drawing in draw(ground, today, wished, shape=shape_of_rank(rank), captions=captions())
    ]
