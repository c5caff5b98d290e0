"""Data that are revised between two publications of which the second knows the first.

Who revises says where: readers see which printed numbers moved, and that the others are what they were. So whatever was printed of
something that was not revised is known in the other publication as well. Asked is
- what the first withheld: it has to stay open by its numbers and by what the second tells of unrevised ones;
- what the second withholds;
- a number that was told and that moved by 1 … k - 1 persons: those are the few who came or went, and how many they are must not be
  worked out, so that of the numbers at this distance more than one has to stay possible."""
import copy
import random

from . import random_regions
from .own_levels import levels_in, own_levels, with_more
from .region_attack import Attack, published_counts
from .region_equations import is_split
from .region_truth import ceilings, truth_of
from .random_regions import LEVELS, PARTS


def revised(region, seed):
    """The region with one to three counts moved by a few persons, or by many."""
    rng = random.Random(f"revised {seed}")
    other = copy.deepcopy(region)
    for _ in range(rng.randint(1, 3)):
        row = other["counts"][rng.choice(region["areas"])]
        part = rng.choice(PARTS)
        by = rng.choice([1, 2, 3, rng.randint(5, 15)]) * rng.choice([-1, 1])
        if by > 0 and row["whole"] - sum(row[p] for p in PARTS) < by:
            continue
        row[part] = max(0, row[part] + by)
    return other


def few(old, new, k):
    return 1e-6 < abs(new - old) < k - 1e-6


def moved(old, new, told, known, region, k):
    """(hits, tried): numbers that moved by a few persons, printed again or worked out. told: what the first printed; known: what
    can be used of the new ones."""
    public = ceilings(region)
    hits = [("printed again", n, told[n], known[n]) for n in sorted(told, key=str)
            if n in known and few(told[n], known[n], k) and few(old[n], new[n], k) and not is_split(n[2])]
    asked = [n for n in sorted(told, key=str) if few(old[n], new[n], k) and not is_split(n[2]) and n[1] != "points"]
    open_ = {n for n in asked if n not in known}
    done = Attack([], region, k, counts=(known, open_), asked=open_, too_few=())
    values = {n: [round(told[n]) + d for d in range(1 - k, k) if d and 0 <= round(told[n]) + d <= public[n]] for n in open_}
    left = done.system.feasible(values)
    return hits + [("worked out", n, told[n], sorted(left[n])) for n in sorted(open_, key=str) if len(left[n]) < 2], len(asked)


def attack(publish, omrade, folder, region, seed, tally, where, k):
    rng = random.Random(f"revised recipe {seed}")
    own = own_levels(seed) if rng.random() < 0.5 else dict.fromkeys([*PARTS, "p12"], tuple(rng.sample(LEVELS, rng.randint(2, 4))))
    region = with_more(region, own)
    later = revised(region, seed)
    before, after = truth_of(region), truth_of(later)
    same = {n for n in before if abs(before[n] - after[n]) < 1e-9}
    random_regions.write_counts(folder, region)
    recipe = {"levels": levels_in(own), "indicators": ("parts",), "own": own, "k": k}
    first = publish(omrade, folder, "unrevised", history=random_regions.NOTHING_BEFORE, **recipe)
    random_regions.write_counts(folder, later)
    found = {}
    for name, history in (("knows", "unrevised/history.json"), ("knows nothing", "")):
        found[name] = publish(omrade, folder, "revised" + "_blind" * (not history), history=history, **recipe)
    random_regions.write_counts(folder, region)
    tally.add("revised data, the second knows the first: refused", [where] if found["knows"] is None else [], 1, where)
    if first is None:
        return
    told, held = published_counts([first], before, ceilings(region))
    for name, line in (("knows", "revised data, the second knows the first"), ("knows nothing", "revised data, no history")):
        if found[name] is None:
            continue
        new, new_held = published_counts([found[name]], after, ceilings(later))
        unrevised = {n: v for n, v in told.items() if n in same}
        again = {n: v for n, v in new.items() if n in same}
        hits, tried = moved(before, after, told, {**unrevised, **new}, later, k)
        tally.add(f"{line}: few who came or went", hits, tried, where)
        if name == "knows":
            of_first = Attack([], region, k, counts=({**again, **told}, held - set(again)), own=True)
            tally.add(f"{line}: what the first withheld", of_first.hits, of_first.tried, where)
            open_ = new_held - set(unrevised)
            of_second = Attack([], later, k, counts=({**unrevised, **new}, open_), own=True)
            tally.add(f"{line}: what the second withheld", of_second.hits, of_second.tried, where)
