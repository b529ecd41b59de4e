"""Keep the day when a piste was written: a day that had gone by already is not its own."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("proposal", sa.Column("written_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposal", "written_on")
