"""The same table disclosed again and again with other rows: what all that was published tells of what each of them withheld.

Every publication has some kinds of areas (small ones, towns, districts, all) and of groups (single ones, their total), and another
minimum_count now and then. With `history` each knows the earlier ones. Readers know which areas make up which, also where no table
has a row for them; how many people there are in all they know of what has a row."""
import random
import tempfile
from pathlib import Path

from . import cells, files, random_tables
from .verdict import small

WITHHELD = cells.WITHHELD
PUBLICATIONS = 3


def kind(code):
    return code if code in ("all", "total") else code[0]


def part_of(table, rng):
    """The table with rows of some kinds alone."""
    def some(at):
        kinds = sorted({kind(key[at]) for key in table["cells"]})
        return set(rng.sample(kinds, rng.randint(1, len(kinds))))
    areas, groups = some(0), some(1)
    keys = [key for key in table["cells"] if kind(key[0]) in areas and kind(key[1]) in groups]
    return {**table, "cells": {key: table["cells"][key] for key in keys}}


def publications(table, k, seed):
    rng = random.Random(f"publications {seed}")
    parts = [(part_of(table, rng), k) for _ in range(PUBLICATIONS)]
    if rng.random() < 0.6:
        parts[rng.randrange(PUBLICATIONS)] = (table, k)
    if rng.random() < 0.3:
        at = rng.randrange(PUBLICATIONS)
        parts[at] = (parts[at][0], rng.choice((3, 5, 10)))
    return parts


def publish(omrade, folder, table, k, history):
    """The cells that `omrade disclose` publishes; None where it refuses to."""
    extra = 'history = "history.json"\n' if history else ""
    files.write_cells(folder, table, k, extra)
    done = omrade("disclose", folder / "table.csv", "--spec", folder / "spec.toml", "-o", folder / "out.csv", "--overwrite", accept=(0, 1))
    if done.returncode:
        return None
    if history:
        (folder / "out.history.json").replace(folder / "history.json")
    return files.read_cells((folder / "out.csv").read_text())


def attack(omrade, seed, tally, k):
    table = random_tables.table_of_cells(seed)
    for name, history in (("tables, one after the other, no history", False), ("tables, the later know the earlier", True)):
        attack_one(omrade, table, k, tally, seed, name, history)


def attack_one(omrade, table, k, tally, seed, name, history):
    truth = table["cells"]
    known, least = {}, {}      # printed numbers; the lowest minimum_count by which a cell was withheld
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        (folder / "history.json").write_text('{"history": 1}')
        for turn, (part, minimum) in enumerate(publications(table, k, seed)):
            published = publish(omrade, folder, part, minimum, history)
            if turn > 0:
                tally.add(f"{name}: refused", [f"seed {seed}"] if published is None else [], 1)
            for key, value in (published or {}).items():
                if value == WITHHELD:
                    least[key] = min(least.get(key, minimum), minimum)
                    continue
                if value != truth[key] or (small(value, minimum)):
                    raise AssertionError(f"{key} is {truth[key]} and is published as {value}")
                if history and key in least and key not in known:
                    raise AssertionError(f"{key} was withheld, and is published now")
                known[key] = value
    people = {key: table["people"][key] for key in {*known, *least}} if table["people"] else None
    everything = {key: known.get(key, WITHHELD) for key in truth}
    hits, tried = [], 0
    for minimum in sorted(set(least.values())):
        asked = {key for key, by in least.items() if by == minimum}
        more, of = cells.attack(everything, truth, table["hierarchies"], minimum, people, asked)
        hits, tried = hits + more, tried + of
    tally.add(name, hits, tried, f"seed {seed}")
