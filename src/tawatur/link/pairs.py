"""Which pairs of claims are held against each other, and how they come out: blocking and scoring, in DuckDB.

A pair is compared where the two share a key: two neighbouring days and a place that holds both. A key that too many
claims share (a war's capital on its worst day) is replaced by finer ones: with the family of the type, then with a
number, a target or a rare word. Claims that share only keys too common even then are not compared, and counted.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tawatur.errors import NoLinker
from tawatur.link.comparisons import COMPARISONS
from tawatur.link.features import Traits
from tawatur.link.settings import settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

MEMORY = "3GB"
CROWD = 60  # claims that may share a key
_TYPES = {
    "claim": "INTEGER", "report": "INTEGER", "day_from": "INTEGER", "day_to": "INTEGER", "stated": "BOOLEAN", "family": "VARCHAR",
    "subtype": "VARCHAR", "site": "VARCHAR", "reach": "DOUBLE", "latitude": "DOUBLE", "longitude": "DOUBLE", "country": "VARCHAR",
    "areas": "VARCHAR[]", "actors": "VARCHAR[]", "targets": "VARCHAR[]", "doers": "VARCHAR[]", "foes": "VARCHAR[]", "sides": "VARCHAR[]", "killed": "BIGINT[]", "injured": "BIGINT[]",
    "numbers": "BIGINT[]", "weapons": "VARCHAR[]", "words": "INTEGER[]", "copy": "INTEGER[]", "speaker": "VARCHAR", "outlet": "VARCHAR", "lead": "BOOLEAN", "denied": "BOOLEAN",
}
# Days two by two, in both ways of pairing them, so that days next to each other share one; and the places that hold the
# claim. What happened is known by its dead and its rare words too, whatever the day: reports without a date.
_KEYS = """
    SELECT claim, hash(bucket, area) AS key FROM traits,
        unnest(list_distinct(flatten([[day // 2 * 2, (day + 1) // 2 * 2 + 1] FOR day IN range(day_from, day_to + 1)]))) AS t(bucket),
        unnest(areas) AS a(area)
    WHERE day_from IS NOT NULL
    UNION ALL
    SELECT claim, hash('word', word) FROM traits, unnest(words) AS w(word)
    UNION ALL
    SELECT claim, hash('killed', number, area) FROM traits, unnest(killed) AS n(number), unnest(areas) AS a(area) WHERE number > 1
"""
_FINER = (
    "SELECT claim, hash(key, family) AS key FROM crowded JOIN traits USING (claim)",
    """SELECT claim, hash(key, detail) AS key FROM crowded JOIN traits USING (claim),
        unnest([hash('k', n) FOR n IN killed] || [hash('i', n) FOR n IN injured] || [hash('w', w) FOR w IN words]
               || [hash('t', t) FOR t IN targets]) AS d(detail)""",
)


class Pairs(NamedTuple):
    """Pairs of claims by their numbers, with their weights in bits: the logarithm of the odds that both tell one event."""

    left: NDArray[Any]
    right: NDArray[Any]
    weight: NDArray[Any]


class Bench:
    """Traits of claims laid out to be compared. A context manager; what it holds is gone with it."""

    def __init__(self, *, memory: str = MEMORY, threads: int = 2) -> None:
        try:
            import duckdb
            import splink  # noqa: F401
        except ModuleNotFoundError as error:
            raise NoLinker(f'linking needs one more library ({error.name}): pip install "tawatur[link]"') from None
        options: dict[str, Any] = {"memory_limit": memory, "threads": threads, "preserve_insertion_order": False}
        self._database: DuckDBPyConnection = duckdb.connect(":memory:", config=options)
        self._run = self._database.execute
        self._run(f"CREATE TABLE traits ({', '.join(f'{name} {kind}' for name, kind in _TYPES.items())})")

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def lay(self, rows: Sequence[Traits]) -> None:
        """Put claims on the bench."""
        if not rows:
            return
        import pyarrow as pa

        columns = zip(Traits._fields, zip(*rows, strict=True), strict=True)
        table = pa.table({name: pa.array(list(values), type=_arrow(_TYPES[name])) for name, values in columns})
        self._database.register("given", table)
        self._run("INSERT INTO traits SELECT * FROM given")
        self._database.unregister("given")

    def block(self, among: Iterable[int] | None = None) -> int:
        """Find the pairs to compare, with `among` only those with a claim of it; how many claims share nothing but crowded keys."""
        self._share_keys()
        only = ""
        if among is not None:
            self._run("CREATE OR REPLACE TEMP TABLE chosen AS SELECT unnest(?::INTEGER[]) AS claim", [list(among)])
            only = "AND (l.claim IN (FROM chosen) OR r.claim IN (FROM chosen))"
        self._run(f"""CREATE OR REPLACE TABLE pairs AS SELECT DISTINCT '0' AS match_key, l.claim AS join_key_l, r.claim AS join_key_r
            FROM blocks l JOIN blocks r USING (key) WHERE l.claim < r.claim {only}""")
        alone = "SELECT count(DISTINCT claim) FROM crowded WHERE claim NOT IN (SELECT claim FROM blocks)"
        return int(self._run(alone).fetchall()[0][0])

    def _share_keys(self) -> None:
        """The claims by the keys that they share with others, but not with too many."""
        self._run(f"CREATE OR REPLACE TEMP TABLE keys AS {_KEYS}")
        self._run("CREATE OR REPLACE TEMP TABLE blocks AS FROM keys WHERE false")
        for finer in (*_FINER, None):
            self._run(f"""CREATE OR REPLACE TEMP TABLE sizes AS
                SELECT key, count(*) > {CROWD} AS crowd FROM keys GROUP BY key HAVING count(*) > 1""")
            self._run("INSERT INTO blocks SELECT claim, key FROM keys JOIN sizes USING (key) WHERE NOT crowd")
            self._run("CREATE OR REPLACE TEMP TABLE crowded AS SELECT claim, key FROM keys JOIN sizes USING (key) WHERE crowd")
            if finer is not None:
                self._run(f"CREATE OR REPLACE TEMP TABLE keys AS SELECT DISTINCT claim, key FROM ({finer})")

    def pairs(self) -> list[tuple[int, int]]:
        """The pairs that `block` found."""
        return self._run("SELECT join_key_l, join_key_r FROM pairs ORDER BY ALL").fetchall()

    def score(self, least: float) -> Pairs:
        """The pairs that `block` found and that weigh at least so much."""
        found = self._predict("pairs", "claim_l, claim_r, match_weight", least).fetchnumpy()
        return Pairs(found["claim_l"], found["claim_r"], found["match_weight"])

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
        return self._run(f"SELECT {columns} FROM {found} ORDER BY claim_l, claim_r")


def _sign(comparison: Any, gamma: int) -> str:
    """Splink counts levels from the last; -1 is unknown."""
    return "-" if gamma < 0 else str(len(comparison.levels) - 1 - gamma)


def _arrow(kind: str) -> Any:
    import pyarrow as pa

    kinds = {"INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(), "VARCHAR": pa.string(), "BOOLEAN": pa.bool_()}
    return pa.list_(kinds[kind[:-2]]) if kind.endswith("[]") else kinds[kind]
