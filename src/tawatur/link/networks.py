"""Which claims hang together: likely pairs, one to the next, and what people have joined.

Incidents are sought in each network by itself. In a large ledger likely pairs run from event to event until nearly all
claims hang together; such a network is cut where its pairs are weakest, so that time and memory stay bounded.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tawatur.link.cluster import Edge
from tawatur.link.pairs import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 20_000  # claims of a network
_STEP = 2.0  # bits: by so much a pair must be the likelier to be left when a network is cut
_STRONG = 20.0  # bits of a pair that no cut takes away
_JOINED = 1e6  # bits of a pair that a person has joined


def networks(pairs: Pairs, joined: Sequence[tuple[int, int]] = ()) -> Iterator[list[Edge]]:
    """The pairs of each network. What people have joined is among them, with a weight that tells it (`is_joined`)."""
    import numpy as np

    ends = np.array(joined, dtype=pairs.left.dtype).reshape(-1, 2)
    weight = np.concatenate([pairs.weight, np.full(len(ends), _JOINED, dtype=pairs.weight.dtype)])
    yield from _cut(np.concatenate([pairs.left, ends[:, 0]]), np.concatenate([pairs.right, ends[:, 1]]), weight, 0.0)


def is_joined(weight: float) -> bool:
    """Whether a person has joined the pair."""
    return weight >= _JOINED


def _cut(left: NDArray[Any], right: NDArray[Any], weight: NDArray[Any], floor: float) -> Iterator[list[Edge]]:
    """The networks that pairs above the floor hold together, those too large cut further."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    above = weight > floor
    left, right, weight = left[above], right[above], weight[above]
    if not len(left):
        return
    claims, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    rows, columns = places[: len(left)], places[len(left) :]
    graph = coo_array((np.ones(len(left), dtype=np.int8), (rows, columns)), shape=(len(claims), len(claims)))
    labels = connected_components(graph, directed=False)[1]
    sizes = np.bincount(labels)
    order = np.argsort(labels[rows], kind="stable")
    left, right, weight, network = left[order], right[order], weight[order], labels[rows][order]
    bounds = np.flatnonzero(np.diff(network, prepend=-1, append=-1)).tolist()
    for start, stop in pairwise(bounds):
        part = slice(start, stop)
        if sizes[network[start]] > MOST and floor < _STRONG:
            yield from _cut(left[part], right[part], weight[part], floor + _STEP)
        else:
            yield list(zip(left[part].tolist(), right[part].tolist(), weight[part].tolist(), strict=True))
