"""Seeded small regions for `omrade run`: squares as small areas, municipalities by code, catchments (some small areas split),
districts across both, counts, a register of persons and a recipe."""
import csv
import json
import random
from pathlib import Path

from .random_tables import CNI, parts_of, small_count

PARTS = ["p1", "p2", "p3"]
SIDE = 2000
# Counts that are those of a part again: under another name, as those who are left of the whole, as a share of two parts.
MORE = {"r1": lambda row: row["p1"], "r2": lambda row: row["p2"], "not_p1": lambda row: row["whole"] - row["p1"],
        "not_r1": lambda row: row["whole"] - row["p1"], "p1_of_p12": lambda row: row["p1"]}
PART_OF = {"r1": "p1", "r2": "p2", "not_p1": "p1", "not_r1": "p1", "p1_of_p12": "p1"}      # whose small areas these are, too


def region(seed):
    rng = random.Random(f"region {seed}")
    towns = [f"07{i:02}" for i in range(60, 60 + rng.randint(2, 3))]
    areas = [f"{town}A{i:04}" for town in towns for i in range(rng.randint(2, 4))]
    centres = [f"c{i}" for i in range(rng.randint(2, 3))]
    home_centre = {area: centres[i] if i < len(centres) else rng.choice(centres)
                   for i, area in enumerate(rng.sample(areas, len(areas)))}
    around = {}      # catchment -> {area: share}
    for area in areas:
        shares = {home_centre[area]: 1.0}
        if rng.random() < 0.3:
            other = rng.choice([c for c in centres if c != home_centre[area]])
            share = rng.choice([0.75, round(rng.uniform(0.1, 0.9), 4), rng.uniform(0.1, 0.9)])      # by people of a grid: any
            shares = {home_centre[area]: share, other: 1.0 - share}
        for centre, share in shares.items():
            around.setdefault(centre, {})[area] = share
    mixed = rng.sample(areas, len(areas))
    district = {f"d{i}": {a: 1.0 for a in sorted(part)} for i, part in enumerate(parts_of(rng, mixed, 2, 4))}
    counts, persons = {}, []
    for area in areas:
        row = {name: small_count(rng) for name in PARTS + list(CNI)}
        row["whole"] = max(sum(row[p] for p in PARTS) + rng.randint(20, 80), sum(row[c] for c in CNI))
        counts[area] = row
        for i in range(row["whole"]):
            kind = rng.random()
            listed = home_centre[area] if kind < 0.88 else "" if kind < 0.93 else rng.choice(centres)
            persons.append((area, listed, rng.choice(["auto", "active"])))
    return {"areas": areas, "outside": [], "centres": centres, "counts": counts, "persons": persons,
            "levels": {"kommun": {t: {a: 1.0 for a in areas if a.startswith(t)} for t in towns},
                       "district": district, "around": around, "region": {"region": {a: 1.0 for a in areas}}}}


def revised(region_, seed):
    """The same region with one or two persons more or less in some of its counts."""
    rng = random.Random(f"revised {seed}")
    counts = {}
    for area, row in region_["counts"].items():
        counts[area] = {n: max(0, v + rng.choice((-2, -1, 1, 2))) if n != "whole" and v and rng.random() < 0.4 else v
                        for n, v in row.items()}
        if max(sum(counts[area][p] for p in PARTS), sum(counts[area][c] for c in CNI)) > row["whole"]:
            counts[area] = row      # as many live there as the register says
    return {**region_, "counts": counts}


