"""What a participant types: a code, then one practice per page; nothing is required but consent."""

import hmac
from collections.abc import Mapping
from typing import Any, Final

from wtforms import Form, StringField, ValidationError
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.validators import InputRequired, Optional

from analysis.position import Frame, Moment, Skip
from analysis.report import Audience
from analysis.tally import Answer
from forms import messages
from forms.faults import Fault, faults_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.moves import make_move, read_move
from forms.position_field import PositionField

LONGEST_CODE: Final = 40
BACK: Final = "back"
TOKEN_USE: Final = b"form token"


class CookieCSRF(CSRF):
    """A token that lives exactly as long as the participant's cookie, and is worth nothing else.

    The cookie cannot be found from the token, and another site can read neither of them.
    """

    def setup_form(self, form: Any) -> list[tuple[str, Any]]:
        self.cookie: str = form.meta.csrf_context
        return super().setup_form(form)

    def generate_csrf_token(self, csrf_token_field: CSRFTokenField) -> str:
        return hmac.digest(self.cookie.encode(), TOKEN_USE, "sha256")[:16].hex()

    def validate_csrf_token(self, form: Any, field: CSRFTokenField) -> None:
        expected = str(field.current_token).encode()
        if form.meta.csrf_fresh:
            raise ValidationError(str(messages.COOKIES_NEEDED))
        if not hmac.compare_digest(expected, str(field.data or "").encode()):
            raise ValidationError(str(messages.FORM_EXPIRED))


class ParticipantForm(Form):
    """A form tied to a cookie; on its own, a button that posts.

    `fresh` says that the cookie was made for this very request: none came back.
    """

    class Meta:
        csrf = True
        csrf_class = CookieCSRF

    def __init__(
        self, formdata: Any = None, *, cookie: str, fresh: bool = False, **kwargs: Any
    ) -> None:
        meta = {**kwargs.pop("meta", {}), "csrf_context": cookie, "csrf_fresh": fresh}
        super().__init__(formdata, meta=meta, **kwargs)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form again."""
        return 400 if "csrf_token" in self.errors else 422

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, in the order of the page."""
        return faults_of(self)


class CodeForm(ParticipantForm):
    """A card's code or a group's, as it was typed."""

    code = TextLine(messages.CODE, [InputRequired(messages.CODE_NEEDED), NotTooLong(LONGEST_CODE)])


class ResumeForm(ParticipantForm):
    """The code that opens a sheet again."""

    code = TextLine(
        messages.RESUME_CODE,
        [InputRequired(messages.RESUME_CODE_NEEDED), NotTooLong(LONGEST_CODE)],
    )


class AnswerForm(ParticipantForm):
    """One practice: both moments, and a comment with the audience that its author chooses."""

    current = PositionField(messages.TODAY)
    desired = PositionField(messages.WISHED_FOR)
    comment = TextBlock(messages.COMMENT, [Optional(strip_whitespace=False), NotTooLong()])
    audience = StringField(messages.COMMENT_IS_FOR)
    go = StringField()

    def __init__(
        self,
        formdata: Any = None,
        *,
        frame: Frame,
        ways: Mapping[Moment, str] | None = None,
        screen: str = "",
        **kwargs: Any,
    ) -> None:
        """`ways` says which way to show each moment, until one comes with the answer.

        `screen` opens the id of every field: a page may hold several forms, names stay the same.
        """
        self.move = read_move(formdata.get("go", "")) if formdata else None
        self.is_reread = bool(formdata and formdata.get("lecture"))
        if self.move:
            formdata = make_move(self.move, formdata, frame)
        meta = {"frame": frame, "ways": ways or {}, "moving": self.stays}
        super().__init__(formdata, meta=meta, **kwargs)
        for each in self:
            each.id = f"{screen}{each.id}"

    @property
    def stays(self) -> bool:
        """Whether the button keeps the same page: it moves a board, or says how to read."""
        return self.move is not None or self.is_reread

    @property
    def half_placed(self) -> bool:
        """Whether a moment is being placed and is not whole yet: the page waits, unsaved."""
        return self.current.half_placed or self.desired.half_placed

    def validate_desired(self, _field: PositionField) -> None:
        starts = self.move is not None and self.move.starts_from_today
        if starts and not isinstance(self.current.data, tuple):
            raise ValidationError(str(messages.TODAY_NEEDED_FIRST))

    def validate_audience(self, field: StringField) -> None:
        if field.data and field.data not in tuple(Audience):
            raise ValidationError(str(messages.NO_SUCH_AUDIENCE))
        waits = self.goes_back or self.stays
        if self.comment.data and not field.data and not waits:
            raise ValidationError(str(messages.AUDIENCE_NEEDED))

    @property
    def goes_back(self) -> bool:
        """Whether the page is left backwards: a comment waits there as a draft, for nobody yet."""
        return self.go.data == BACK


def take_back_not_applicable(
    said: tuple[Answer, Answer], saved: tuple[Answer, Answer]
) -> tuple[Answer, Answer]:
    """Return both moments as they are meant, when one of two « ne s’applique pas » was changed.

    That person means that it applies: the moment left as it was must not fill the other again.
    """
    not_applicable = Skip.NOT_APPLICABLE
    if saved == (not_applicable, not_applicable) and said.count(not_applicable) == 1:
        current, desired = (None if answer is not_applicable else answer for answer in said)
        return current, desired
    return said
