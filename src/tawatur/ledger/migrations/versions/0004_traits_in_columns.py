"""Traits of claims by the lot, in columns: they are all laid out whenever claims are linked. Worked out anew at the next linking."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table anew."""
    op.drop_table("trait")
    op.create_table(
        "trait",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("off", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
