"""Whom to give to whom when several claim the same: the pairs whose points make the greatest sum."""

import heapq
from collections import defaultdict
from collections.abc import Mapping

Edges = Mapping[tuple[int, int], float]


def assign(edges: Edges) -> list[tuple[int, int]]:
    """Return pairs (left, right) of the greatest total, each side at most once; only positive edges are worth taking.

    Exact: shortest augmenting paths with potentials, on the given edges alone, so that the cost depends on how many
    clauses really compete and not on the product of the two sides.
    """
    return _Assignment(edges).solve()


class _Assignment:
    def __init__(self, edges: Edges) -> None:
        self.costs: dict[int, list[tuple[int, float]]] = defaultdict(list)
        self.dearest = max(edges.values(), default=0.0)
        for (left, right), points in edges.items():
            if points > 0:
                self.costs[left].append((right, self.dearest - points))
        # Each left one may stay alone: its own place, beyond all the others, that costs as much as an edge of nothing.
        for left, choices in self.costs.items():
            choices.append((-1 - left, self.dearest))
        self.left_price: dict[int, float] = {
            left: min(cost for _, cost in choices) for left, choices in self.costs.items()
        }
        self.right_price: dict[int, float] = defaultdict(float)
        self.holder: dict[int, int] = {}
        self.held: dict[int, int] = {}

    def solve(self) -> list[tuple[int, int]]:
        for left in self.costs:
            self._augment(left)
        return sorted((left, right) for right, left in self.holder.items() if right >= 0)

    def _augment(self, start: int) -> None:
        """Give `start` a place, moving others along the cheapest path of exchanges."""
        distance: dict[int, float] = {}
        came_from: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        left, so_far = start, 0.0
        reached_left = {start: 0.0}
        while True:
            for right, cost in self.costs[left]:
                if right in done:
                    continue
                length = so_far + cost - self.left_price[left] - self.right_price[right]
                if right not in distance or length < distance[right]:
                    distance[right] = length
                    came_from[right] = left
                    heapq.heappush(heap, (length, right))
            while heap[0][1] in done:
                heapq.heappop(heap)
            so_far, right = heapq.heappop(heap)
            done[right] = so_far
            if right not in self.holder:
                break
            left = self.holder[right]
            reached_left[left] = so_far
        for reached, length in reached_left.items():
            self.left_price[reached] += so_far - length
        for passed, length in done.items():
            self.right_price[passed] -= so_far - length
        while True:
            left = came_from[right]
            self.holder[right] = left
            previous = self.held.get(left)
            self.held[left] = right
            if previous is None:
                return
            right = previous
