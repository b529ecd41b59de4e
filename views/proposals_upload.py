"""The sheet that the meeting filled comes back: what is wrong in it, what it changes, then yes."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, current_app, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.datastructures import FileStorage

from forms.proposals import ImportForm, UploadForm
from imports.fault import FaultyFile
from imports.proposals import ProposalRow, read_proposals
from models import Consultation, Course, db
from models.store.activity import Act
from models.store.drafts import ProposalDraft
from models.store.proposal_import import (
    Comparison,
    NumberedDraft,
    apply_rows,
    compare,
    fingerprint_of_all,
)
from models.store.proposals import list_proposals
from models.store.refusals import ChangedSince
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import see_other, today
from views.page_words import page_words
from views.remembering import remember
from views.sheet_words import mark_of, sheet_words

blueprint = Blueprint("proposals_upload", __name__, url_prefix="/demarches/<key>/pistes")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing


@blueprint.route("/televerser", methods=["GET", "POST"])
def upload(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = UploadForm()
    if not form.validate_on_submit():
        return _upload_page(consultation, form)
    try:
        rows = _read(consultation, form.workbook.data)
    except FaultyFile as faulty:
        return _upload_page(
            consultation, form, [fault.told(page_words()) for fault in faulty.faults]
        )
    return _preview_page(consultation, rows)


@blueprint.post("/televerser/confirmer")
def confirm(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = ImportForm()
    rows = _signed_rows(consultation, form.rows.data or "")
    if rows is None or not form.validate_on_submit():
        flash(_("Nothing was saved. Upload the workbook again."))
        return see_other("proposals_upload.upload", key=key)
    try:
        done = _applied(consultation, rows, form)
    except ChangedSince:
        db.session.rollback()
        flash(_("The proposals changed meanwhile: here is what the sheet would change now."))
        return _preview_page(consultation, rows)
    flash(_told(done, removed=form.remove.data))
    return see_other("proposals.index", key=key)


def _applied(
    consultation: Consultation, rows: Sequence[ProposalRow], form: ImportForm
) -> Comparison:
    done = apply_rows(
        db.session(),
        consultation,
        list(_drafts(consultation, rows)),
        seen=form.seen.data or "",
        remove=form.remove.data,
        today=today(),
    )
    remember(consultation, Act.PROPOSALS_IMPORTED)
    db.session.commit()
    return done


def _told(done: Comparison, *, removed: bool) -> str:
    """Say what was done, in one sentence per kind of change."""
    gone = len(done.gone) if removed else 0
    said = (
        ngettext("%(num)d proposal added.", "%(num)d proposals added.", len(done.new)),
        ngettext("%(num)d proposal changed.", "%(num)d proposals changed.", len(done.changed)),
        ngettext("%(num)d proposal removed.", "%(num)d proposals removed.", gone),
    )
    counts = (len(done.new), len(done.changed), gone)
    return " ".join(words for words, count in zip(said, counts, strict=True) if count) or _(
        "Nothing changed: the sheet says what was there already."
    )


def _read(consultation: Consultation, sent: FileStorage) -> tuple[ProposalRow, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        sent.save(path)
        return read_proposals(path, sheet_words(consultation), mark=mark_of(consultation))


def _drafts(consultation: Consultation, rows: Sequence[ProposalRow]) -> Iterator[NumberedDraft]:
    practices = {practice.code: practice for practice in consultation.practices}
    groups = {group.report_code: group for group in consultation.groups}
    for row in rows:
        draft = ProposalDraft(
            text=row.text,
            practice=practices.get(row.practice),
            course=Course(row.course) if row.course else None,
            group=groups.get(row.group),
            carried_by=row.carried_by,
            due=row.due,
        )
        yield NumberedDraft(number=row.number, draft=draft)


def _upload_page(consultation: Consultation, form: UploadForm, faults: Sequence[str] = ()) -> str:
    return render_template(
        "plenary/upload.html", consultation=consultation, form=form, faults=faults, errors=faults
    )


def _preview_page(consultation: Consultation, rows: Sequence[ProposalRow]) -> str:
    proposals = list_proposals(db.session(), consultation)
    signed = _signer(consultation).dumps([asdict(row) for row in rows])
    seen = fingerprint_of_all(proposals)
    return render_template(
        "plenary/preview.html",
        consultation=consultation,
        changes=compare(proposals, list(_drafts(consultation, rows))),
        form=ImportForm(data={"rows": signed, "seen": seen}, sent=False),
    )


def _signed_rows(consultation: Consultation, text: str) -> tuple[ProposalRow, ...] | None:
    """Return the rows that this page signed itself: what was read is kept nowhere else."""
    try:
        return tuple(ProposalRow(**row) for row in _signer(consultation).loads(text))
    except BadData:
        return None


def _signer(consultation: Consultation) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"proposals {consultation.key}")
