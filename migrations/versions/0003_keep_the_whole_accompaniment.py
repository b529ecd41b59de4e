"""Keep the whole accompaniment: accounts, meetings, what groups say, pistes, the board."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import CreateColumn

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

EMPTY: Final = {"server_default": "", "nullable": False}
NO: Final = {"server_default": sa.false(), "nullable": False}

ADDED: Final[dict[str, tuple[sa.Column[Any], ...]]] = {
    "account": (
        sa.Column("tf_primary_method", sa.String(64)),
        sa.Column("tf_totp_secret", sa.String(255)),
        sa.Column("totp_counter", sa.Integer()),
        sa.Column("mf_recovery_codes", sa.UnicodeText()),
        sa.Column("fs_webauthn_user_handle", sa.String(64)),
    ),
    "consultation": (
        sa.Column("consent", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("round", sa.Integer(), server_default="1", nullable=False),
        sa.Column("follows_key", sa.String(20)),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        sa.Column("mandate", sa.String(10)),
        sa.Column("server_keeper", sa.Text(), **EMPTY),
        sa.Column("funder_tie", sa.Boolean()),
        sa.Column("funder_tie_words", sa.Text(), **EMPTY),
        sa.Column("conditions_stated", sa.Boolean(), **NO),
        sa.Column("direction_apart", sa.Boolean(), **NO),
        sa.Column("one_hat_each", sa.Boolean(), **NO),
        sa.Column("trial_since", sa.DateTime(timezone=True)),
        sa.Column("paused_at", sa.DateTime(timezone=True)),
        sa.Column("stopped_at", sa.DateTime(timezone=True)),
        sa.Column("said_to_all", sa.Text(), **EMPTY),
        sa.Column("answers_expected_on", sa.Date()),
        sa.Column("concluded_on", sa.Date()),
        sa.Column("returned_on", sa.Date()),
        sa.Column("what_next", sa.Text(), **EMPTY),
    ),
    "consultation_group": (
        sa.Column("validated_by", sa.Integer()),
        sa.Column("validated_on", sa.Date()),
        sa.Column("revealed_at", sa.DateTime(timezone=True)),
        sa.Column("return_key", sa.LargeBinary(16)),
        sa.Column("return_hash", sa.LargeBinary(32)),
    ),
    "group_position": (
        sa.Column("dissent", sa.Text(), **EMPTY),
        sa.Column("dissent_said", sa.Boolean(), **NO),
    ),
    "invitation": (sa.Column("purpose", sa.String(8), server_default="welcome", nullable=False),),
}

RULES: Final = {
    "round": {"consultation_round_starts_at_1": "round >= 1"},
    "mandate": {"consultation_mandate": "mandate IN ('continuous', 'occasional')"},
    "trial_since": {
        "consultation_a_trial_ends_at_opening": "trial_since IS NULL OR opened_at IS NULL"
    },
    "validated_by": {"consultation_group_somebody_validates": "validated_by >= 1"},
    "validated_on": {
        "consultation_group_validated_by_people_on_a_day": (
            "(validated_by IS NULL) = (validated_on IS NULL)"
        )
    },
    "revealed_at": {
        "consultation_group_a_group_decides_before_it_is_revealed": (
            "revealed_at IS NULL OR validated_on IS NOT NULL"
        )
    },
    "return_hash": {
        "consultation_group_a_return_code_is_found_again": (
            "(return_key IS NULL) = (return_hash IS NULL)"
        )
    },
    "dissent": {"group_position_dissent_is_short": "length(dissent) <= 2000"},
    "purpose": {"invitation_invitationpurpose": "purpose IN ('welcome', 'recovery', 'rescue')"},
}
"""The rule of a column comes with it: SQLite adds no other to a table that stands."""

UNIQUE: Final = (
    ("account", "fs_webauthn_user_handle"),
    ("consultation_group", "return_hash"),
)


def upgrade() -> None:
    op.create_table(
        "erased_consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erased_consultation")),
    )
    op.create_table(
        "erased_consultation_facilitators",
        sa.Column("erased_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["erased_id"],
            ["erased_consultation.id"],
            name=op.f("fk_erased_consultation_facilitators_erased_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["account.id"],
            name=op.f("fk_erased_consultation_facilitators_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "erased_id", "user_id", name=op.f("pk_erased_consultation_facilitators")
        ),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("concerned", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("serious", sa.Boolean(), nullable=False),
        sa.Column("told_commission_on", sa.Date(), nullable=True),
        sa.Column("told_people_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("keeper", sa.Text(), nullable=False),
        sa.Column("person_in_charge", sa.Text(), nullable=False),
        sa.Column("title_in_charge", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("policy", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_there_is_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1024), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("transports", sa.UnicodeText(), nullable=True),
        sa.Column("backup_state", sa.Boolean(), nullable=False),
        sa.Column("device_type", sa.String(length=64), nullable=False),
        sa.Column("extensions", sa.String(length=255), nullable=True),
        sa.Column("create_datetime", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lastuse_datetime", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("usage", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["account.id"], name=op.f("fk_passkey_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_passkey_user_id_name")),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("consultation_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_activity_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_activity_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_consultation_id"), "activity", ["consultation_id"])

    op.create_table(
        "plenary",
        sa.Column("consultation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "speaking",
                "debate",
                "proposals",
                name="plenaryphase",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("place >= 0", name=op.f("ck_plenary_place_is_counted")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_plenary_version_is_counted")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_plenary_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_plenary")),
    )
    op.create_table(
        "finding_note",
        sa.Column("practice_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "kept",
                "corrected",
                "dropped",
                name="verdict",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.CheckConstraint("length(notes) <= 2000", name=op.f("ck_finding_note_notes_is_short")),
        sa.CheckConstraint("length(words) <= 2000", name=op.f("ck_finding_note_words_is_short")),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_finding_note_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_finding_note")),
    )
    op.create_table(
        "group_saying",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "saying",
            sa.Enum(
                "shared",
                "position_only",
                "kept",
                name="saying",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_group_saying_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_group_saying_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "practice_id", name=op.f("pk_group_saying")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "launch",
                "workshop",
                "plenary",
                "board",
                "return",
                "other",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("begins", sa.Time(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind <> 'plenary' OR held_on IS NULL",
            name=op.f("ck_meeting_the_plenary_has_the_day_of_its_process"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_meeting_revision_is_counted")),
        sa.CheckConstraint(
            "length(title) BETWEEN 1 AND 200", name=op.f("ck_meeting_title_is_given")
        ),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name=op.f("ck_meeting_lasts_within_a_day")),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_meeting_rank_starts_at_1")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_meeting_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_meeting_group_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint(
            "consultation_id", "rank", name=op.f("uq_meeting_consultation_id_rank")
        ),
        sa.UniqueConstraint("key", name=op.f("uq_meeting_key")),
    )
    op.create_index(
        "ix_meeting_one_plenary",
        "meeting",
        ["consultation_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'plenary'"),
        postgresql_where=sa.text("kind = 'plenary'"),
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column(
            "course",
            sa.Enum(
                "consolidate",
                "change_course",
                name="course",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("carried_by", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_proposal_text_is_short")),
        sa.CheckConstraint("length(text) >= 1", name=op.f("ck_proposal_text_is_given")),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_proposal_rank_starts_at_1")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_proposal_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_proposal_group_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_proposal_practice_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint(
            "consultation_id", "rank", name=op.f("uq_proposal_consultation_id_rank")
        ),
    )
    op.create_table(
        "board_response",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "retained",
                "modified",
                "postponed",
                "set_aside",
                name="boardanswer",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "answer IS NULL OR answer = 'retained' OR length(reason) >= 1",
            name=op.f("ck_board_response_what_is_not_retained_has_its_reason"),
        ),
        sa.CheckConstraint(
            "answer IS NULL OR (adopted_on IS NOT NULL AND noted_on IS NOT NULL)",
            name=op.f("ck_board_response_an_answer_is_adopted_at_a_sitting"),
        ),
        sa.CheckConstraint(
            "length(reason) <= 2000", name=op.f("ck_board_response_reason_is_short")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_board_response_proposal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_board_response")),
    )
    op.create_table(
        "counted_people",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("unseen", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "unseen BETWEEN 3 AND people", name=op.f("ck_counted_people_enough_to_show")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_counted_people_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_counted_people_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "practice_id", name=op.f("pk_counted_people")),
    )
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {_described(column)}")
    for table, name in UNIQUE:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=True)


def _described(column: sa.Column[Any]) -> str:
    rules = RULES.get(column.name, {}).items()
    described = CreateColumn(column).compile(dialect=op.get_bind().dialect)
    return " ".join(
        [str(described), *(f"CONSTRAINT ck_{name} CHECK ({rule})" for name, rule in rules)]
    )


def downgrade() -> None:
    for table, name in UNIQUE:
        op.drop_index(op.f(f"ix_{table}_{name}"), table_name=table)
    for table, columns in ADDED.items():
        for column in reversed(columns):
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column.name}")
    op.drop_table("counted_people")
    op.drop_table("board_response")
    op.drop_table("proposal")
    op.drop_table("meeting")
    op.drop_table("group_saying")
    op.drop_table("finding_note")
    op.drop_table("plenary")
    op.drop_table("activity")
    op.drop_table("passkey")
    op.drop_table("installation")
    op.drop_table("incident")
    op.drop_table("erased_consultation_facilitators")
    op.drop_table("erased_consultation")
