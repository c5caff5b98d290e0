"""What columns beside the counts tell: benchmarks, ranks, sums of squares."""
from itertools import product

from .verdict import given_away, small


def from_benchmarks(cells, public, known):
    """{name: count} of regions, from the benchmark of an area: the region's own value, or that of the rest of it."""
    found = {}
    for cell in cells:
        benchmark = cell.real("benchmark")
        if benchmark is None or cell.row["unit"] != "%" or cell.indicator == "listing":
            continue
        layer = cell.layer if cell.indicator == "cni" else cell.indicator
        name = ("n", layer, "region", "region")
        if name not in public:
            continue
        whole, own, area = public[name], cell.real("numerator"), cell.real("denominator")
        guesses = {benchmark / 100 * whole}
        if own is not None:
            guesses.add(own + benchmark / 100 * (whole - area))
        whole_numbers = {round(g) for g in guesses if abs(g - round(g)) < 1e-6}
        if len(whole_numbers) == 1:
            found[name] = float(whole_numbers.pop())
    return {name: value for name, value in found.items() if name not in known}


def ranks_with_gaps(cells):
    """[(level, composite, ranks)] where ranks are not those among the published scores: a gap is the place of a withheld one. Scores
    that are equal but for rounding may share a rank."""
    def first(values, score):
        return 1 + sum(v > score for v in values.values())

    scores, ranks = {}, {}
    for cell in cells:
        if cell.layer in ("score", "rank") and cell.real("value") is not None:
            (scores if cell.layer == "score" else ranks).setdefault((cell.level, cell.indicator), {})[cell.area] = cell.real("value")
    found = []
    for key, by_area in ranks.items():
        values = scores.get(key, {})
        room = 1e-9 * max([1.0, *map(abs, values.values())])
        fits = all(first(values, values[a] + room) <= by_area[a] <= first(values, values[a]) for a in by_area if a in values)
        if set(by_area) != set(values) or not fits:
            found.append((*key, sorted(by_area.values())))
    return found


def from_concentration(cells, truth, known, residents, k, most=3):
    """([(name, true count, values left)], tried): an area's withheld flows, where the sum of their squares is published."""
    hits, tried = [], 0
    for cell in cells:
        value = cell.real("value")
        if cell.layer != "concentration" or value is None or cell.level == "around":
            continue
        flows = [n for n in truth if n[0] == "flow" and n[1:3] == (cell.level, cell.area) and n[3]]
        hidden = [n for n in flows if n not in known]
        tried += sum(small(truth[n], k) for n in hidden)
        if not 0 < len(hidden) <= most:
            continue
        squares = value * residents[cell.level][cell.area] ** 2 - sum(known[n] ** 2 for n in flows if n in known)
        ceiling = int(max(squares, 0) ** 0.5) + 1
        left = [set() for _ in hidden]
        for guess in product(range(ceiling + 1), repeat=len(hidden)):
            if abs(sum(g * g for g in guess) - squares) < 1e-3:
                for values, g in zip(left, guess):
                    values.add(g)
        hits += [(n, truth[n], sorted(v & set(range(1, k)))) for n, v in zip(hidden, left)
                 if small(truth[n], k) and given_away(truth[n], v, k)]
    return hits, tried
