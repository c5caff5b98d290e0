"""`omrade run` on random regions, attacked by what it publishes; and the same region withheld by primary rules alone."""
import random
import tempfile
from pathlib import Path

from . import amounts, forensics, own_levels, publication, random_regions, revised, scenarios, twins, why_attack
from .other_columns import from_concentration, ranks_with_gaps
from .programs import Failed
from .random_tables import CNI
from .region_attack import Attack, attack_counts
from .region_equations import FAMILIES, region_totals
from .region_truth import ceilings, truth_of
from .rounded_attack import attack_rounded, moved_by_few, rounded_in_place_of_withheld, still_true
from .verdict import small

OFF = "the attacker's test"
FORENSIC_EVERY = 4      # files are searched, and second runs made, for one in so many instances
BENEATH_EVERY = 10      # small areas that are not printed are asked for in one of so many


def levels_of(seed):
    """All levels, or some of them; sometimes without the small areas."""
    rng = random.Random(f"levels {seed}")
    if rng.random() < 0.5:
        return random_regions.LEVELS
    return tuple(rng.sample(random_regions.LEVELS, rng.randint(2, 4)))


def publish(omrade, folder, name, **recipe):
    """The cells of a run; None where it refuses to publish anything, also since an earlier publication had stricter rules."""
    (folder / f"{name}.toml").write_text(random_regions.recipe(**recipe))
    done = omrade("run", folder / f"{name}.toml", "-o", folder / name, accept=(0, 1, 2))
    if done.returncode == 2 and "history.json: numbers were published with" not in done.stderr:
        raise Failed(f"{name} ended with 2: {done.stderr.strip()[-600:]}")
    return publication.read(folder / name) if done.returncode == 0 else None


def primary_only(region, k):
    """The counts that cell-by-cell rules leave."""
    truth, ceiling = truth_of(region), ceilings(region)
    kept = {n: v for n, v in truth.items() if not small(v, k) and (n[1] == "points" or not small(ceiling[n] - v, k))}
    for points in [n for n in kept if n[1] == "points"]:
        if any(("n", f"share_{count}", *points[2:]) not in kept for count in CNI):
            del kept[points]
    return kept, {n for n in truth if n not in kept and n[0] != "listed at all"}


def attack_region(omrade, seed, tally, k, families):
    region = random_regions.region(seed)
    where = f"region {seed}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        random_regions.write(folder, region)
        before = {p.name for p in folder.iterdir()}
        levels = levels_of(seed)
        cells = publish(omrade, folder, "on", levels=levels, k=k, history=random_regions.NOTHING_BEFORE)
        tally.add("run: refused", [where] if cells is None else [], 1, where)
        if cells is None:
            return
        beneath = "deso" not in levels and seed % BENEATH_EVERY == 0
        attack = Attack([cells], region, k, beneath=beneath)
        tally.add("run: rules on", attack.hits, attack.tried, where)
        tally.add("run: small apportioned numbers", attack.apportioned, attack.real, where)
        if beneath:
            tally.add("run: small areas that are not printed", attack.beneath_hits, attack.beneath_tried, where)
        tally.add("run: ranks with gaps", ranks_with_gaps(cells), 1, where)
        squares = from_concentration(cells, attack.truth, attack.known, region_totals(region)[0], k)
        tally.add("run: sums of squares", *squares, where)
        for family in FAMILIES if families else ():
            alone = Attack([cells], region, k, (family,))
            tally.add(f"run, alone: {family}", alone.hits, alone.tried, where)
        if seed % FORENSIC_EVERY == 0:
            look_into(omrade, folder, cells, levels, tally, seed, before)
            compare_twins(omrade, region, tally, k, seed)
        if seed % FORENSIC_EVERY == 2:
            attack_rounded_runs(omrade, folder, region, levels, k, tally, where, 5 if seed % (2 * FORENSIC_EVERY) == 2 else 3)
        if seed % FORENSIC_EVERY == 1:
            others = tuple(level for level in random_regions.LEVELS if level not in levels) or ("kommun", "around")
            second = publish(omrade, folder, "again", levels=others, k=k)
            both = Attack([cells, second] if second else [cells], region, k)
            tally.add("two runs with other levels, no history", both.hits, both.tried, where)
            later = publish(omrade, folder, "later", levels=(*levels, *(level for level in others if level not in levels)), k=k,
                            history="on/history.json")
            tally.add("two runs, the second knows the first: refused", [where] if later is None else [], 1, where)
            both = Attack([cells, later] if later else [cells], region, k)
            tally.add("two runs, the second knows the first", both.hits, both.tried, where)
        if seed % 2:
            own_levels.attack(publish, omrade, folder, region, seed, tally, where, k, primary_only)
        if seed % FORENSIC_EVERY == 3:
            own_levels.attack_other_rules(publish, omrade, folder, region, seed, tally, where, k)
        if seed % FORENSIC_EVERY == 0:
            revised.attack(publish, omrade, folder, region, seed, tally, where, k)
        if seed % 10 == 4:
            scenarios.attack(publish, omrade, folder, region, seed, tally, where, k, primary_only)
        if seed % 10 == 6:
            why_attack.attack(publish, omrade, folder, region, seed, tally, where, k, primary_only)
        if seed % 5 == 2:
            amounts.attack(publish, omrade, folder, region, seed, tally, where, k)
    hits, tried = attack_counts(*primary_only(region, k), region, k)
    tally.add("run: primary rules alone", hits, tried, where)


