"""What somebody who is signed in does is kept with what it changes, in the same transaction."""

from models import Consultation, db
from models.store.activity import Act, record, record_reading
from views.guard import somebody
from views.moving import now


def remember(
    consultation: Consultation | None,
    act: Act,
    *,
    subject: str = "",
    before: str = "",
    after: str = "",
) -> None:
    """Keep that whoever is signed in does this; the view commits, or nothing was done."""
    record(
        db.session(),
        account=somebody(),
        consultation=consultation,
        act=act,
        now=now(),
        subject=subject,
        before=before,
        after=after,
    )


def remember_reading(consultation: Consultation, act: Act) -> None:
    """Keep, once a day, that this was read or downloaded, which changes nothing else.

    In a transaction of its own: the page itself only reads.
    """
    record_reading(
        db.engine,
        account_id=somebody().id,
        consultation_id=consultation.id,
        act=act,
        now=now(),
    )
