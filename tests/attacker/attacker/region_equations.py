"""What the counts of a published region have to do with each other, from recipe and open geometry alone."""
from .random_regions import PART_OF
from .random_tables import CNI
from .system import System


FAMILIES = ("kommun", "district", "around", "region", "flows of an area", "listed of a centre", "listed at all", "sum of two parts",
            "points of CNI", "the same part again")


def is_split(level):
    """Whether small areas are divided between its areas: catchments, also those of a scenario."""
    return level.startswith("around")


def memberships(relate, names, levels):
    """A level's count is the sum of its small areas', by the shares that the recipe names."""
    base = {(n[:1] + n[3:] if n[0] == "flow" else n[:2]) for n in names if n[0] in ("n", "flow")}
    for kind in base:
        for level, areas in levels.items():
            for area, shares in areas.items():
                if kind[0] == "n":
                    whole, parts = kind + (level, area), {kind + ("deso", a): s for a, s in shares.items()}
                else:
                    whole, parts = ("flow", level, area) + kind[1:], {("flow", "deso", a) + kind[1:]: s for a, s in shares.items()}
                if whole in names:
                    relate("around" if is_split(level) else level, {**parts, whole: -1.0})


def listing(relate, region, residents, listed):
    """Flows and unlisted add up to the residents of every area, and over small areas to those listed."""
    centres = region["centres"]
    for level, places in {"deso": region["areas"], **region["levels"]}.items():
        for area in places:
            terms = {("flow", level, area, c): 1.0 for c in [*centres, ""]}
            relate("flows of an area", terms, residents[level][area])
            relate("listed at all", {("listed at all", level, area): 1.0, ("flow", level, area, ""): 1.0}, residents[level][area])
    for centre in centres:
        relate("listed of a centre", {("flow", "deso", a, centre): 1.0 for a in region["areas"] + region["outside"]}, listed[centre])


def sums_of_parts(relate, levels, areas):
    """p12 is p1 and p2 together; CNI's points are the weighted counts."""
    for level, places in {"deso": areas, **levels}.items():
        for area in places:
            relate("sum of two parts", {("n", "p1", level, area): 1.0, ("n", "p2", level, area): 1.0, ("n", "p12", level, area): -1.0})
            terms = {("n", f"share_{c}", level, area): w for c, w in CNI.items()}
            relate("points of CNI", {**terms, ("n", "points", level, area): -1.0})


def parts_again(relate, region, levels, public):
    """Indicators that count a part under another name, or those who are left of it."""
    for name in region.get("more", ()):
        for level, places in {"deso": region["areas"], **levels}.items():
            for area in places:
                part, again = ("n", PART_OF[name], level, area), ("n", name, level, area)
                left = name in ("not_p1", "not_r1")
                relate("the same part again", {part: 1.0, again: 1.0 if left else -1.0}, public[part] if left else 0.0)


def region_totals(region):
    """Residents by level and area and listed by centre: open statistics."""
    here = {a: 0 for a in region["areas"]}
    listed = {c: 0 for c in region["centres"]}
    for home, centre, _ in region["persons"]:
        if home in here:
            here[home] += 1
        if centre:
            listed[centre] += 1
    residents = {"deso": here}
    for level, places in region["levels"].items():
        residents[level] = {area: sum(s * here[a] for a, s in shares.items()) for area, shares in places.items()}
    return residents, listed


def system_of(published, names, public, region, families=FAMILIES):
    """The relations of some families. published: {name: number or None}, of one run or of several together; names: all that
    exist; public: ceilings."""
    system = System()
    for name in names:
        if published.get(name) is not None:
            system.know(name, published[name])
        else:
            split = is_split(name[2 if name[0] == "n" else 1])      # apportioned counts are real
            whole = not split and name[1] != "points"
            system.seek(name, public[name], whole=whole)
    residents, listed = region_totals(region)
    levels = region["levels"]

    def relate(family, terms, constant=0.0):
        if family in families:
            system.relate(terms, constant)
    memberships(relate, names, levels)
    listing(relate, region, residents, listed)
    sums_of_parts(relate, levels, region["areas"])
    parts_again(relate, region, levels, public)
    return system


def verify(system, truth):
    """Raises where a relation or bound does not hold for the truth: the attacker would find what is not so."""
    for name, (low, high, whole) in system.unknown.items():
        true = truth[name]
        if not low - 1e-9 <= true <= high + 1e-9 or (whole and abs(true - round(true)) > 1e-9):
            raise AssertionError(f"{name} = {true} is not within [{low}, {high}]{' or not whole' if whole else ''}")
    for terms, constant, slack in system.relations:
        if all(name in truth for name in terms):
            off = abs(sum(f * truth[name] for name, f in terms.items()) - constant)
            if off > slack + 1e-6 * (1 + abs(constant)):
                raise AssertionError(f"the relation {terms} = {constant} does not hold: off by {off}")
