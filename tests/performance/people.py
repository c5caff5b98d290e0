"""Writes the data of people.sh: people.py FOLDER PERSONS RESPONDENTS. The same for the same numbers."""
import array
import json
import pathlib
import random
import sys

AREAS, CENTRES = 115, 32
folder = pathlib.Path(sys.argv[1])
persons, respondents = int(sys.argv[2]), int(sys.argv[3])
random.seed(1)


def column(path, kind, values, labels=()):
    """A .npy file of format 1.0, and beside it the labels of a category."""
    head = "{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }" % (kind, len(values))
    head += " " * (-(len(head) + 11) % 64) + "\n"
    path.parent.mkdir(exist_ok=True)
    with open(path, "wb") as out:
        out.write(b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head.encode())
        values.tofile(out)
    if labels:
        path.with_suffix(".labels.txt").write_text("\n".join(labels) + "\n")


def numbers(kind, n, below):
    """n whole numbers from 0, all but equally often."""
    drawn = array.array("H", random.randbytes(2 * n))
    return array.array(kind, (value % below for value in drawn))


areas = ["A%03d" % a for a in range(AREAS)]
centres = ["c%02d" % c for c in range(CENTRES)]
features = []
for a, name in enumerate(areas):
    x, y = 500000 + 1000 * (a % 12), 6300000 + 1000 * (a // 12)
    ring = [[x, y], [x + 1000, y], [x + 1000, y + 1000], [x, y + 1000], [x, y]]
    features.append({"type": "Feature", "properties": {"id": name, "name": name},
                     "geometry": {"type": "Polygon", "coordinates": [ring]}})
crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
(folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
(folder / "centres.csv").write_text("centre,name,x,y\n" + "".join(
    "%s,%s,%d,%d\n" % (c, c, 500500 + 1000 * (i % 8), 6300500 + 2000 * (i // 8)) for i, c in enumerate(centres)))

people = folder / "persons"
column(people / "home.npy", "<i2", numbers("h", persons, AREAS), areas)
column(people / "listed.npy", "<i2", numbers("h", persons, CENTRES), centres)
column(people / "how.npy", "|u1", numbers("B", persons, 2), ["aktivt", "automatiskt"])
column(people / "age.npy", "|u1", numbers("B", persons, 100))
survey = folder / "survey"
column(survey / "home.npy", "<i2", numbers("h", respondents, AREAS), areas)
column(survey / "weight.npy", "<f8", array.array("d", (1 + w / 100 for w in numbers("H", respondents, 500))))
column(survey / "age.npy", "|u1", numbers("B", respondents, 100))
column(survey / "sex.npy", "|u1", numbers("B", respondents, 2), ["man", "kvinna"])
column(survey / "audit_c.npy", "|u1", numbers("B", respondents, 13))
column(survey / "smoking.npy", "|u1", numbers("B", respondents, 2))

(folder / "recipe.toml").write_text("""recipe = 1
title  = { sv = "Många", en = "Many" }
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
[tables.persons]
source = "persons/"
key    = { area = "home", centre = "listed" }
[tables.survey]
source = "survey/"
key    = { area = "home" }
[levels.around]
from = "area"
by   = { nearest = "centre" }
[levels.region]
from = "area"
by   = "all"
[indicators.listing]
plugin = "listing_mismatch"
levels = ["area", "around", "centre", "region"]
[indicators.listing.inputs]
residents = { rows = "persons", by = "area", columns = { centre = "listed", how = "how", x = "age" } }
listed    = { rows = "persons", by = "centre", columns = { home = "home", x = "age" } }
[indicators.habits]
plugin = "life_habits"
levels = ["area", "around", "region"]
[indicators.habits.inputs.respondents]
rows = "survey"
by   = "area"
[indicators.habits.inputs.respondents.columns]
weight        = "weight"
age           = "age"
sex           = "sex"
audit_c       = "audit_c"
daily_smoking = "smoking"
[profile]
for = "around"
""")
