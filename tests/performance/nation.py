"""Writes the data of nation.sh: nation.py FOLDER AREAS. The same for the same number."""
import json
import pathlib
import random
import sys

PER_TOWN, PER_CENTRE, ROW, SIDE = 21, 5, 80, 2000
PARTS = {"few": 0.02, "some": 0.08, "many": 0.2}
GROUPS = ("under_5", "foreign_born", "old_alone", "single_parent", "moved_in", "unemployed", "low_education")
folder, size = pathlib.Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
rng = random.Random(1)

areas = ["%04dA%04d" % (1000 + a // PER_TOWN, a % PER_TOWN) for a in range(size)]
features, centres, counts = [], [], []
for a, area in enumerate(areas):
    x, y = 480000 + SIDE * (a % ROW), 6300000 + SIDE * (a // ROW)
    ring = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE], [x, y]]
    features.append({"type": "Feature", "properties": {"id": area, "name": area},
                     "geometry": {"type": "Polygon", "coordinates": [ring]}})
    if a % PER_CENTRE == 0:
        centres.append("c%d,c%d,%d,%d" % (a, a, x + rng.randint(200, 1800), y + rng.randint(200, 1800)))
    people = rng.randint(700, 2700)
    parts = [sum(rng.random() < share * rng.uniform(0.3, 1.5) for _ in range(people)) for share in PARTS.values()]
    groups = [int(people * rng.choice((0.002, 0.01, 0.05, 0.1)) * rng.uniform(0.3, 1.5)) for _ in GROUPS]
    counts.append(",".join(map(str, [area, people, *parts, *groups])))
crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
(folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
(folder / "centres.csv").write_text("\n".join(["centre,name,x,y", *centres]) + "\n")
(folder / "counts.csv").write_text("\n".join([",".join(["area", "people", *PARTS, *GROUPS]), *counts]) + "\n")

LEVELS = '["area", "town", "around", "region"]'
recipe = """recipe = 1
title  = { sv = "Ett land", en = "A nation" }
period = "2024"
[areas.area]
source = "areas.geojson"
id     = "id"
name   = "name"
[areas.centre]
source = "centres.csv"
id     = "centre"
name   = "name"
x      = "x"
y      = "y"
crs    = "EPSG:3006"
[tables.counts]
source = "counts.csv"
key    = { area = "area" }
[levels.town]
from = "area"
by   = { prefix = 4 }
[levels.around]
from = "area"
by   = { nearest = "centre" }
[levels.region]
from = "area"
by   = "all"
"""
for part in PARTS:
    recipe += '[indicators.%s]\nplugin = "proportion"\nlevels = %s\ncompare = "region"\n' % (part, LEVELS)
    recipe += '[indicators.%s.inputs]\npart  = "counts.%s"\nwhole = "counts.people"\n' % (part, part)
recipe += '[indicators.cni]\nplugin = "cni"\nlevels = %s\ncompare = "region"\n[indicators.cni.inputs]\npopulation = "counts.people"\n' % LEVELS
recipe += "".join('%s = "counts.%s"\n' % (group, group) for group in GROUPS)
recipe += "[indicators.cni.parameters]\nnational_rate = 2.4761\n"
recipe += '[composites.need]\nlevels = ["area"]\n' + "".join(
    '[[composites.need.parts]]\nlayer = "%s.share"\n' % part for part in PARTS)
recipe += '[profile]\nfor  = "around"\nmaps = "area"\n'
(folder / "recipe.toml").write_text(recipe)
(folder / "history.json").write_text('{"history": 1}')
(folder / "first.toml").write_text(recipe + '[disclosure]\nhistory = "history.json"\n')
(folder / "again.toml").write_text(recipe + '[disclosure]\nhistory = "first/history.json"\n')
(folder / "scenario.toml").write_text(
    recipe + '[[scenario]]\nname  = "closes"\ntitle = { sv = "En stängs", en = "One closes" }\nareas = "centre"\nclose = ["c0"]\n')
