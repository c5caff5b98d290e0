"""The counts of a generated region, computed from its own numbers: what the attacker is judged by."""
from .random_regions import MORE, PARTS
from .random_tables import CNI


def everywhere(region):
    """All levels, `deso` among them, as {level: {area: {small area: share}}}."""
    return {"deso": {a: {a: 1.0} for a in region["areas"]}, **region["levels"]}


def quantities(region):
    """{quantity: {small area: count}} of the table of counts."""
    found = {}
    for area, row in region["counts"].items():
        values = {p: row[p] for p in PARTS}
        values["p12"] = row["p1"] + row["p2"]
        values.update({f"share_{c}": row[c] for c in CNI})
        values["points"] = sum(w * row[c] for c, w in CNI.items())
        values.update({name: MORE[name](row) for name in region.get("more", ())})
        for quantity, value in values.items():
            found.setdefault(quantity, {})[area] = value
    return found


def flows(region):
    """{(home, centre or "" for unlisted): persons}, with zeros."""
    found = {(a, c): 0 for a in region["areas"] + region["outside"] for c in [*region["centres"], ""]}
    for home, centre, _ in region["persons"]:
        found[home, centre] += 1
    return found


def truth_of(region):
    """{name: count} for every name that a publication of the region may tell."""
    truth = {}
    counts, moves = quantities(region), flows(region)
    for level, places in everywhere(region).items():
        for area, shares in places.items():
            for quantity, by_area in counts.items():
                truth["n", quantity, level, area] = sum(s * by_area[a] for a, s in shares.items())
            for centre in [*region["centres"], ""]:
                truth["flow", level, area, centre] = sum(s * moves[a, centre] for a, s in shares.items())
            truth["listed at all", level, area] = sum(truth["flow", level, area, c] for c in region["centres"])
    truth.update({("flow", "deso", a, c): moves[a, c] for a in region["outside"] for c in region["centres"]})
    return truth


def ceilings(region):
    """{name: population or residents}, which are open statistics."""
    found, moves = {}, flows(region)
    for name in truth_of(region):
        if name[0] == "flow" and name[2] in region["outside"]:
            found[name] = sum(moves[a, name[3]] for a in region["areas"] + region["outside"])      # all who are listed there
            continue
        level, area = name[2:4] if name[0] == "n" else name[1:3]
        shares = everywhere(region)[level][area]
        found[name] = sum(s * region["counts"][a]["whole"] for a, s in shares.items())
        if name[1] == "points":
            found[name] *= sum(CNI.values())
    return found
