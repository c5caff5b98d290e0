"""Indicators at levels of their own, some of them the same counts again; and a second publication of them by other rules."""
import random

from . import random_regions
from .random_regions import LEVELS, MORE, PARTS
from .region_attack import Attack, level_of
from .region_equations import is_split
from .region_truth import everywhere

RULES = {"k": {"k": 10}, "few": {"rules": "minimum_denominator = 120\n"}, "all": {"rules": "group_disclosure = true\n"}}
BEFORE = {"k": 10, "few": 5, "all": 5}      # minimum_count of the first publication


def some(rng, items, least, most):
    return tuple(rng.sample(items, rng.randint(least, min(most, len(items)))))


def own_levels(seed):
    """{indicator: its levels}: some of the parts, their sum, and often one or two of them again at other levels."""
    rng = random.Random(f"own levels {seed}")
    own = {name: some(rng, LEVELS, 1, 3) for name in some(rng, [*PARTS, "p12"], 2, 4)}
    for name in some(rng, ["r1", "not_p1", "p1_of_p12"], 0, 2):
        own[name] = some(rng, LEVELS, 1, 2)
        if name == "p1_of_p12" or rng.random() < 0.7:
            own.setdefault("p1", some(rng, LEVELS, 1, 2))
    return own


def later_levels(own, seed):
    """The same, one level more for each of some, and a part again under another name."""
    rng = random.Random(f"later levels {seed}")
    later = {name: (*at, *some(rng, [level for level in LEVELS if level not in at], 0, 1)) for name, at in own.items()}
    again = [n for n in ("r1", "not_p1", "r2", "not_r1") if n not in own and (n != "r2" or "p2" in own)]
    for name in some(rng, again, 1, 2):
        later[name] = some(rng, LEVELS, 1, 3)
    return later


def levels_in(own):
    return tuple(level for level in LEVELS if any(level in at for at in own.values()))


def with_more(region, *owns):
    return {**region, "more": tuple(name for name in MORE if any(name in own for own in owns))}


def published_by_primary_rules(own, region, primary):
    """(known, withheld) of what a recipe asks for, where each cell is judged by itself. `primary`: the same of everything."""
    kept, held = primary
    asked = {("n", name, level, area) for name, at in own.items() for level in at for area in everywhere(region)[level]}
    return {n: v for n, v in kept.items() if n in asked}, held & asked


def attack(publish, omrade, folder, region, seed, tally, where, k, primary_only):
    """One publication of indicators at levels of their own."""
    own = own_levels(seed)
    region = with_more(region, own)
    cells = publish(omrade, folder, "own", levels=levels_in(own), indicators=("parts",), own=own, k=k)
    tally.add("levels of their own: refused", [where] if cells is None else [], 1, where)
    if cells is not None:
        done = Attack([cells], region, k, beneath=True, own=True)
        tally.add("levels of their own: printed", done.hits, done.tried, f"{where} {own}")
        tally.add("levels of their own: not printed", done.beneath_hits, done.beneath_tried, f"{where} {own}")
    naive = Attack([], region, k, counts=published_by_primary_rules(own, region, primary_only(region, k)), beneath=True, own=True)
    tally.add("levels of their own: primary rules alone", naive.hits + naive.beneath_hits, naive.tried + naive.beneath_tried, where)


def of_too_few(first, region, withheld, which):
    """Of what the first publication withheld: what it did since the whole is too few people, or since all of a group have it."""
    if which == "few":
        return {n for n in withheld if not is_split(level_of(n)) and n[1] != "p1_of_p12"
                and first.public[n] < 120 - 1e-9 and first.truth[n] > 0}      # that nobody has it may be told by a larger area
    if which == "all":      # who is left is nobody, unless a zero tells that
        return {n for n in withheld if n[1] in ("not_p1", "not_r1") and first.truth[n] == first.public[n]}
    return set()


def attack_other_rules(publish, omrade, folder, region, seed, tally, where, k):
    """A publication by strict rules, and a later one that knows it, by weaker ones, with more levels and parts again."""
    which = random.Random(f"other rules {seed}").choice(sorted(RULES))
    own = own_levels(seed)
    if which == "all":      # the zeros of nobody are not printed elsewhere
        own = {name: at for name, at in own.items() if name in ("p2", "p3", "not_p1")}
        own.setdefault("not_p1", ("deso", "kommun"))
    later = later_levels(own, seed)
    if which == "all":
        later = {name: at for name, at in later.items() if name not in ("p1", "r1", "p12", "p1_of_p12")}
        later.setdefault("not_r1", ("deso", "region"))
    region = with_more(region, own, later)
    strict = {"k": k, **RULES[which]}
    cells = publish(omrade, folder, "strict", levels=levels_in(own), indicators=("parts",), own=own,
                    history=random_regions.NOTHING_BEFORE, **strict)
    if cells is None:
        tally.add("other rules later: the first refused", [where], 1, where)
        return
    first = Attack([cells], region, BEFORE[which], own=True)
    asked = set(first.printed_withheld)
    few = of_too_few(first, region, asked, which)
    turns = {"weaker": ("other rules later, the second knows the first", True, {"k": k}),
             "strict_too": ("parts again later, the second knows the first", True, strict),
             "unknown": ("other rules later, no history", False, {"k": k})}
    for turn, (line, knows, rules) in turns.items():
        second = publish(omrade, folder, turn, levels=levels_in(later), indicators=("parts",), own=later,
                         history="strict/history.json" if knows else "", **rules)
        if knows:
            tally.add(f"{line}: refused", [where] if second is None else [], 1, where)
        if second is None:
            continue
        what = f"{where} {which} {own} {later}"
        done = Attack([cells, second], region, BEFORE[which], asked=asked, too_few=few)
        tally.add(line, done.hits, done.tried, what)
        if knows:
            own_rules = Attack([cells, second], region, rules["k"], beneath=True, own=True)
            tally.add(f"{line}, by the second's rules", own_rules.hits + own_rules.beneath_hits,
                      own_rules.tried + own_rules.beneath_tried, what)
    attack_stricter_rules(publish, omrade, folder, region, own, later, tally, f"{where} {which} {own} {later}", k, which)


def attack_stricter_rules(publish, omrade, folder, region, own, later, tally, where, k, which):
    """A publication by weak rules, and a later one by strict ones: what the first withheld by its rules, and what the second does by
    its own as far as the first had not told it."""
    strict, line = {"k": k, **RULES[which]}, "stricter rules later, the second knows the first"
    first = publish(omrade, folder, "weak_first", levels=levels_in(own), indicators=("parts",), own=own, k=k,
                    history=random_regions.NOTHING_BEFORE)
    if first is None:
        return
    second = publish(omrade, folder, "strict_later", levels=levels_in(later), indicators=("parts",), own=later,
                     history="weak_first/history.json", **strict)
    tally.add(f"{line}: refused", [where] if second is None else [], 1, where)
    if second is None:
        return
    told = Attack([first], region, k, own=True)
    done = Attack([first, second], region, k, asked=told.printed_withheld)
    tally.add(f"{line}: what the first withheld", done.hits, done.tried, where)
    asked = Attack([second], region, k, own=True).printed_withheld - set(told.known) - set(told.rounded)
    before = {name for _, name, *_ in Attack([first], region, BEFORE[which], asked=asked).hits}
    done = Attack([first, second], region, BEFORE[which], asked=asked - before)
    tally.add(f"{line}: what the second withheld", done.hits, done.tried, where)
