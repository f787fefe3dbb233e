"""Which claims are compared at all: those that share a key, in DuckDB.

Two claims share a key where they share two neighbouring days and a place that holds both. A key that too many claims share
(a war's capital on its worst day) is replaced by finer ones: with the family of the type, then with a number, a target or a
rare word. Claims that share only keys too common even then are not compared, and counted.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

CROWD = 60  # claims that may share a key
Run = Callable[..., Any]  # a statement of SQL, with its parameters

# Days two by two, in both ways of pairing them, so that days next to each other share one. Of two claims that share a place
# one must be known to be there (`own`): two quarters are not one place because one town holds both. What happened is known by
# its casualties and its rare words too, whatever the day; claims that nobody can date, by their type and place.
_KEYS = """
    SELECT claim, hash(bucket, area) AS key, list_contains(spots, area) AS own FROM {0},
        unnest(list_distinct(flatten([[day // 2 * 2, (day + 1) // 2 * 2 + 1] FOR day IN range(day_from, day_to + 1)]))) AS t(bucket),
        unnest(areas) AS a(area)
    WHERE day_from IS NOT NULL AND NOT stretch
    UNION ALL
    SELECT claim, hash('word', word), true FROM {0}, unnest(words) AS w(word)
    UNION ALL
    SELECT claim, hash('killed', number, area), true FROM {0}, unnest(killed) AS n(number), unnest(areas) AS a(area) WHERE number > 1
    UNION ALL
    SELECT claim, hash('injured', number, area), true FROM {0}, unnest(injured) AS n(number), unnest(areas) AS a(area) WHERE number > 1
    UNION ALL
    SELECT claim, hash('undated', subtype, area), list_contains(spots, area) FROM {0}, unnest(areas) AS a(area) WHERE day_from IS NULL
"""
# What tells claims of a crowded key apart, claim by claim before it is put to the keys: lists worked out once for each key
# of each claim take ten times as long.
_DETAILS = """
    SELECT claim, unnest([hash('k', n) FOR n IN killed] || [hash('i', n) FOR n IN injured] || [hash('w', w) FOR w IN words]
                         || [hash('t', t) FOR t IN targets]) AS detail FROM laid
"""
_FINER = (
    "SELECT claim, hash(key, family) AS key, own FROM {0} JOIN laid USING (claim)",
    "SELECT claim, hash(key, detail) AS key, own FROM {0} JOIN details USING (claim)",
)
_OF_THEM = "(FROM {0} SEMI JOIN chosen USING (claim))"


def block(run: Run) -> int:
    """Lay the keys that claims share with others, but not with too many, as `blocks`. How many claims share nothing but crowded keys."""
    run("CREATE OR REPLACE TEMP VIEW laid AS FROM traits")
    return _blocked(run, str.format, "crowds")


def block_some(run: Run, some: Collection[int]) -> int:
    """The same, but only keys that some claims have; how many of those share nothing but crowded keys."""
    run("CREATE OR REPLACE TEMP TABLE chosen AS SELECT unnest(?::INTEGER[]) AS claim", [list(some)])
    run("CREATE OR REPLACE TEMP VIEW laid AS FROM traits")

    def made(keys: str, of: str) -> str:
        run(f"CREATE OR REPLACE TEMP TABLE wanted AS SELECT DISTINCT key FROM ({keys.format(_OF_THEM.format(of))})")
        return f"FROM ({keys.format(of)}) SEMI JOIN wanted USING (key)"

    return _blocked(run, made, _OF_THEM.format("crowds"))


def block_networks(run: Run, network_of: Mapping[int, int]) -> int:
    """The same, and only among claims of one network: its number becomes part of the keys."""
    lonely = block_some(run, network_of)
    run("CREATE OR REPLACE TEMP TABLE network AS SELECT unnest(?::INTEGER[]) AS claim, unnest(?::INTEGER[]) AS network",
        [list(network_of), list(network_of.values())])
    run("CREATE OR REPLACE TEMP TABLE blocks AS SELECT claim, hash(key, network) AS key, own FROM blocks JOIN network USING (claim)")
    return lonely


def _blocked(run: Run, made: Callable[[str, str], str], counted: str) -> int:
    """From the coarsest keys to the finest; `made`: the statement for keys of the claims of a table, `counted`: of which claims the lonely are told."""
    run(f"CREATE OR REPLACE TEMP TABLE details AS {_DETAILS}")
    for step, keys in enumerate((_KEYS, *_FINER)):
        run(f"CREATE OR REPLACE TEMP TABLE keys AS {made(keys, 'crowded' if step else 'laid')}")
        run(f"CREATE OR REPLACE TEMP TABLE sizes AS SELECT key, count(*) > {CROWD} AS crowd FROM keys GROUP BY key HAVING count(*) > 1")
        few = "SELECT claim, key, own FROM keys JOIN sizes USING (key) WHERE NOT crowd"
        run(f"INSERT INTO blocks {few}" if step else f"CREATE OR REPLACE TEMP TABLE blocks AS {few}")
        run("CREATE OR REPLACE TEMP TABLE crowded AS SELECT claim, key, own FROM keys JOIN sizes USING (key) WHERE crowd")
        if not step:
            run("CREATE OR REPLACE TEMP TABLE crowds AS SELECT DISTINCT claim FROM crowded")
    lonely = run(f"SELECT count(*) FROM (SELECT claim FROM {counted} EXCEPT SELECT claim FROM blocks)")
    return int(lonely.fetchall()[0][0])