def attack_rounded_runs(omrade, folder, region, levels, k, tally, where, base):
    """A rounded run, and a second one with all levels that knows it."""
    first = publish(omrade, folder, "rounded", levels=levels, k=k, rounding=base, history=random_regions.NOTHING_BEFORE)
    tally.add("run: rounded to 3 or 5", *attack_rounded(first, region, base, k), where)
    unprotected = rounded_in_place_of_withheld(publish(omrade, folder, "unprotected", levels=levels, off=OFF), base)
    tally.add("run: small counts rounded and not withheld", *attack_rounded(unprotected, region, base, k, withholds=False), where)
    everything = (*levels, *(level for level in random_regions.LEVELS if level not in levels))
    later = publish(omrade, folder, "rounded_later", levels=everything, k=k, rounding=base, history="rounded/history.json")
    tally.add("two rounded runs, the second knows the first: refused", [where] if later is None else [], 1, where)
    tally.add("two rounded runs, the second knows the first", *attack_rounded([*first, *(later or [])], region, base, k), where)
    publish_revised(omrade, folder, region, levels, k, tally, where, base)


def publish_revised(omrade, folder, region, levels, k, tally, where, base):
    """A rounded run, and another when the data were revised by a few persons."""
    revised_region = random_regions.revised(region, where)
    first = publish(omrade, folder, "first", levels=levels, k=k, rounding=base, history=random_regions.NOTHING_BEFORE)
    random_regions.write(folder, revised_region)
    for history, name in (("", "no history"), ("first/history.json", "the second knows the first")):
        later = publish(omrade, folder, f"revised{len(history)}", levels=levels, k=k, rounding=base, history=history)
        tally.add(f"two rounded runs of revised data, {name}: refused", [where] if later is None else [], 1, where)
        if base < k:      # else a multiple cannot move by few
            tally.add(f"two rounded runs of revised data, {name}", *moved_by_few(first, later or [], k), where)
        if later:
            both = [*later, *still_true(first, revised_region, base, k)]
            tally.add(f"two rounded runs of revised data, {name}: what the second withheld",
                      *attack_rounded(both, revised_region, base, k), where)
    random_regions.write(folder, region)


REALS = ("value", "lower95", "upper95", "lower998", "upper998")
COUNTED = ("numerator", "denominator", "base")
COMPARED = ("benchmark", "difference", "difference_lower95", "difference_upper95")


def secrets_of(cells, open_cells):
    """({withheld number: what it is}, published numbers). A number that another layer publishes too, as chance has it among shares
    of a hundred persons, is no secret, nor is a difference less its sign."""
    secrets, published, elsewhere = {}, set(), {}
    for cell, true in zip(cells, open_cells):
        layer = f"{cell.indicator}.{cell.layer}"
        for column in REALS + COMPARED:
            if cell.real(column) is not None:
                elsewhere.setdefault(f"{abs(cell.real(column)):.12g}", set()).add(layer)
            if column in REALS and cell.real(column) is not None:
                published.add(cell.real(column))
            elif column in REALS and cell.withheld and true.real(column) is not None:
                secrets.setdefault(true.real(column), (layer, f"{cell.level} {cell.area} {layer} {column}"))
        published.update(n for n in map(cell.real, COUNTED) if n is not None)
    return {n: what for n, (layer, what) in secrets.items() if n not in published and not elsewhere.get(f"{abs(n):.12g}", set()) - {layer}}, published


def look_into(omrade, folder, cells, levels, tally, seed, before):
    """Bytes, hashes, free pages, leftovers."""
    where = f"region {seed}"
    open_cells = publish(omrade, folder, "off", levels=levels, off=OFF)
    secrets, published = secrets_of(cells, open_cells)
    on = folder / "on"
    tally.add("files: withheld numbers in any file", forensics.search(on, secrets, published), len(secrets), where)
    tally.add("files: the same, protection off", forensics.search(folder / "off", secrets, published), len(secrets), where)
    sources = [folder / name for name in before]
    tally.add("files: hashes that can be guessed", forensics.guessed_hashes(on, sources, range(300)), len(sources), where)
    tally.add("files: what pages hold unseen", forensics.unseen(on), 1, where)
    tally.add("files: free pages of the GeoPackage", forensics.free_pages(on), 1, where)
    made = {name for n in ("on", "off") for name in (n, f"{n}.toml")}
    tally.add("files: leftovers", forensics.leftovers(folder, before | made, on), 1, where)


def compare_twins(omrade, region, tally, k, seed):
    """Data that differ in withheld counts alone give the same output."""
    with tempfile.TemporaryDirectory() as one:
        random_regions.write(one, region)
        cells = publish(omrade, Path(one), "on", levels=twins.LEVELS, k=k)
        withheld = Attack([cells], region, k).withheld if cells else set()
        for what, twin in twins.twins(region, withheld, k, random.Random(f"twin {seed}")):
            with tempfile.TemporaryDirectory() as other:
                random_regions.write(other, twin)
                if publish(omrade, Path(other), "on", levels=twins.LEVELS, k=k) is None:
                    found = ["refused to publish one of them only"]
                else:
                    found = twins.differences(Path(one) / "on", Path(other) / "on")
                tally.add("files: a twin of the data tells itself", found, 1, f"region {seed} {what}")


def run(omrade, seeds, tally, k=5, families=False):
    for seed in seeds:
        try:
            attack_region(omrade, seed, tally, k, families)
        except AssertionError as problem:
            raise AssertionError(f"region {seed}: {problem}") from problem
