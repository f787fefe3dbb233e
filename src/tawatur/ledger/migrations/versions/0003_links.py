"""Linking: traits of claims, and the incidents that claims came to belong to."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the three tables."""
    op.create_table(
        "trait",
        sa.Column("claim", sa.Integer(), sa.ForeignKey("claim.seq"), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "linking",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("unlinked", sa.Integer(), nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("linking", sa.Integer(), sa.ForeignKey("linking.seq"), nullable=False),
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("incident", sa.String(length=16), nullable=False),
        sa.Column("weight", sa.Float()),
        sa.Column("other", sa.String(length=16)),
        sa.Column("levels", sa.Text()),
        sa.Column("copy", sa.String(length=16)),
    )
    op.create_index("link_claim", "link", ["claim", "seq"])
    op.create_index("link_incident", "link", ["incident", "claim"])
