"""Which claims hang together: likely pairs, one to the next, and what people have joined."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawatur.link.cluster import Edge
from tawatur.link.pairs import Pairs

Pair = tuple[int, int]


def networks_of(pairs: Pairs, joined: Sequence[Pair], vague: set[int]) -> Iterator[tuple[list[Edge], list[Pair]]]:
    """The pairs of each network, likely or not, and what people have joined in it. Vague claims hold nothing together."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    unclear = np.fromiter(vague, dtype=np.int64, count=len(vague))
    clear = ~(np.isin(pairs.left, unclear) | np.isin(pairs.right, unclear))
    left, right, weight = pairs.left[clear], pairs.right[clear], pairs.weight[clear]
    ends = np.array(joined, dtype=np.int64).reshape(-1, 2)
    likely = weight > 0
    sources, targets = np.concatenate([left[likely], ends[:, 0]]), np.concatenate([right[likely], ends[:, 1]])
    claims, places = np.unique(np.concatenate([sources, targets]), return_inverse=True)
    if not len(claims):
        return
    count, half = len(claims), len(sources)
    graph = coo_array((np.ones(half, dtype=np.int8), (places[:half], places[half:])), shape=(count, count))
    labels = connected_components(graph, directed=False)[1]
    label_of = dict(zip(claims.tolist(), labels.tolist(), strict=True))
    held: dict[int, list[Pair]] = defaultdict(list)
    for pair in joined:
        held[label_of[pair[0]]].append(pair)
    inside = np.isin(left, claims) & np.isin(right, claims)
    left, right, weight = left[inside], right[inside], weight[inside]
    of_left, of_right = labels[np.searchsorted(claims, left)], labels[np.searchsorted(claims, right)]
    same = of_left == of_right
    left, right, weight, network = left[same], right[same], weight[same], of_left[same]
    order = np.argsort(network, kind="stable")
    bounds = np.flatnonzero(np.diff(network[order], prepend=-1, append=-1)).tolist()
    for start, stop in pairwise(bounds):
        rows = order[start:stop]
        edges = list(zip(left[rows].tolist(), right[rows].tolist(), weight[rows].tolist(), strict=True))
        yield edges, held.pop(int(network[rows[0]]), [])
    for pairs_held in held.values():
        yield [], pairs_held
