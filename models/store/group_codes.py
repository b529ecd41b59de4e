"""The code that names a group in its address."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.codes import GROUP_CODE, new_code
from models.consultation import Group


def unused_group_code(session: Session) -> str:
    """Return a group code that no group has."""
    while True:
        code = new_code(GROUP_CODE)
        if session.scalar(sa.select(Group.id).where(Group.code == code)) is None:
            return code
