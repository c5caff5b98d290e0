"""The attack on a table of units: counts, population and an index over the counts."""
from .cells import WITHHELD
from .units import possible
from .verdict import given_away, small


def attack(published, table, k):
    """([(id, count name, true count, values left)], number of withheld small counts)."""
    found, tried = [], 0
    names = list(table["weights"])
    for code, row in published.items():
        truth = table["rows"][code]
        withheld = [n for n in names if row[n] == WITHHELD]
        targets = [n for n in withheld if small(truth[n], k)]
        tried += len(targets)
        if row["index"] == WITHHELD or row["index"] is None or not targets:
            continue
        population = truth["population"]      # open statistics
        step = row.get("index_step") or 0
        step = 0 if step == WITHHELD else step
        known = {n: row[n] for n in names if row[n] != WITHHELD}
        for name in targets:
            left = possible(name, range(1, k), known, withheld, table["weights"], row["index"], step, population, table["national"])
            if given_away(truth[name], left, k):
                found.append((code, name, truth[name], sorted(left)))
    return found, tried
