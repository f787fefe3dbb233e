"""Places and counts by their claim: a value that most claims have is looked up claim by claim."""
from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the two indexes."""
    op.create_index("place_claim", "place", ["claim"])
    op.create_index("tally_claim", "tally", ["claim", "outcome", "low"])
