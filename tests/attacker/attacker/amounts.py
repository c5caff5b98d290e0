"""Means of teeth, of which one or two children may have most: sums of amounts, attacked by linear programs.

The sum of an area of which the two largest amounts tell too much has to stay open, upwards and downwards, as far as its rule misses: by
p per cent of the largest, less what the others have; and up to the sum of which the two largest make `dominance` per cent."""
import random

from .random_regions import LEVELS, write_csv
from .region_equations import is_split
from .region_truth import everywhere
from .system import System

P, DOMINANCE, MOST = 10.0, 75.0, 32
SUMS = ("mean_12", "caries_index")                       # their numerator is the sum
TOLD = (*SUMS, "sic_12", "sic10_12", "polarisation_12")      # what counts no persons

WITH = {"the means of the third that has most": ("thirds",), "the number of children with caries": ("ill",),
        "both of these": ("thirds", "ill")}


def children_of(region, seed):
    """[(home, affected teeth)] of children of twelve: in some areas one or two have most."""
    rng = random.Random(f"teeth {seed}")
    found = []
    for area in region["areas"]:
        n, kind = rng.randint(18, 45), rng.random()
        if kind < 0.4:
            teeth = [rng.randint(12, MOST) for _ in range(rng.randint(1, 2))] + [rng.randint(1, 2) for _ in range(rng.randint(4, 7))]
        else:
            teeth = [min(MOST, 1 + int(rng.expovariate(0.5))) for _ in range(rng.randint(5, n - 6))]
        found += [(area, t) for t in teeth + [0] * (n - len(teeth))]
    return found


def recipe_of(amounts, levels):
    asked = ", ".join(f'"{level}"' for level in levels)
    return f"""[tables.children]
source = "children.csv"
key = {{ deso = "home" }}
[indicators.dental]
plugin = "dental_caries"
levels = [{asked}]
{'amounts = ["children.affected"]' if amounts else ''}
[indicators.dental.inputs]
children = {{ rows = "children", by = "deso", columns = {{ age = "age", affected = "affected" }} }}
"""


def contributions(region, children):
    """{(level, area): what each child contributes, the largest first}"""
    by_home = {}
    for home, teeth in children:
        by_home.setdefault(home, []).append(float(teeth))
    return {(level, area): sorted((s * t for home, s in shares.items() for t in by_home.get(home, [])), reverse=True)
            for level, places in everywhere(region).items() for area, shares in places.items()}


def miss(amounts):
    """How far the sum has to stay open; 0 where no rule withholds it."""
    total, two = sum(amounts), sum(amounts[:2])
    if total <= 0:
        return 0.0
    return max(0.0, P / 100 * amounts[0] - (total - two), two * 100 / DOMINANCE - total)


def printed(cells):
    """({(level, area): sum}, {(level, area): (all, those with caries)}, {(level, area): layers that tell of amounts})"""
    sums, ill, layers = {}, {}, {}
    for cell in cells:
        if cell.indicator != "dental" or cell.state not in ("ok", "unreliable"):
            continue
        place, n, d = (cell.level, cell.area), cell.real("numerator"), cell.real("denominator")
        if cell.layer in SUMS and n is not None:
            sums[place] = n
        if cell.layer in TOLD:
            layers.setdefault(place, []).append(cell.layer)
        if cell.layer == "caries_free_12" and n is not None:
            ill[place] = (d, d - n)
    return sums, ill, layers


def thirds(cells):
    """{(level, area): (children, their teeth)} of the third with the most teeth."""
    return {(c.level, c.area): (c.real("denominator"), c.real("numerator")) for c in cells
            if c.layer == "sic_12" and c.indicator == "dental" and c.real("numerator") is not None}


def system_of(region, sums, ill, third, sizes):
    """Sums of teeth; with `ill`, within what so many children with caries can have; with `third`, within what the third of the
    children with most teeth leave: nothing, or no more than as much again for each of the others."""
    system = System()
    for place, n in sizes.items():
        if place in sums:
            system.know(place, sums[place])
            continue
        low, high = 0.0, MOST * n
        room = 1.0 if is_split(place[0]) else 0.0      # of divided areas numbers of persons may be made whole
        if place in ill:
            low, high = max(low, ill[place][1] - room), min(high, MOST * (ill[place][1] + room))
        if place in third and not room:
            _, most = third[place]
            low, high = max(low, most), min(high, 3 * most)
            if place in ill and ill[place][1] <= third[place][0] + 1e-9:
                low = high = most
        system.seek(place, high, low, whole=False)
    for level, places in region["levels"].items():
        for area, shares in places.items():
            system.relate({**{("deso", a): s for a, s in shares.items()}, (level, area): -1.0})
    return system


def narrowed(region, cells, children, levels, using=()):
    """(hits, tried): (level, area), sum, how far it has to stay open and what is left."""
    amounts = contributions(region, children)
    asked = {place: miss(of) for place, of in amounts.items() if (place[0] in levels or place[0] == "deso") and miss(of) > 1e-9}
    sums, ill, layers = printed(cells)
    true = {place: sum(of) for place, of in amounts.items()}
    for place, value in sums.items():
        if abs(value - true[place]) > 1e-6 * (1 + value):
            raise AssertionError(f"{place} is published as {value} teeth and has {true[place]}")
    sizes = {(level, area): sum(s * sum(home == a for home, _ in children) for a, s in shares.items())
             for level, places in everywhere(region).items() for area, shares in places.items()}
    system = system_of(region, sums, ill if "ill" in using else {}, thirds(cells) if "thirds" in using else {}, sizes)
    hits = [("printed", place, layers[place]) for place in sorted(asked) if place in layers]
    for place, (low, high) in system.intervals([p for p in asked if p not in layers]).items():
        if not low - 1e-6 <= true[place] <= high + 1e-6:
            raise AssertionError(f"the attacker excludes the true sum {true[place]} of {place}: {low} to {high}")
        most, least = min(true[place] + asked[place], MOST * sizes[place]), max(0.0, true[place] - asked[place])
        if low > least + 1e-3 or high < most - 1e-3:
            hits.append(("narrowed", place, true[place], round(asked[place], 3), [round(low, 3), round(high, 3)]))
    return hits, len(asked)


def primary_only(region, cells, children):
    """The cells without those that count no persons where two children have too much."""
    amounts = contributions(region, children)
    return [c for c in cells if c.layer not in TOLD or miss(amounts[c.level, c.area]) <= 1e-9]


def attack(publish, omrade, folder, region, seed, tally, where, k):
    rng = random.Random(f"amounts {seed}")
    levels = tuple(rng.sample(LEVELS[1:], rng.randint(1, 4)))
    levels = ("deso", *levels) if rng.random() < 0.75 else levels
    children = children_of(region, seed)
    write_csv(folder / "children.csv", ["home", "age", "affected"], [[home, 12, teeth] for home, teeth in children])
    for line, amounts in (("amounts: rules on", True), ("amounts: not named", False)):
        cells = publish(omrade, folder, "teeth" + "_unnamed" * (not amounts), levels=levels, indicators=(), k=k,
                        rules="minimum_denominator = 5\n", more=recipe_of(amounts, levels))
        if amounts:
            tally.add("amounts: refused", [where] if cells is None else [], 1, where)
        if cells is not None:
            tally.add(line, *narrowed(region, cells, children, levels), f"{where} {levels}")
            if not amounts:
                tally.add("amounts: primary rules alone", *narrowed(region, primary_only(region, cells, children), children, levels), where)
            else:
                for what, using in WITH.items():
                    tally.add(f"amounts: with {what}", *narrowed(region, cells, children, levels, using), f"{where} {levels}")
