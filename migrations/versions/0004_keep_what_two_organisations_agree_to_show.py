"""Keep what two organisations agree to show: the second one, its groups, and who lets read what."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consultation_partner",
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_partner_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_consultation_partner_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("consultation_id", name=op.f("pk_consultation_partner")),
    )
    op.create_index(
        op.f("ix_consultation_partner_organisation_id"), "consultation_partner", ["organisation_id"]
    )
    op.add_column(
        "consultation_group",
        sa.Column("of_partner", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "agreement",
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("sheet_key", sa.LargeBinary(16), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_agreement_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sheet_key"], ["sheet.key"], name=op.f("fk_agreement_sheet_key"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_agreement")),
        sa.UniqueConstraint(
            "sheet_key",
            "practice_id",
            name=op.f("uq_agreement_sheet_key_practice_id"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_agreement_practice_id"), "agreement", ["practice_id"])
    op.create_table(
        "sealed_agreement",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sealed_agreement_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_sealed_agreement_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "practice_id", name=op.f("pk_sealed_agreement")),
    )


def downgrade() -> None:
    op.drop_table("sealed_agreement")
    op.drop_table("agreement")
    op.drop_column("consultation_group", "of_partner")
    op.drop_table("consultation_partner")
