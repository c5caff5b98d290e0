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


def system_of(published, hierarchies, ceiling, people=None):
    """published: {key: number or 'withheld'}. `ceiling`: a number that no cell exceeds, from open statistics; `people`: {key: how
    many there are in all}, where that is open."""
    system = System()
    for key, value in published.items():
        if value == WITHHELD:
            system.seek(key, people.get(key, ceiling) if people else ceiling)
        else:
            system.know(key, value)
    relations(system, list(published), hierarchies)
    return system


def attack(published, truth, hierarchies, k, people=None, asked=None):
    """([(key, true count, values left)], tried): the withheld small counts and complements that are given away, of how many.
    `asked`: only of these; others may be withheld because nobody ever published them."""
    system = system_of(published, hierarchies, sum(truth.values()) or 1, people)
    withheld = [key for key, value in published.items() if value == WITHHELD and (asked is None or key in asked)]
    counts = [key for key in withheld if small(truth[key], k)]
    rests = [key for key in withheld if people and small(people[key] - truth[key], k) and key not in counts]
    found = system.feasible({**{key: range(1, k) for key in counts},
                             **{key: [people[key] - v for v in range(1, k)] for key in rests}})
    hits = [(key, truth[key], sorted(found[key])) for key in counts if given_away(truth[key], found[key], k, people and people[key])]
    for key in rests:
        left = {people[key] - v for v in found[key]}
        if given_away(people[key] - truth[key], left, k, people[key]):
            hits.append((key, f"all but {people[key] - truth[key]}", sorted(left)))
    return hits, len(counts) + len(rests)
