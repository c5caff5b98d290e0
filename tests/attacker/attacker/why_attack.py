"""`omrade why` of every area and layer, as a further publication: the inputs and the small areas that it shows."""
import json
import random

from .own_levels import levels_in, own_levels, with_more
from .random_regions import LEVELS, PARTS
from .region_attack import Attack, of_small_areas
from .region_equations import is_split


def shown(why, indicator, level, area):
    """[(name, number)] that the answer tells of the input `part`, and of a whole that is two parts."""
    found = []
    for given in why.get("inputs", []):
        quantity = {"part": indicator, "whole": "p12" if indicator == "p1_of_p12" else None}.get(given["id"])
        if quantity is None:
            continue
        told = [(level, area, given.get("value")), *(("deso", base["id"], base.get("value")) for base in given.get("base_areas") or [])]
        told += [("deso", base["id"], base["product"] / base["share"]) for base in given.get("base_areas") or []
                 if isinstance(base.get("product"), (int, float)) and base.get("share")]
        found += [(("n", quantity, *place), value) for *place, value in told if isinstance(value, (int, float))]
    return found


def told_by_why(omrade, folder, name, cells):
    """{name: number} of all areas and layers that the run has."""
    found = {}
    for cell in cells:
        if cell.layer != "share":
            continue
        done = omrade("why", cell.area, f"{cell.indicator}.share", "--recipe", folder / f"{name}.toml", "--level", cell.level, "--json",
                      "--quiet")
        found.update(shown(json.loads(done.stdout), cell.indicator, cell.level, cell.area))
    return found


def checked(told, truth):
    for name, value in told.items():
        room = 0.5 if is_split(name[2]) else 0.0
        if abs(value - truth[name]) > room + 1e-6:
            raise AssertionError(f"why shows {name} as {value}, and it is {truth[name]}")
    return told


def attack(publish, omrade, folder, region, seed, tally, where, k, primary_only):
    rng = random.Random(f"why {seed}")
    some = tuple(rng.sample(LEVELS[1:], 3))
    own = own_levels(seed) if rng.random() < 0.5 else dict.fromkeys([*PARTS, "p12"], some)
    region = with_more(region, own)
    cells = publish(omrade, folder, "why", levels=levels_in(own), indicators=("parts",), own=own, k=k)
    tally.add("why: refused", [where] if cells is None else [], 1, where)
    if cells is None:
        return
    run = Attack([cells], region, k, own=True)
    exact = {**run.known, **run.rounded}
    met = set(exact) | run.printed_withheld
    asked = run.printed_withheld | (of_small_areas(run.truth, region, met) - met)
    told = checked(told_by_why(omrade, folder, "why", cells), run.truth)
    done = Attack([], region, k, counts=({**exact, **told}, asked - set(told)), asked=asked)
    tally.add("why: all areas and layers", done.hits, done.tried, f"{where} {own}")
    alone = Attack([], region, k, counts=(exact, asked), asked=asked)
    tally.add("why: the run alone", alone.hits, alone.tried, where)
    kept, _ = primary_only(region, k)
    bases = {n: v for n, v in kept.items() if n[0] == "n" and n[2] == "deso" and n[1] in own}
    blind = Attack([], region, k, counts=({**exact, **bases}, asked - set(bases)), asked=asked)
    tally.add("why: small areas by primary rules alone", blind.hits, blind.tried, where)
