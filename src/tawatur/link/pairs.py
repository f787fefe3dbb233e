"""Which pairs of claims are likely: traits laid out in DuckDB, the pairs that share a key (`blocking`), and Splink's weights of them."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, NamedTuple

from tawatur.errors import NoLinker
from tawatur.link import blocking
from tawatur.link.comparisons import COMPARISONS
from tawatur.link.settings import settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray
    from pyarrow import Table

MEMORY = "4GB"  # of DuckDB; what is more goes to the disk
_STRETCH = 8_000_000  # pairs, as many as share keys, compared at once
_ROWS = 100_000
_TYPES = {  # of the fields of `features.Traits`
    "day_from": "INTEGER", "day_to": "INTEGER", "stated": "BOOLEAN", "stretch": "BOOLEAN", "family": "VARCHAR", "subtype": "VARCHAR", "site": "VARCHAR",
    "reach": "DOUBLE", "latitude": "DOUBLE", "longitude": "DOUBLE", "country": "VARCHAR", "areas": "VARCHAR[]", "spots": "VARCHAR[]", "actors": "VARCHAR[]",
    "targets": "VARCHAR[]", "doers": "VARCHAR[]", "foes": "VARCHAR[]", "sides": "VARCHAR[]", "killed": "BIGINT[]", "injured": "BIGINT[]",
    "numbers": "BIGINT[]", "weapons": "VARCHAR[]", "words": "INTEGER[]", "copy": "INTEGER[]", "speaker": "VARCHAR", "outlet": "VARCHAR",
    "lead": "BOOLEAN", "vague": "BOOLEAN",
}
_EMPTY = {"BOOLEAN": "false", "VARCHAR": "''"}  # what is not in the JSON of a claim
_NULL = ("site", "country")


class Laid(NamedTuple):
    """A claim by the number of its first state in the ledger, which stays with it; its report; its traits as JSON."""

    claim: int
    report: int
    body: str


class Pairs(NamedTuple):
    """Pairs of claims by their numbers, with their weights in bits: the logarithm of the odds that both tell one event."""

    left: NDArray[Any]
    right: NDArray[Any]
    weight: NDArray[Any]

    def rows(self) -> Iterator[tuple[int, int, float]]:
        """One after the other, some at a time: as Python's numbers all of them would fill the memory."""
        for start in range(0, len(self.left), _ROWS):
            part = slice(start, start + _ROWS)
            yield from zip(self.left[part].tolist(), self.right[part].tolist(), self.weight[part].tolist(), strict=True)

    def only(self, kept: NDArray[Any]) -> Pairs:
        """Those that a mask or an order of places tells."""
        return Pairs(self.left[kept], self.right[kept], self.weight[kept])

    def parted(self, claims: Collection[int]) -> tuple[Pairs, Pairs]:
        """The pairs without any of these claims, and those with one or two."""
        import numpy as np

        some: NDArray[Any] = np.fromiter(claims, dtype=self.left.dtype, count=len(claims))
        of_them = np.isin(self.left, some) | np.isin(self.right, some)
        return self.only(~of_them), self.only(of_them)

    def inside(self, groups: Mapping[int, int]) -> Pairs:
        """The pairs of claims of one group."""
        import numpy as np

        if not groups:
            return self.only(np.zeros(len(self.left), dtype=bool))
        claims = np.fromiter(groups.keys(), dtype=np.int64, count=len(groups))
        order = np.argsort(claims)
        claims, of = claims[order], np.fromiter(groups.values(), dtype=np.int64, count=len(groups))[order]
        places = [np.minimum(np.searchsorted(claims, side), len(claims) - 1) for side in (self.left, self.right)]
        there = (claims[places[0]] == self.left) & (claims[places[1]] == self.right)
        return self.only(there & (of[places[0]] == of[places[1]]))

    def strongest(self) -> Pairs:
        """The same, the weightiest first; of equal weight in the order of their claims."""
        import numpy as np

        return self.only(np.lexsort((self.right, self.left, -self.weight)))


