"""The first schema: documents, readings, claims, decisions, the chain, and the indexes of words."""
from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes all tables."""
    for table in (_document, _original, _reading, _decision, _claim, _party, _area, _place, _tally, _means, _problem, _chain):
        table()
    for name, owner in (("claim_words", "claim"), ("document_words", "document")):
        _word_index(name, owner)


def _word_index(name: str, owner: str) -> None:
    """A full-text index that stores no text of its own (SQLite), or one beside its owner (PostgreSQL)."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')")
        return
    op.execute(f"CREATE TABLE {name} (rowid integer PRIMARY KEY REFERENCES {owner} (seq), words tsvector NOT NULL)")
    op.execute(f"CREATE INDEX {name}_by ON {name} USING gin (words)")


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("chained", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("chain_row", "chain", ["kind", "row"])


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=8), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("decision_claim", "decision", ["claim", "seq"])


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("lang", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("whence", sa.Text(), nullable=True),
        sa.Column("fetched", sa.Text(), nullable=True),
        sa.Column("bytes_sha256", sa.String(length=64), nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("document_content", "document", ["content"])
    op.create_index("document_id", "document", ["id", "version"])
    op.create_index("document_key", "document", ["key", "version"])
    op.create_index("document_outlet", "document", ["outlet"])


def _original() -> None:
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256")
    )


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.seq"]),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("reading_document", "reading", ["document", "seq"])


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("cause", sa.String(length=8), nullable=False),
        sa.Column("place_in_reading", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("time_start", sa.Text(), nullable=False),
        sa.Column("time_end", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decision.seq"]),
        sa.ForeignKeyConstraint(["document"], ["document.seq"]),
        sa.ForeignKeyConstraint(["reading"], ["reading.seq"]),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("claim_document", "claim", ["document", "place_in_reading", "seq"])
    op.create_index("claim_id", "claim", ["id", "seq"])
    op.create_index("claim_reading", "claim", ["reading"])
    op.create_index("claim_subtype", "claim", ["subtype", "time_start", "seq"])
    op.create_index("claim_time", "claim", ["time_start", "seq"])
    op.create_index("claim_type", "claim", ["type", "time_start", "seq"])


def _problem() -> None:
    op.create_table(
        "problem",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.seq"]),
        sa.PrimaryKeyConstraint("seq")
    )
    op.create_index("problem_reading", "problem", ["reading"])


def _area() -> None:
    op.create_table(
        "area",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"]),
        sa.PrimaryKeyConstraint("site", "claim"),
        sqlite_with_rowid=False
    )


def _means() -> None:
    op.create_table(
        "means",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"]),
        sa.PrimaryKeyConstraint("kind", "claim"),
        sqlite_with_rowid=False
    )


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=7), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"]),
        sa.PrimaryKeyConstraint("party", "role", "claim"),
        sqlite_with_rowid=False
    )


def _place() -> None:
    op.create_table(
        "place",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], )
    )
    op.create_index("place_folded", "place", ["folded", "claim"])
    op.create_index("place_name", "place", ["name", "claim"])
    op.create_index("place_point", "place", ["latitude", "longitude", "claim"])


def _tally() -> None:
    op.create_table(
        "tally",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claim.seq"], )
    )
    op.create_index("tally_by", "tally", ["outcome", "low", "high", "claim"])
