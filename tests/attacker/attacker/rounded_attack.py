"""The attack on a run whose numbers of persons are rounded: every printed number is a range, and what is withheld is sought in the
relations of all ranges together (linear bounds) and one by one (whole numbers)."""
from math import ceil, floor

from .publication import Cell, counted
from .random_tables import CNI
from .region_equations import system_of, verify
from .region_truth import ceilings, truth_of
from .rows import tighten
from .verdict import given_away, small

POINTS = ("points", "per_person", "relative")
DIFFERENCES = ("outflow", "inflow")      # layers of which `counted` takes one rounded number from another


def not_multiples(cells, base):
    """[(cell, column)] of numbers of persons that are printed otherwise than rounded."""
    found = []
    for cell in cells:
        points = cell.layer in POINTS
        for column in ("denominator", "base") if points else ("numerator", "denominator", "base"):
            number = cell.real(column)
            if number is not None and number % base:
                found.append((f"{cell.level} {cell.area} {cell.indicator}.{cell.layer}", column, number))
    return found


def range_of(name, value, cell, base, k, withholds):
    """What a printed number leaves of the true one. Where small ones are withheld, 0 is 0, and any other is k or more."""
    if name[1] == "points":
        room = 0.5 * sum(CNI.values()) if "around" in name else 0.0      # of parts that may be rounded to whole persons
        return value - room, value + room
    if cell.layer in DIFFERENCES:
        return max(value - base, 0.0), value + base
    # What unlisted people leave may have been made of those rounded to whole persons.
    room = base / 2 + (0.5 if name[0] == "listed at all" and "around" in name else 0.0)
    if not withholds:
        return max(value - room, 0.0), value + room
    return (0.0, 0.0) if value == 0 else (max(value - room, float(k)), value + room)


def printed_ranges(cells, base, k, withholds):
    """{name: (least, greatest), or None where every cell that tells it is withheld}"""
    printed, found = {}, {}
    for cell in cells:
        for name, value in counted(cell):
            if name[1] == "points" and cell.layer != "points":
                continue      # the same points, whose number goes with the rounded denominator
            if value is None:
                found.setdefault(name, None)
                continue
            printed.setdefault(name, value)
            low, high = range_of(name, value, cell, base, k, withholds)
            was = found.get(name) or (low, high)
            found[name] = max(low, was[0]), min(high, was[1])
    for name in [n for n in found if n[1] == "points" and found[n] is not None]:
        counts = [printed.get(("n", f"share_{c}", *name[2:])) for c in CNI]
        if None not in counts and abs(sum(w * x for w, x in zip(CNI.values(), counts)) - printed[name]) < 1e-6:
            del found[name]      # made of the rounded counts: it tells nothing of its own
    return found


def attack_rounded(cells, region, base, k, withholds=True):
    """(hits, tried). Where small counts are not withheld, they are sought in what is printed of them."""
    truth, public = truth_of(region), ceilings(region)
    ranges = printed_ranges(cells, base, k, withholds)
    flow_levels = {name[1] for name in ranges if name[0] == "flow" and name[3]}
    nobody = {n: 0.0 for n in truth if n[0] == "flow" and n[3] and n[1] in flow_levels and n not in ranges}
    nobody.update({n: 0.0 for n, r in ranges.items() if r == (0.0, 0.0)})
    system = system_of(nobody, truth, public, region)
    for name, range_ in ranges.items():
        if range_ is not None:
            system.seek(name, range_[1] + 1e-6, range_[0] - 1e-6, whole=False)
    verify(system, truth)
    asked = {}
    for name in sorted((n for n, r in ranges.items() if r is None or not withholds), key=str):
        if name[0] == "listed at all" or name[1] == "points" or not system.unknown[name][2]:
            continue
        if small(truth[name], k):
            asked[name] = False
        elif small(public[name] - truth[name], k):
            asked[name] = True
    alone = tighten(system)
    hits = [("not a multiple", *one) for one in not_multiples(cells, base)]
    for name, (low, high) in system.intervals(asked).items():
        left = set(range(ceil(low - 1e-6), floor(high + 1e-6) + 1))
        left &= alone.get(name, left)
        true = truth[name]
        if asked[name]:
            true, left = public[name] - true, {round(public[name]) - v for v in left}
        if given_away(true, left, k):
            hits.append(("complement" if asked[name] else "count", name, true, sorted(left)[:9]))
    return hits, len(asked)


def rounded(number, base):
    return base * floor(number / base + 0.5)


def rounded_in_place_of_withheld(cells, base):
    """The cells of a run without protection, as one would print them that rounds small counts like all others and withholds none."""
    found, counts = [], {}
    for cell in cells:
        row = dict(cell.row)
        points = cell.layer in POINTS
        for column in ("denominator", "base") if points else ("numerator", "denominator", "base"):
            number = cell.real(column)
            if number is not None:
                row[column] = repr(rounded(number, base))
        found.append(Cell(row))
        if cell.layer.startswith("share_"):
            counts[cell.level, cell.area, cell.layer] = found[-1].real("numerator")
    for cell in found:
        parts = [counts.get((cell.level, cell.area, f"share_{c}")) for c in CNI]
        if cell.layer in POINTS and None not in parts:
            cell.row["numerator"] = repr(sum(w * x for w, x in zip(CNI.values(), parts)))
    return found


def still_true(cells, region, base, k):
    """Those of an earlier run whose multiples are those of the revised data as well, for somebody who knows what was revised."""
    truth = truth_of(region)

    def fits(cell):
        told = list(counted(cell))
        if not told or cell.layer in POINTS + DIFFERENCES or any(v is None or n[0] == "listed at all" for n, v in told):
            return False
        ranges = [(truth.get(n), range_of(n, v, cell, base, k, True)) for n, v in told]
        return all(x is not None and low <= x <= high - (base % 2) * 1e-6 for x, (low, high) in ranges)

    return [cell for cell in cells if fits(cell)]


def moved_by_few(first, later, k):
    """([(name, number before, number now)], tried): counts that both of two runs print, and which tell of a few persons by
    subtraction. Numbers that are taken from denominators, as everybody may have them, are left out."""
    before, now = ({name: value for cell in cells if cell.layer not in DIFFERENCES for name, value in counted(cell)
                    if value is not None and name[1] != "points" and name[0] != "listed at all"} for cells in (first, later))
    both = before.keys() & now.keys()
    return [(n, before[n], now[n]) for n in sorted(both, key=str) if 1e-9 < abs(now[n] - before[n]) < k - 1e-9], len(both)
