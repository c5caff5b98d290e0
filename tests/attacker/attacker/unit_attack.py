"""The attack on a table of units: counts, population and an index over the counts, and sums over units."""
from .cells import WITHHELD
from .system import System
from .units import possible, whole_weights, window
from .verdict import given_away, small


def printed(row, column="index"):
    """(index, step) as published, or None."""
    index, step = row[column], row.get(f"{column}_step")
    if index in (WITHHELD, None):
        return None
    return index, 0 if step in (WITHHELD, None) else step


def system_of(published, table):
    """All units together: sums over units, and what each index leaves of its counts."""
    system, weights = System(), table["weights"]
    whole, unit = whole_weights(weights)
    for code, row in published.items():
        population = table["rows"][code]["population"]      # open statistics
        for name in weights:
            if row[name] == WITHHELD:
                system.seek((code, name), population)
            else:
                system.know((code, name), row[name])
        if printed(row):
            low, high = window(*printed(row), population, table["national"], unit)
            system.relate({(code, name): float(w) for name, w in whole.items()}, (low + high) / 2, (high - low) / 2 + 1e-3)
    for parent, children in table["parents"]:
        for name in weights:
            system.relate({**{(c, name): 1.0 for c in children}, (parent, name): -1.0})
    return system


def attack(published, table, k):
    """([(id, count name, true count, values left)], number of withheld small counts)."""
    found, names = [], list(table["weights"])
    targets = [(code, name) for code, row in published.items() for name in names
               if row[name] == WITHHELD and small(table["rows"][code][name], k)]
    together = system_of(published, table).feasible({target: range(1, k) for target in targets}) if table["parents"] else {}
    for code, name in targets:
        row, truth = published[code], table["rows"][code]
        left = together.get((code, name), set(range(1, k)))
        if printed(row):
            known = {n: row[n] for n in names if row[n] != WITHHELD}
            hidden = [n for n in names if row[n] == WITHHELD]
            left &= possible(name, range(1, k), known, hidden, table["weights"], *printed(row), truth["population"], table["national"])
        if given_away(truth[name], left, k, truth["population"]):
            found.append((code, name, truth[name], sorted(left)))
    return found, len(targets)
