"""Keep translations and typed sheets: languages offered, answers from paper, a plenary date."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TRANSLATED: Final = ("consultation", "consultation_group", "pole", "practice", "practice_wording")


def upgrade() -> None:
    op.add_column("consultation", sa.Column("plenary_on", sa.Date(), nullable=True))
    op.add_column(
        "consultation",
        sa.Column("languages", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
    )
    for table in TRANSLATED:
        op.add_column(
            table,
            sa.Column("translations", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        )
    op.add_column(
        "sheet", sa.Column("typed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_table(
        "sealed_typed",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 1", name=op.f("ck_sealed_typed_people_are_counted")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["consultation_group.id"],
            name=op.f("fk_sealed_typed_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_sealed_typed_practice_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "practice_id", name=op.f("pk_sealed_typed")),
    )


def downgrade() -> None:
    op.drop_table("sealed_typed")
    op.drop_column("sheet", "typed")
    for table in TRANSLATED:
        op.drop_column(table, "translations")
    op.drop_column("consultation", "languages")
    op.drop_column("consultation", "plenary_on")
