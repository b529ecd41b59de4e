"""A group changes its mind: it validates again, unless the others have seen what it says."""

from models.consultation import Group
from models.store.refusals import AlreadyRevealed


def reconsider(group: Group) -> None:
    """Forget that the group had validated what it says; raises `AlreadyRevealed`."""
    if group.revealed_at is not None or _is_told_in_the_return(group):
        raise AlreadyRevealed
    group.validated_by = group.validated_on = None


def _is_told_in_the_return(group: Group) -> bool:
    return group.validated_on is not None and group.consultation.returned_on is not None
