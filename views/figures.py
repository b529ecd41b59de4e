"""The words that stand beside marks, in the language of the request."""

from flask_babel import gettext as _

from views.drawing.drawn import Captions


def captions() -> Captions:
    return Captions(
        current=_("today"), desired=_("wished for"), both=(_("today"), _("and wished for"))
    )
