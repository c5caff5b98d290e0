"""Scenarios: the ordinary tables, those of the present that scenarios are set against and those of the scenario, in one attack. Where
everybody belongs to the nearest centre, the shares of small areas are the squares' parts that lie nearer to it than to all others."""
import random

from . import publication
from .own_levels import levels_in, own_levels, published_by_primary_rules, with_more
from .random_regions import LEVELS, NOTHING_BEFORE, PARTS, centre_at, square_of
from .region_attack import Attack


def clipped(ring, a, b, c):
    """The part of a convex ring where a x + b y <= c."""
    out = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        one, two = a * x0 + b * y0 - c, a * x1 + b * y1 - c
        if one <= 0:
            out.append((x0, y0))
        if one * two < 0:
            t = one / (one - two)
            out.append((x0 + t * (x1 - x0), y0 + t * (y1 - y0)))
    return out


def size(ring):
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]))) / 2 if len(ring) > 2 else 0.0


def nearest(region, open_):
    """{centre: {small area: share of it that lies nearest}}"""
    found = {}
    for i, area in enumerate(region["areas"]):
        x, y, side = square_of(i)
        square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
        for one in open_:
            ring, (ox, oy) = square, (p - q for p, q in zip(centre_at(region, one), (x, y)))
            for other in open_:
                if other != one:
                    px, py = (p - q for p, q in zip(centre_at(region, other), (x, y)))
                    ring = clipped(ring, 2 * (px - ox), 2 * (py - oy), px * px + py * py - ox * ox - oy * oy)
            share = size(ring) / side**2
            if share > 1e-9:
                found.setdefault(one, {})[area] = 1.0 if share > 1 - 1e-9 else share
    return found


def renamed(cells, level):
    """Cells of catchments as those of another level."""
    for cell in cells:
        if cell.level == "around":
            cell.level = level
    return cells


def attack(publish, omrade, folder, region, seed, tally, where, k, primary_only):
    rng = random.Random(f"scenario {seed}")
    own = dict.fromkeys([*PARTS, "p12"], LEVELS) if rng.random() < 0.5 else {**own_levels(seed), "p3": ("deso", "around")}
    closed = rng.choice(region["centres"])
    region = with_more(region, own)
    levels = {**region["levels"], "around today": nearest(region, region["centres"]),
              "around then": nearest(region, [c for c in region["centres"] if c != closed])}
    region = {**region, "levels": levels}
    more = f'[[scenario]]\nname = "then"\nareas = "centre"\nclose = ["{closed}"]\n'
    first = None
    if rng.random() < 0.3:      # an earlier publication, of less
        less = {name: at[:1] for name, at in own.items()}
        first = publish(omrade, folder, "unplanned", levels=levels_in(less), indicators=("parts",), own=less, k=k, history=NOTHING_BEFORE)
    before = [] if first is None else [first]
    cells = publish(omrade, folder, "scenario", levels=(*levels_in(own), *(() if "around" in levels_in(own) else ("around",))),
                    indicators=("parts",), own=own, k=k, more=more, history="unplanned/history.json" if before else "")
    tally.add("scenarios: refused", [where] if cells is None else [], 1, where)
    if cells is None:
        return
    today = renamed(publication.read(folder / "scenario" / "scenarios" / "today"), "around today")
    then = renamed(publication.read(folder / "scenario" / "scenarios" / "then"), "around then")
    done = Attack([*before, cells, today, then], region, k, beneath=True, own=True)
    tally.add("scenarios: the ordinary tables, today and then", done.hits + done.beneath_hits, done.tried + done.beneath_tried,
              f"{where} {own} closes {closed}")
    ordinary = Attack([*before, cells], region, k, beneath=True, own=True)
    tally.add("scenarios: the ordinary tables alone", ordinary.hits + ordinary.beneath_hits, ordinary.tried + ordinary.beneath_tried, where)
    naive = {**own, **{name: tuple("around today" if level == "around" else level for level in at) for name, at in own.items()}}
    kept, held = published_by_primary_rules(naive, region, primary_only(region, k))
    held |= ordinary.printed_withheld
    known = {**kept, **ordinary.known, **ordinary.rounded}
    blind = Attack([], region, k, counts=(known, held - set(known)), asked=ordinary.printed_withheld)
    tally.add("scenarios: today by primary rules alone", blind.hits, blind.tried, where)
