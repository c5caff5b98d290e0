"""Tables of cells (area x group with hierarchies): relations and the attack on every withheld small count."""
from .system import System
from .verdict import given_away, small

WITHHELD = "withheld"


def relations(system, rows, hierarchies):
    """parent = sum of its children, in every column that has a hierarchy.

    rows: list of key tuples; hierarchies: [(column index, [(parent, [children])])]. A relation stands only where the
    table has the parent and all its children."""
    keys = set(rows)
    for at, parents in hierarchies:
        others = sorted({key[:at] + key[at + 1:] for key in keys})
        for parent, children in parents:
            for rest in others:
                def key(code):
                    return rest[:at] + (code,) + rest[at:]
                if key(parent) in keys and all(key(c) in keys for c in children):
                    terms = {key(c): 1.0 for c in children}
                    terms[key(parent)] = terms.get(key(parent), 0.0) - 1.0
                    system.relate(terms)


def system_of(published, hierarchies, ceiling):
    """published: {key: number or 'withheld'}. `ceiling`: a number that no cell exceeds, from open statistics."""
    system = System()
    for key, value in published.items():
        if value == WITHHELD:
            system.seek(key, ceiling)
        else:
            system.know(key, value)
    relations(system, list(published), hierarchies)
    return system


def attack(published, truth, hierarchies, k, more=None):
    """([(key, true count, values left)], tried): the withheld small counts that are given away, of how many.

    `more`: other publications of the same cells."""
    ceiling = sum(truth.values()) or 1
    system = system_of(published, hierarchies, ceiling)
    for extra in more or []:
        for key, value in extra.items():
            if value != WITHHELD:
                system.know(key, value)
    targets = [key for key, value in published.items() if value == WITHHELD and small(truth[key], k)]
    found = system.feasible({key: range(1, k) for key in targets})
    return [(key, truth[key], sorted(found[key])) for key in targets if given_away(truth[key], found[key], k)], len(targets)