def write_csv(path, header, rows):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def square_of(i):
    """x, y and side of the square of the small area at place i."""
    return 480000 + SIDE * (i % 4), 6300000 + SIDE * (i // 4), SIDE


def centre_at(region_, centre):
    i = region_["centres"].index(centre)
    return 481000 + 1500 * i, 6301000 + 900 * i


def write_areas(folder, region_):
    features = []
    for i, area in enumerate(region_["areas"]):
        x, y, side = square_of(i)
        ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
        features.append({"type": "Feature", "properties": {"kod": area, "namn": f"Area {area}"},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
    (folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))


LEVELS = ("deso", "kommun", "district", "around", "region")
INDICATORS = ("parts", "cni", "listing")
NOTHING_BEFORE = "nothing.json"


def write_counts(folder, region_):
    columns = PARTS + list(CNI) + ["whole"]
    rows = region_["counts"]
    write_csv(folder / "counts.csv", ["kod", *columns, "not_p1"],
              [[a, *(rows[a][c] for c in columns), MORE["not_p1"](rows[a])] for a in region_["areas"]])


def write(folder, region_):
    """All files of a region but the recipe."""
    folder = Path(folder)
    write_areas(folder, region_)
    write_counts(folder, region_)
    write_csv(folder / "persons.csv", ["home", "listed", "how"], region_["persons"])
    write_csv(folder / "centres.csv", ["centre", "name", "x", "y"],
              [[c, f"Centre {c}", *centre_at(region_, c)] for c in region_["centres"]])
    for level in ("district", "around"):
        write_csv(folder / f"{level}.csv", ["area", "to", "share"],
                  [[a, to, s] for to, shares in region_["levels"][level].items() for a, s in shares.items()])
    (folder / NOTHING_BEFORE).write_text('{"history": 1}')


COLUMNS = {**{p: (p,) for p in PARTS}, "p12": ("p1", "p2"), "r1": ("p1",), "r2": ("p2",), "not_p1": ("not_p1",),
           "not_r1": ("not_p1",), "p1_of_p12": ("p1",)}      # indicator -> what its part is the sum of


def summed(columns):
    quoted = ", ".join(f'"counts.{c}"' for c in columns)
    return quoted if len(columns) == 1 else f"{{ sum = [{quoted}] }}"


def proportion(name, levels, compare=True):
    asked = ", ".join(f'"{level}"' for level in levels)
    whole = ("p1", "p2") if name == "p1_of_p12" else ("whole",)
    return f'[indicators.{name}]\nplugin = "proportion"\nlevels = [{asked}]\n' \
           + ('compare = "region"\n' if compare and "region" in levels else "") \
           + f"[indicators.{name}.inputs]\npart = {summed(COLUMNS[name])}\nwhole = {summed(whole)}\n"


def recipe(levels=LEVELS, indicators=INDICATORS, k=5, off="", history="", rounding=0, own=None, rules="", more=""):
    """A recipe that asks for these levels and indicators. `own`: {indicator of parts: its levels}, in place of the parts at all
    levels; `rules`: further lines of [disclosure]; `more`: further sections."""
    text = f"""recipe = 1
title  = {{ sv = "Prov", en = "Test" }}
period = "2024"
[areas.deso]
source = "areas.geojson"
id = "kod"
name = "namn"
[areas.centre]
source = "centres.csv"
id = "centre"
name = "name"
x = "x"
y = "y"
crs = "EPSG:3006"
[tables.counts]
source = "counts.csv"
key = {{ deso = "kod" }}
[tables.persons]
source = "persons.csv"
key = {{ deso = "home", centre = "listed" }}
missing = ["NA"]
"""
    made = {"kommun": 'by = { prefix = 4 }', "region": 'by = "all"',
            "district": 'by = { table = "district.csv", from = "area", to = "to" }',
            "around": 'to = "centre"\nby = { table = "around.csv", from = "area", to = "to", share = "share" }'}
    for level in [level for level in levels if level != "deso"]:
        text += f'[levels.{level}]\nfrom = "deso"\n{made[level]}\n'
    asked = ", ".join(f'"{level}"' for level in levels)
    compare = 'compare = "region"\n' if "region" in levels else ""
    if "parts" in indicators:
        parts = own or dict.fromkeys([*PARTS, "p12"], levels)
        text += "".join(proportion(name, at, name in PARTS) for name, at in parts.items())
        scored = [level for level in levels if level in parts.get("p1", ()) and level in parts.get("p3", ())]
        if scored:
            text += f'[composites.need]\nlevels = ["{scored[0]}"]\n[[composites.need.parts]]\nlayer = "p1.share"\n' \
                    f'[[composites.need.parts]]\nlayer = "p3.share"\n'
    if "cni" in indicators:
        text += f'[indicators.cni]\nplugin = "cni"\nlevels = [{asked}]\n{compare}[indicators.cni.inputs]\npopulation = "counts.whole"\n'
        text += "".join(f'{name} = "counts.{name}"\n' for name in CNI)
        text += "[indicators.cni.parameters]\nnational_rate = 2.4761\n"
    if "listing" in indicators:
        text += f'[indicators.listing]\nplugin = "listing_mismatch"\nlevels = [{asked}, "centre"]\n[indicators.listing.inputs]\n' \
                f'residents = {{ rows = "persons", by = "deso", columns = {{ centre = "listed", how = "how" }} }}\n' \
                f'listed = {{ rows = "persons", by = "centre", columns = {{ home = "home" }} }}\n'
    page = "around" if "around" in levels else levels[0]
    text += f'[profile]\nfor = "{page}"\nmaps = "deso"\n[disclosure]\n'
    text += (f'off = "{off}"\n' if off else f"minimum_count = {k}\n") + rules
    text += f"rounding = {rounding}\n" if rounding else ""
    return text + (f'history = "{history}"\n' if history else "") + more