class Bench:
    """Traits of claims laid out to be compared. A context manager; what it holds is gone with it."""

    def __init__(self, *, memory: str = MEMORY, threads: int = 2) -> None:
        try:
            import datasketch  # noqa: F401 (what is needed later is asked for before hours of work)
            import duckdb
            import pyarrow  # noqa: F401
            import scipy  # noqa: F401
            import splink  # noqa: F401
        except ModuleNotFoundError as error:
            raise NoLinker(f'linking needs one more library ({error.name}): pip install "tawatur[link]"') from None
        options: dict[str, Any] = {
            "memory_limit": memory, "threads": threads, "preserve_insertion_order": False, "temp_directory": gettempdir(),
        }
        self._database: DuckDBPyConnection = duckdb.connect(":memory:", config=options)
        self._run = self._database.execute
        self._run("SET enable_progress_bar = false")
        self._run(f"CREATE TABLE traits (claim INTEGER, report INTEGER, {', '.join(f'{name} {kind}' for name, kind in _TYPES.items())})")

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def lay(self, rows: Sequence[Laid]) -> bytes:
        """Put claims on the bench; the same as they are kept, to be laid again (`lay_kept`)."""
        import pyarrow as pa

        claims, reports, bodies = zip(*rows, strict=True) if rows else ((), (), ())
        given = {"claim": pa.array(claims, pa.int32()), "report": pa.array(reports, pa.int32()), "body": pa.array(bodies, pa.string())}
        self._database.register("given", pa.table(given))
        shape = ", ".join(f'"{name}": "{kind}"' for name, kind in _TYPES.items())
        columns = ", ".join(_column(name, kind) for name, kind in _TYPES.items())
        told = f"SELECT claim, report, {columns} FROM (SELECT claim, report, from_json(body, '{{{shape}}}') AS t FROM given)"
        kept = _packed(self._database.sql(told).to_arrow_table())
        self._database.unregister("given")
        self.lay_kept([kept])
        return kept

    def lay_kept(self, bodies: Sequence[bytes]) -> None:
        """Put claims on the bench as they were kept, several lots at once: one by one takes ten times as long."""
        import pyarrow as pa

        if not bodies:
            return
        self._database.register("given", pa.concat_tables([_unpacked(body) for body in bodies]))
        self._run("INSERT INTO traits FROM given")
        self._database.unregister("given")

    def take_off(self, claims: Iterable[int]) -> list[int]:
        """Take claims off the bench: those of them that were there."""
        return sorted(row[0] for row in self._run("DELETE FROM traits WHERE claim IN (SELECT unnest(?::INTEGER[])) RETURNING claim", [list(claims)]).fetchall())

    def count(self) -> int:
        """How many claims are on the bench."""
        return int(self._run("SELECT count(*) FROM traits").fetchall()[0][0])

    def kept(self, stretch: int) -> Iterator[bytes]:
        """All claims as they are kept, so many together."""
        claims = self.claims()[0].tolist()
        for start in range(0, len(claims), stretch):
            part = claims[start : start + stretch]
            told = f"FROM traits WHERE claim BETWEEN {part[0]} AND {part[-1]} ORDER BY claim"
            yield _packed(self._database.sql(told).to_arrow_table())

    def claims(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """All claims on the bench, in order, with the reports they are of and whether they are vague."""
        found = self._run("SELECT claim, report, vague FROM traits ORDER BY claim").fetchnumpy()
        return found["claim"], found["report"], found["vague"]

    def sketches(self, reports: Sequence[int]) -> dict[int, frozenset[int]]:
        """The rare words that stand for each of the reports."""
        asked = "SELECT report, any_value(copy) FROM traits WHERE report IN (SELECT unnest(?::INTEGER[])) GROUP BY report"
        return {report: frozenset(words) for report, words in self._run(asked, [list(reports)]).fetchall()}

    def block(self, some: Collection[int] | None = None) -> int:
        """Lay the keys that claims share, but not with too many; with `some`, only keys that one of them has.

        How many claims, of `some` where it is given, share nothing but crowded keys.
        """
        return blocking.block(self._run) if some is None else blocking.block_some(self._run, some)

    def block_networks(self, network_of: Mapping[int, int]) -> int:
        """The same of these claims, each held only against those of its network."""
        return blocking.block_networks(self._run, network_of)

    def scored(self, least: float) -> Pairs:
        """The pairs of at least that weight among the claims that share a key."""
        counted = "SELECT coalesce(sum(size * (size - 1) // 2), 0) FROM (SELECT count(*) AS size FROM blocks GROUP BY key)"
        parts = 1 + int(self._run(counted).fetchall()[0][0]) // _STRETCH
        found = [self._score(least, f"l.claim < r.claim AND l.claim % {parts} = {part}") for part in range(parts)]
        left, right, weight = (_joined([one[place] for one in found]) for place in range(3))
        return Pairs(left, right, weight)

    def scored_with_some(self, least: float) -> Pairs:
        """The same, of pairs of which one claim is of those that were blocked last."""
        return self._score(least, "l.claim IN (SELECT claim FROM chosen) AND l.claim <> r.claim")

    def _score(self, least: float, sides: str) -> Pairs:
        """Score the pairs of claims that share a key, one of them known to be in the place, on condition of the two sides."""
        self._run(f"""CREATE OR REPLACE TABLE pairs AS SELECT DISTINCT '0' AS match_key, least(l.claim, r.claim) AS join_key_l,
            greatest(l.claim, r.claim) AS join_key_r FROM blocks l JOIN blocks r USING (key) WHERE (l.own OR r.own) AND {sides}""")
        rows = self._predict("pairs", "claim_l, claim_r, match_weight", least).fetchnumpy()
        return Pairs(rows["claim_l"], rows["claim_r"], rows["match_weight"].astype("float32"))

    def all_levels(self) -> dict[tuple[int, int], str]:
        """How all pairs compare that share a key: for counting patterns in a small ledger."""
        self._score(0.0, "l.claim < r.claim")
        return self.levels(self._run("SELECT join_key_l, join_key_r FROM pairs ORDER BY ALL").fetchall())

    def levels(self, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """How each pair compares: for each of COMPARISONS the number of its level, `-` where one of the two says nothing."""
        if not pairs:
            return {}
        self._run("""CREATE OR REPLACE TABLE told AS SELECT '0' AS match_key, p[1] AS join_key_l, p[2] AS join_key_r
            FROM (SELECT unnest(?::INTEGER[2][]) AS p)""", [[list(pair) for pair in pairs]])
        gammas = ", ".join(f"gamma_{one.name}" for one in COMPARISONS)
        rows = self._predict("told", f"claim_l, claim_r, {gammas}", levels=True).fetchall()
        return {(row[0], row[1]): "".join(map(_sign, COMPARISONS, row[2:])) for row in rows}

    def _predict(self, pairs: str, columns: str, least: float | None = None, *, levels: bool = False) -> DuckDBPyConnection:
        """Splink's prediction for the pairs of a table."""
        from splink import DuckDBAPI, Linker

        api = DuckDBAPI(connection=self._database)
        linker = Linker(api.register("traits"), settings(levels=levels), log_level=None)
        linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never").physical_name
        self._run(f"CREATE OR REPLACE TABLE predicted AS FROM {found}")
        self._run(f"DROP TABLE {found}")
        return self._run(f"SELECT {columns} FROM predicted ORDER BY claim_l, claim_r")


def _packed(table: Table) -> bytes:
    """A table as a stream of Arrow's, compressed."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(body: bytes) -> Table:
    import pyarrow as pa

    with pa.ipc.open_stream(body) as stream:
        return stream.read_all()


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    import numpy as np

    return np.concatenate(parts)


def _sign(comparison: Any, gamma: int) -> str:
    """Splink counts levels from the last; -1 is unknown."""
    return "-" if gamma < 0 else str(len(comparison.levels) - 1 - gamma)


def _column(name: str, kind: str) -> str:
    """A field of the JSON as a column; lists and words are never null, so that conditions need not ask."""
    empty = "[]" if kind.endswith("[]") else "NULL" if name in _NULL else _EMPTY.get(kind, "NULL")
    return f"coalesce(t.{name}, {empty}) AS {name}"
