"""Seeded random tables: areas x groups with hierarchies, and units with an index over their counts."""
import random

CNI = {"old_alone": 6.15, "foreign_born": 5.72, "unemployed": 5.13, "single_parent": 4.19, "moved_in": 4.19,
       "low_education": 3.97, "under_5": 3.23}


def small_count(rng):
    """Many zeros and small counts, some larger."""
    kind = rng.random()
    if kind < 0.15:
        return 0
    if kind < 0.5:
        return rng.randint(1, 6)
    return rng.randint(5, 60)


def parts_of(rng, items, least, most):
    """A partition of the items into runs of least..most."""
    items, parts = list(items), []
    while items:
        size = min(len(items), rng.randint(least, most))
        if len(items) - size == 1 and least > 1:
            size = len(items)
        parts.append(items[:size])
        items = items[size:]
    return parts


def sums(cells, at, parents):
    """Adds a cell for each parent: the sum of its children."""
    for parent, children in parents:
        rests = sorted({key[:at] + key[at + 1:] for key in cells if key[at] in children})
        for rest in rests:
            cells[rest[:at] + (parent,) + rest[at:]] = sum(cells[rest[:at] + (c,) + rest[at:]] for c in children)


def table_of_cells(seed):
    """{'cells': {(area, group): count}, 'hierarchies': [(column index, [(parent, children)])], 'people': as cells, or None}"""
    rng = random.Random(f"cells {seed}")
    areas = [f"a{i:02}" for i in range(rng.randint(4, 14))]
    groups = [f"g{i}" for i in range(rng.randint(1, 5))]
    cells = {(a, g): small_count(rng) for a in areas for g in groups}
    towns = [(f"t{i}", part) for i, part in enumerate(parts_of(rng, areas, 2, 4))]
    sums(cells, 0, towns)
    hierarchies = [(0, towns + [("all", [t for t, _ in towns])] if len(towns) > 1 else towns)]
    sums(cells, 0, hierarchies[0][1][len(towns):])
    if rng.random() < 0.6:      # a second division of the same areas, across the first
        shuffled = rng.sample(areas, len(areas)) if rng.random() < 0.5 else areas[1:] + areas[:1]
        districts = [(f"d{i}", sorted(part)) for i, part in enumerate(parts_of(rng, shuffled, 2, 5)) if rng.random() < 0.8]
        if districts:
            sums(cells, 0, districts)
            hierarchies.append((0, districts))
    if len(groups) > 1 and rng.random() < 0.7:
        totals = [("total", groups)]
        sums(cells, 1, totals)
        hierarchies.append((1, totals))
    people = people_of(rng, cells, areas, groups, hierarchies, towns) if rng.random() < 0.4 else None
    return {"cells": cells, "hierarchies": hierarchies, "people": people}


def people_of(rng, cells, areas, groups, hierarchies, towns):
    """How many there are in all, of whom the cells count some: often nearly all."""
    people = {(a, g): cells[a, g] + rng.choice([0, rng.randint(1, 4), rng.randint(5, 60), rng.randint(20, 200)])
              for a in areas for g in groups}
    sums(people, 0, towns)
    sums(people, 0, hierarchies[0][1][len(towns):])
    for at, parents in hierarchies[1:]:
        sums(people, at, parents)
    return {key: people[key] for key in cells}


def table_of_units(seed):
    """{'rows': {id: {column: number}}, 'weights': …, 'national': …, 'parents': [(id, ids)]}; the index stands in the column
    `index`."""
    rng = random.Random(f"units {seed}")
    names = rng.sample(list(CNI), rng.randint(2, len(CNI)))
    weights = {name: CNI[name] for name in names}
    if rng.random() < 0.3:
        weights = {name: float(rng.randint(1, 9)) for name in names}
    national = rng.choice([1.0, 2.4761, 2.9])
    rows = {}
    for i in range(rng.randint(4, 12)):
        counts = {name: small_count(rng) for name in names}
        population = max(1, sum(counts.values()) + rng.choice([rng.randint(0, 30), rng.randint(200, 3000)]))   # nobody has no index
        rows[f"u{i:02}"] = {**counts, "population": population}
    parents = []
    if rng.random() < 0.5:
        codes = list(rows)
        parents = [(f"t{i}", part) for i, part in enumerate(parts_of(rng, rng.sample(codes, len(codes)), 2, 4))]
        if len(parents) > 1:
            parents.append(("all", [t for t, _ in parents]))
        for parent, children in parents:
            rows[parent] = {c: sum(rows[child][c] for child in children) for c in [*names, "population"]}
    for row in rows.values():
        row["index"] = sum(weights[n] * row[n] for n in names) / row["population"] / national
    return {"rows": rows, "weights": weights, "national": national, "parents": parents}
