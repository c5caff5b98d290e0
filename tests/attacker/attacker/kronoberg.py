"""The example of a whole region as the attacker sees it: its levels from recipe and open geometry, its truth from the data."""
import csv
import tempfile
from pathlib import Path

import numpy as np

from . import publication
from .random_regions import PARTS
from .region_attack import Attack
from .region_campaign import primary_only

COLUMNS = {"old_alone": "ensam_65", "foreign_born": "utrikes_fodda", "unemployed": "arbetslosa", "single_parent": "ensamstaende",
           "moved_in": "inflyttade", "low_education": "lagutbildade", "under_5": "alder_0_4"}
OUTSIDE = "Utomläns"


def rows(path, delimiter=","):
    with open(path, newline="", encoding="utf-8") as source:
        return list(csv.DictReader(source, delimiter=delimiter))


def catchments(omrade, data):
    """{centre: {small area: share}}: the people of a grid in the former parishes of each catchment, as anyone can count them."""
    borders = data / "kronoberg.gpkg"
    done = omrade("crosswalk", f"{borders}:deso", f"{borders}:nyckelkod", "--from-id", "desokod", "--to-id", "kod", "--method",
                  "dasymetric", "--grid", data / "population_100m.tif", "--quiet")
    centre_of = {row["kod"]: row["centre"] for row in rows(data / "catchment.csv")}
    found = {}
    for row in csv.DictReader(done.stdout.splitlines()):
        if row["to"] in centre_of and float(row["share_people"]) > 0:
            shares = found.setdefault(centre_of[row["to"]], {})
            shares[row["from"]] = shares.get(row["from"], 0.0) + float(row["share_people"])
    return found


def labels(data, column):
    names = (data / "persons" / f"{column}.labels.txt").read_text(encoding="utf-8").split("\n")
    return [names[i] for i in np.load(data / "persons" / f"{column}.npy")]


def region(omrade, data):
    data = Path(data)
    counts = {}
    for row in rows(data / "scb_2024.csv", ";"):
        counts[row["desokod"]] = {**{p: 0 for p in PARTS}, **{key: int(row[column]) for key, column in COLUMNS.items()},
                                  "whole": int(row["befolkning"])}
    areas = list(counts)
    persons = list(zip(labels(data, "home"), labels(data, "listed"), labels(data, "how")))
    towns = sorted({a[:4] for a in areas})
    levels = {"kommun": {t: {a: 1.0 for a in areas if a.startswith(t)} for t in towns},
              "around": catchments(omrade, data), "region": {"region": {a: 1.0 for a in areas}}}
    centres = sorted({listed for _, listed, _ in persons if listed})
    return {"areas": areas, "outside": [OUTSIDE], "centres": centres, "counts": counts, "persons": persons, "levels": levels}


def attack(omrade, data, tally, k=5):
    """The output of the example's recipe: CNI's counts and the flows, by relations taken one by one."""
    here = region(omrade, data)
    with tempfile.TemporaryDirectory() as folder:
        recipe = Path(data).resolve().parent / "recipe.toml"
        omrade("run", recipe, "-o", Path(folder) / "out")
        cells = [c for c in publication.read(Path(folder) / "out")
                 if c.indicator in ("cni", "listing") and not (c.indicator == "cni" and c.level == "centre")]
    done = Attack([cells], here, k, solve=False)
    tally.add("kronoberg: rules on", done.hits, done.tried, "kronoberg")
    alone = Attack([], here, k, counts=primary_only(here, k), solve=False)
    tally.add("kronoberg: primary rules alone", alone.hits, alone.tried, "kronoberg")
