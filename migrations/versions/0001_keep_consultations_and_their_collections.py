"""Keep consultations and their collections: accounts, questionnaires, sheets, what is sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "NOT active OR (email IS NOT NULL AND password IS NOT NULL)",
            name=op.f("ck_account_active_can_sign_in"),
        ),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_account_email_is_lower")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_fs_uniquifier")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(name) BETWEEN 1 AND 200", name=op.f("ck_organisation_name_is_given")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
    )
    op.create_table(
        "account_roles",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["role_id"], ["role.id"], name=op.f("fk_account_roles_role_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["account.id"], name=op.f("fk_account_roles_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "role_id", name=op.f("pk_account_roles")),
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("gabarit", sa.String(length=60), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("fictitious", sa.Boolean(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "language IN ('fr', 'en')", name=op.f("ck_consultation_language_is_spoken")
        ),
        sa.CheckConstraint(
            "(opened_at IS NULL) = (keep_until IS NULL)",
            name=op.f("ck_consultation_opening_says_until_when"),
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= opened_at",
            name=op.f("ck_consultation_ends_after_opening"),
        ),
        sa.CheckConstraint(
            "length(title) BETWEEN 1 AND 200", name=op.f("ck_consultation_title_is_given")
        ),
        sa.CheckConstraint(
            "opened_at IS NULL OR tokens >= 4",
            name=op.f("ck_consultation_a_coarse_frame_is_never_opened"),
        ),
        sa.CheckConstraint(
            "tokens BETWEEN 1 AND 1000", name=op.f("ck_consultation_tokens_are_counted")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_consultation_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("key", name=op.f("uq_consultation_key")),
    )
    op.create_index(
        op.f("ix_consultation_organisation_id"), "consultation", ["organisation_id"], unique=False
    )

    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["account.id"], name=op.f("fk_invitation_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
        sa.UniqueConstraint("user_id", name=op.f("uq_invitation_user_id")),
    )
    op.create_table(
        "consultation_facilitators",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_facilitators_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["account.id"],
            name=op.f("fk_consultation_facilitators_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "consultation_id", "user_id", name=op.f("pk_consultation_facilitators")
        ),
    )
    op.create_table(
        "consultation_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "practitioners",
                "recipients",
                "board",
                "other",
                name="role",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column(
            "entry",
            sa.Enum(
                "cards", "address", "none", name="entry", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "entry <> 'none' OR (opened_at IS NULL AND left_out_at IS NULL AND code IS NULL)",
            name=op.f("ck_consultation_group_a_workshop_alone_collects_nothing"),
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR (closes_at IS NOT NULL AND closed_at >= closes_at)",
            name=op.f("ck_consultation_group_closed_when_due"),
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR left_out_at IS NULL",
            name=op.f("ck_consultation_group_closed_or_left_out"),
        ),
        sa.CheckConstraint(
            "closes_at IS NULL OR closes_at > opened_at",
            name=op.f("ck_consultation_group_opens_then_closes"),
        ),
        sa.CheckConstraint(
            "closes_at IS NULL OR opened_at IS NOT NULL",
            name=op.f("ck_consultation_group_only_what_opened_closes"),
        ),
        sa.CheckConstraint(
            "code IS NULL OR (closed_at IS NULL AND left_out_at IS NULL)",
            name=op.f("ck_consultation_group_a_closed_group_has_no_code"),
        ),
        sa.CheckConstraint(
            "expected BETWEEN 1 AND 1000", name=op.f("ck_consultation_group_people_are_expected")
        ),
        sa.CheckConstraint(
            "length(label) BETWEEN 1 AND 120", name=op.f("ck_consultation_group_label_is_given")
        ),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_consultation_group_rank_starts_at_1")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_group_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_group")),
        sa.UniqueConstraint("code", name=op.f("uq_consultation_group_code")),
        sa.UniqueConstraint(
            "consultation_id", "rank", name=op.f("uq_consultation_group_consultation_id_rank")
        ),
    )
    op.create_index(
        "ix_consultation_group_due",
        "consultation_group",
        ["closes_at"],
        unique=False,
        sqlite_where=sa.text("closes_at IS NOT NULL AND closed_at IS NULL"),
        postgresql_where=sa.text("closes_at IS NOT NULL AND closed_at IS NULL"),
    )

    op.create_table(
        "pole",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plain_name", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("looks_like", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_pole_name_is_given")),
        sa.CheckConstraint("rank BETWEEN 1 AND 6", name=op.f("ck_pole_rank_is_1_to_6")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_pole_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pole")),
        sa.UniqueConstraint("consultation_id", "rank", name=op.f("uq_pole_consultation_id_rank")),
    )
    op.create_table(
        "practice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("pole_sentences", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "length(title) BETWEEN 1 AND 200", name=op.f("ck_practice_title_is_given")
        ),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_practice_rank_starts_at_1")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_practice_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
        sa.UniqueConstraint(
            "consultation_id", "code", name=op.f("uq_practice_consultation_id_code")
        ),
        sa.UniqueConstraint(
            "consultation_id", "rank", name=op.f("uq_practice_consultation_id_rank")
        ),
    )
    op.create_table(
        "snapshot",
        sa.Column("consultation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_snapshot_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "card",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_card_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_card")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_card_code_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_card_group_id"), "card", ["group_id"], unique=False)

    op.create_table(
        "group_position",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("current", sa.String(length=40), nullable=False),
        sa.Column("desired", sa.String(length=40), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.Column("helps", sa.Text(), nullable=False),
        sa.Column("hinders", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(example) <= 2000", name=op.f("ck_group_position_example_is_short")
        ),
        sa.CheckConstraint("length(helps) <= 2000", name=op.f("ck_group_position_helps_is_short")),
        sa.CheckConstraint(
            "length(hinders) <= 2000", name=op.f("ck_group_position_hinders_is_short")
        ),
        sa.CheckConstraint(
            "length(reasons) <= 2000", name=op.f("ck_group_position_reasons_is_short")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_group_position_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_group_position_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "practice_id", name=op.f("pk_group_position")),
    )
    op.create_table(
        "group_release",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_group_release_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_release")),
    )
    op.create_table(
        "kept_comment",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "workshop",
                "plenary",
                "facilitator",
                name="audience",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("retold", sa.Text(), nullable=False),
        sa.CheckConstraint("length(retold) <= 2000", name=op.f("ck_kept_comment_retold_is_short")),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_kept_comment_text_is_short")),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_kept_comment_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_comment")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_kept_comment_practice_id"), "kept_comment", ["practice_id"], unique=False
    )

    op.create_table(
        "practice_asked_of",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_practice_asked_of_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_practice_asked_of_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("practice_id", "group_id", name=op.f("pk_practice_asked_of")),
    )
    op.create_table(
        "practice_wording",
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "practitioners",
                "recipients",
                "board",
                "other",
                name="role",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_practice_wording_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("practice_id", "role", name=op.f("pk_practice_wording")),
    )
    op.create_table(
        "sealed_count",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum("current", "desired", name="moment", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 1", name=op.f("ck_sealed_count_people_are_counted")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sealed_count_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_sealed_count_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "group_id", "practice_id", "moment", "place", name=op.f("pk_sealed_count")
        ),
    )
    op.create_table(
        "sealed_skip",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum("current", "desired", name="moment", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column(
            "skip",
            sa.Enum(
                "does_not_know",
                "not_applicable",
                "prefers_not",
                name="skip",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 1", name=op.f("ck_sealed_skip_people_are_counted")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sealed_skip_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_sealed_skip_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "group_id", "practice_id", "moment", "skip", name=op.f("pk_sealed_skip")
        ),
    )
    op.create_table(
        "sealed_turnout",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_sealed_turnout_people_are_counted")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sealed_turnout_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_sealed_turnout")),
    )
    op.create_table(
        "sheet",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("cookie_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("resume_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("entry_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sheet_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sheet")),
        sa.UniqueConstraint("cookie_hash", name=op.f("uq_sheet_cookie_hash")),
        sa.UniqueConstraint("entry_hash", name=op.f("uq_sheet_entry_hash")),
        sa.UniqueConstraint("resume_hash", name=op.f("uq_sheet_resume_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sheet_group_id"), "sheet", ["group_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sheet_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "workshop",
                "plenary",
                "facilitator",
                name="audience",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_comment_text_is_short")),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_comment_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_comment_sheet_key"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_comment")),
        sa.UniqueConstraint(
            "sheet_key", "practice_id", name=op.f("uq_comment_sheet_key_practice_id")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_comment_practice_id"), "comment", ["practice_id"], unique=False)

    op.create_table(
        "response",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sheet_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column(
            "moment",
            sa.Enum("current", "desired", name="moment", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=40), nullable=True),
        sa.Column(
            "skip",
            sa.Enum(
                "does_not_know",
                "not_applicable",
                "prefers_not",
                name="skip",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(place IS NULL) <> (skip IS NULL)", name=op.f("ck_response_a_place_or_a_skip")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_response_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_response_sheet_key"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_response")),
        sa.UniqueConstraint(
            "sheet_key",
            "practice_id",
            "moment",
            name=op.f("uq_response_sheet_key_practice_id_moment"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_response_practice_id"), "response", ["practice_id"], unique=False)


def downgrade() -> None:
    for table in (
        "response",
        "comment",
        "sheet",
        "sealed_turnout",
        "sealed_skip",
        "sealed_count",
        "practice_wording",
        "practice_asked_of",
        "kept_comment",
        "group_release",
        "group_position",
        "card",
        "snapshot",
        "practice",
        "pole",
        "consultation_group",
        "consultation_facilitators",
        "invitation",
        "consultation",
        "account_roles",
        "role",
        "organisation",
        "account",
    ):
        op.drop_table(table)
