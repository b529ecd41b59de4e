"""The groups as a form fills them and as the store takes them."""

from collections.abc import Sequence

from flask import abort
from wtforms import FieldList, FormField

from analysis.report import Role
from forms.consultation_editor import GroupForm, entry_of
from models import Entry
from models.store.drafts import GroupDraft


def group_drafts(
    groups: "FieldList[FormField[GroupForm]]", roles: Sequence[Role]
) -> list[GroupDraft]:
    """Return the groups that were typed, each of the role that it had on the page."""
    if len(groups.data) != len(roles):
        abort(400)
    return [
        GroupDraft(
            role=role,
            label=typed["label"],
            expected=typed["expected"],
            entry=Entry(entry_of(typed["entry"], typed["expected"])),
        )
        for role, typed in zip(roles, groups.data, strict=True)
    ]
