"""Two sets of data that differ in withheld counts alone must give the same output, but for hashes under the secret key.

A person is moved between two small areas of the same municipality, district and catchment whose count is withheld in both and
small before and after. Whatever byte of the output changes depends on a withheld count."""
import copy
import json

from .random_regions import PARTS
from .random_tables import CNI
from .region_truth import flows


def sums_stay(region, withheld, column, areas, k):
    """Whether the sums that the column is part of tell nothing of the move: withheld in all these areas, small before and after."""
    if column not in ("p1", "p2"):
        return True
    sums = [region["counts"][x]["p1"] + region["counts"][x]["p2"] for x in areas]
    return all(("n", "p12", "deso", x) in withheld for x in areas) and 1 < sums[0] < k and 0 < sums[1] < k - 1


LEVELS = ("deso", "kommun", "around", "region")      # with districts across them hardly any two areas would be alike


def places(region, area):
    return {(level, to): shares[area] for level in LEVELS[1:] for to, shares in region["levels"][level].items() if area in shares}


def alike(region):
    """Pairs of small areas that belong to the same areas of every level."""
    return [(a, b) for a in region["areas"] for b in region["areas"] if a != b and places(region, a) == places(region, b)]


def moved_counts(region, withheld, k):
    """[(what, change)]: a person of a group moves from one small area to another."""
    for column in PARTS + list(CNI):
        quantity = column if column in PARTS else f"share_{column}"
        for a, b in alike(region):
            if all(("n", quantity, "deso", x) in withheld for x in (a, b)) and 1 < region["counts"][a][column] < k \
                    and 0 < region["counts"][b][column] < k - 1 and sums_stay(region, withheld, column, (a, b), k):
                def change(other, column=column, a=a, b=b):
                    other["counts"][a][column] -= 1
                    other["counts"][b][column] += 1
                yield (column, a, b), change


def swapped_listings(region, withheld, k):
    """[(what, change)]: a resident of a listed at c and one of b listed at d change places at the centres."""
    moves = flows(region)
    for a, b in alike(region):
        for c in region["centres"]:
            for d in region["centres"]:
                names = [("flow", "deso", x, y) for x in (a, b) for y in (c, d)]
                if c == d or not all(n in withheld and 0 < moves[n[2:]] < k for n in names):
                    continue
                if min(moves[a, c], moves[b, d]) < 2 or max(moves[a, d], moves[b, c]) > k - 2:
                    continue
                for how in ("auto", "active"):
                    if (a, c, how) in region["persons"] and (b, d, how) in region["persons"]:
                        def change(other, one=(a, c, how), two=(b, d, how), d=d, c=c):
                            other["persons"][other["persons"].index(one)] = (one[0], d, one[2])
                            other["persons"][other["persons"].index(two)] = (two[0], c, two[2])
                        yield ("flows", a, b, c, d), change


def twins(region, withheld, k, rng):
    """[(what was moved, the other region)]: one of each kind, where some pair of areas allows it."""
    found = []
    for kind in (moved_counts, swapped_listings):
        options = list(kind(region, withheld, k))
        if options:
            what, change = rng.choice(options)
            other = copy.deepcopy(region)
            change(other)
            found.append((what, other))
    return found


def without_hashes(name, raw):
    if name != "provenance.json":
        return raw
    text = json.loads(raw)

    def strip(node):
        if isinstance(node, dict):
            return {k: strip(v) for k, v in node.items() if k != "keyed_hash"}
        return [strip(v) for v in node] if isinstance(node, list) else node
    return json.dumps(strip(text), sort_keys=True).encode()


def differences(one, other):
    """[file: the first place where two output folders differ]"""
    from .forensics import files
    found = []
    names = {p.relative_to(one): p for p in files(one)}
    others = {p.relative_to(other): p for p in files(other)}
    for name in sorted(names.keys() | others.keys()):
        if name not in names or name not in others:
            found.append(f"{name}: is in one of them only")
            continue
        a, b = (without_hashes(name.name, p.read_bytes()) for p in (names[name], others[name]))
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            found.append(f"{name}: byte {at}: …{a[max(0, at - 60):at + 30]!r} against …{b[at:at + 30]!r}")
    return found
