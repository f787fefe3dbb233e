"""The tables of the ledger, one schema for SQLite and PostgreSQL. Rows are added and never changed or taken away.

    document   one row a version of a report: its text, where it came from, the digests of what was received
    reading    one row each time a version of tawatur read a document, or a person's hand corrected one of its claims
    claim      one row a state of a claim; the latest state of a claim is how it stands (`status`)
    party, area, place, tally, means    what a claim's state says, a row each, to search by
    decision   what a person decided on a claim, when and why
    problem    what went wrong with a report, or with an input that gave none
    chain      a row for each document, reading and decision, each with the digest of all before it
    trait      what of claims is held against other claims (`tawatur.link.features`), worked out once; a row a lot of claims
    linking    one row each time claims were linked: by which version, and how far the ledger went then
    link       one row each time a claim came to belong to an incident; the latest row of a claim holds

Numbers (`seq`) are given under the writers' lock, without gaps, so that the same input gives the same ledger anywhere.
"""
from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

STANDING = ("read", "accepted", "corrected")  # the states in which a claim is part of the current view


def _key() -> Column[int]:
    return Column("seq", Integer, primary_key=True, autoincrement=False)


def _of(table: str, *, optional: bool = False, key: bool = False) -> Column[int]:
    return Column(table, Integer, ForeignKey(f"{table}.seq"), nullable=optional, primary_key=key, autoincrement=False)


document = Table(
    "document", metadata, _key(),
    Column("id", String(16), nullable=False),  # of the report, the same for all its versions
    Column("version", Integer, nullable=False),
    Column("key", Text, nullable=False),  # what a later version is known by: its URL, or where it lies
    Column("content", String(64), nullable=False),  # digest of outlet, day and text: the same report twice is one document
    Column("name", Text, nullable=False),  # the caller's id for it
    Column("title", Text), Column("outlet", Text), Column("url", Text), Column("published", Text), Column("lang", Text),
    Column("via", Text),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("source", Text, nullable=False), Column("whence", Text), Column("fetched", Text),
    Column("bytes_sha256", String(64)),
    Column("added", Text, nullable=False), Column("added_by", Text, nullable=False),  # when (UTC), by which version
    Index("document_key", "key", "version"), Index("document_content", "content"), Index("document_id", "id", "version"),
    Index("document_outlet", "outlet"),
)

original = Table(
    "original", metadata,
    Column("sha256", String(64), primary_key=True), Column("bytes", LargeBinary, nullable=False),
)

reading = Table(
    "reading", metadata, _key(), _of("document"),
    Column("version", Text, nullable=False),  # of tawatur: code, schema, words
    Column("at", Text, nullable=False),
    Column("claims", Integer, nullable=False), Column("problems", Integer, nullable=False),
    Index("reading_document", "document", "seq"),
)

decision = Table(
    "decision", metadata, _key(),
    Column("claim", String(16), nullable=False),
    Column("action", String(8), nullable=False),  # accept, reject, correct, merge, reopen
    Column("field", Text), Column("value", Text),  # JSON; of a merge, the id of the claim that it is told by
    Column("by", Text, nullable=False), Column("at", Text, nullable=False), Column("why", Text, nullable=False),
    Index("decision_claim", "claim", "seq"),
)

claim = Table(
    "claim", metadata, _key(),
    Column("id", String(16), nullable=False),
    _of("reading"), _of("document"), _of("decision", optional=True),
    Column("status", String(9), nullable=False),  # read, accepted, corrected; rejected, merged, gone
    Column("cause", String(8), nullable=False),  # what brought the state about: its reading, or its decision
    Column("place_in_reading", Integer, nullable=False),
    Column("type", Text, nullable=False), Column("subtype", Text), Column("modality", Text, nullable=False),
    Column("scope", Text, nullable=False), Column("stance", Text, nullable=False),
    Column("time_start", Text, nullable=False), Column("time_end", Text, nullable=False),  # "" where no time is said
    Column("body", Text, nullable=False),  # the record of the codebook, as JSON
    Index("claim_id", "id", "seq"), Index("claim_document", "document", "place_in_reading", "seq"),
    Index("claim_subtype", "subtype", "time_start", "seq"), Index("claim_time", "time_start", "seq"),
)

# What a state says, to search by: written with the claim, read by their keys alone.
party = Table(
    "party", metadata, Column("party", Text, primary_key=True), Column("role", String(7), primary_key=True),
    _of("claim", key=True), sqlite_with_rowid=False,  # role: actor, target, speaker, victim
)

area = Table(  # the place of a claim and every wider one that holds it
    "area", metadata, Column("site", Text, primary_key=True), _of("claim", key=True), sqlite_with_rowid=False,
)

place = Table(
    "place", metadata, _of("claim"), Column("site", Text), Column("folded", Text, nullable=False),
    Column("latitude", Float), Column("longitude", Float),
    Index("place_folded", "folded", "claim"), Index("place_point", "latitude", "longitude", "claim"), Index("place_claim", "claim"),
)

tally = Table(
    "tally", metadata, _of("claim"), Column("outcome", Text, nullable=False), Column("who", Text, nullable=False),
    Column("low", BigInteger), Column("high", BigInteger), Index("tally_by", "outcome", "low", "high", "claim"),
    Index("tally_claim", "claim", "outcome", "low"),
)

means = Table(
    "means", metadata, Column("kind", Text, primary_key=True), _of("claim", key=True), sqlite_with_rowid=False,
)

problem = Table(
    "problem", metadata, _key(), _of("reading", optional=True),
    Column("name", Text, nullable=False), Column("step", Text, nullable=False), Column("message", Text, nullable=False),
    Column("start", Integer), Column("stop", Integer), Column("at", Text, nullable=False),
    Index("problem_reading", "reading"),
)

chain = Table(
    "chain", metadata, _key(),
    Column("kind", String(8), nullable=False), Column("row", Integer, nullable=False),
    Column("digest", String(64), nullable=False), Column("chained", String(64), nullable=False),
    Index("chain_row", "kind", "row"),
)
# What linking works out can be worked out anew, and stands outside the chain.
trait = Table(
    "trait", metadata, _key(),
    Column("off", Text, nullable=False),  # numbers of claims of earlier lots that hold no longer: JSON
    Column("body", LargeBinary, nullable=False),  # a stream of Arrow's, a row a claim
)

linking = Table(
    "linking", metadata, _key(),
    Column("version", Text, nullable=False),  # of the comparisons and their weights
    Column("at", Text, nullable=False),
    Column("claims", Integer, nullable=False), Column("decisions", Integer, nullable=False),  # the last that were seen
    Column("unlinked", Integer, nullable=False),  # claims that could not be compared: too many like them
)

link = Table(
    "link", metadata, _key(), _of("linking"),
    Column("claim", String(16), nullable=False),
    Column("incident", String(16), nullable=False),
    Column("weight", Float), Column("other", String(16)),  # the likeliest pair in the incident, in bits, and with whom
    Column("levels", Text),  # how that pair compares, a sign for each of the comparisons
    Column("copy", String(16)),  # id of an earlier report of the incident that carries the same text
    Index("link_claim", "claim", "seq"), Index("link_incident", "incident", "claim"),
)
# Words are searched through an index of each database's own, made by the migrations: claim_words over the evidence of
# claims, document_words over title and text, both of the forms of `tawatur.ledger.words`.
SIDES = (party, area, place, tally, means)
