"""The groups as a form fills them and as the store takes them."""

from collections.abc import Sequence
from typing import Protocol

from flask import abort
from wtforms import FieldList, FormField

from analysis.report import Role
from forms.consultation_editor import GroupForm, entry_of
from models import Entry
from models.store.drafts import GroupDraft


class PlacedGroup(Protocol):
    """What a group is on the page, which nobody types."""

    @property
    def role(self) -> Role: ...

    @property
    def of_partner(self) -> bool: ...


def group_drafts(
    groups: "FieldList[FormField[GroupForm]]", placed: Sequence[PlacedGroup]
) -> list[GroupDraft]:
    """Return the groups that were typed, each of the role that it had on the page."""
    if len(groups.data) != len(placed):
        abort(400)
    return [
        GroupDraft(
            role=place.role,
            label=typed["label"],
            expected=typed["expected"],
            entry=Entry(entry_of(typed["entry"], typed["expected"])),
            of_partner=place.of_partner,
        )
        for place, typed in zip(placed, groups.data, strict=True)
    ]
