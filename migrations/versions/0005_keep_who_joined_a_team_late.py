"""Keep who joined a team late: some comments are for those alone who accompanied at the opening.

Of those who are there already, the log says it: where somebody was brought in after the opening,
whoever did nothing before it is taken for late.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LATE = sa.text(
    """
    UPDATE consultation_facilitators SET joined_late = TRUE
    WHERE EXISTS (
        SELECT 1 FROM activity JOIN consultation ON consultation.id = activity.consultation_id
        WHERE consultation.id = consultation_facilitators.consultation_id
        AND activity.act = 'facilitator_added'
        AND activity.happened_at >= consultation.opened_at
    )
    AND NOT EXISTS (
        SELECT 1 FROM activity JOIN consultation ON consultation.id = activity.consultation_id
        WHERE consultation.id = consultation_facilitators.consultation_id
        AND activity.account_id = consultation_facilitators.user_id
        AND activity.happened_at <= consultation.opened_at
    )
    """
)


def upgrade() -> None:
    op.add_column(
        "consultation_facilitators",
        sa.Column("joined_late", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(LATE)


def downgrade() -> None:
    op.drop_column("consultation_facilitators", "joined_late")
