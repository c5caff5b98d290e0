"""`omrade disclose` on random tables, attacked; and the same with each rule undone, which must fall."""
import tempfile
from pathlib import Path

from . import cells, files, naive, random_tables, table_history, unit_attack
from .programs import Failed
from .verdict import small

WITHHELD = cells.WITHHELD
LEAST = (5, 5, 5, 3, 10)      # minimum_count, in turn
PUT_BACK = 4      # complementary cells that are put back in turn, per table


def disclosed(omrade, folder, write, read, table, k):
    """The table as `omrade disclose` publishes it, or None where it refuses to."""
    write(folder, table, k)
    done = omrade("disclose", folder / "table.csv", "--spec", folder / "spec.toml", "-o", "-", accept=(0, 1))
    return read(done.stdout) if done.returncode == 0 else None


def attack_cells(omrade, seed, tally, k):
    table = random_tables.table_of_cells(seed)
    truth, hierarchies, people, where = table["cells"], table["hierarchies"], table["people"], f"cells {seed}"
    tally.add("cells: rules on", *published_cells(omrade, table, k, tally, seed), where)
    tally.add("cells: primary rules alone", *cells.attack(naive.primary_only(truth, k, people), truth, hierarchies, k, people), where)
    shown = {key: value for key, value in truth.items() if small(value, k)}
    tally.add("cells: no rule", list(shown.items()), len(shown), where)


def published_cells(omrade, table, k, tally, seed):
    truth, hierarchies, people = table["cells"], table["hierarchies"], table["people"]
    with tempfile.TemporaryDirectory() as folder:
        published = disclosed(omrade, Path(folder), files.write_cells, files.read_cells, table, k)
    if published is None:
        tally.add("cells: refused", [f"cells {seed}"], 1)
        return [], 0
    check(published, truth, k)
    complementary = [key for key, value in published.items() if value == WITHHELD and not small(truth[key], k)
                     and not (people and (small(people[key] - truth[key], k) or people[key] < 20))]
    for key in complementary[:PUT_BACK]:
        hits, tried = cells.attack({**published, key: truth[key]}, truth, hierarchies, k, people)
        tally.add("cells: one complementary cell put back", hits, tried, f"cells {seed} {key}")
    return cells.attack(published, truth, hierarchies, k, people)


def check(published, truth, k):
    """What is published is true, complete and no small count."""
    if set(published) != set(truth):
        raise AssertionError(f"cells came or went: {sorted(set(published) ^ set(truth))[:3]}")
    for key, value in published.items():
        if value != WITHHELD and value != truth[key]:
            raise AssertionError(f"{key} is {truth[key]} and is published as {value}")
        if value != WITHHELD and small(value, k):
            raise AssertionError(f"{key} = {value} is published")


def attack_units(omrade, seed, tally, k):
    table = random_tables.table_of_units(seed)
    where, names = f"units {seed}", list(table["weights"])
    with tempfile.TemporaryDirectory() as folder:
        published = disclosed(omrade, Path(folder), files.write_units, files.read_units, table, k)
    if published is None:
        tally.add("units: refused", [where], 1)
        return
    for code, row in published.items():
        check({n: row[n] for n in names}, {n: table["rows"][code][n] for n in names}, k)
    tally.add("units: rules on", *unit_attack.attack(published, table, k), where)
    if table["parents"]:
        alone = {code: {**row, **naive.primary_only({n: table["rows"][code][n] for n in names}, k), "index": WITHHELD}
                 for code, row in published.items()}
        tally.add("units with sums: primary rules alone, no index", *unit_attack.attack(alone, table, k), where)
    exact = {code: {**row, "index": table["rows"][code]["index"], "index_step": None} for code, row in published.items()}
    tally.add("units: the index printed in full", *unit_attack.attack(exact, table, k), where)
    finer = {code: finer_index(row, table["rows"][code]["index"]) for code, row in published.items()}
    tally.add("units: the index printed to a tenth of its step", *unit_attack.attack(finer, table, k), where)
    indices = [row["index"] for row in published.values()]
    tally.add("units: indices that are published", [i for i in indices if i != WITHHELD], len(indices), where)


def finer_index(row, exact):
    step = row.get("index_step")
    if not step or step == WITHHELD or row["index"] == WITHHELD:
        return row
    return {**row, "index": round(exact / (step / 10)) * (step / 10), "index_step": step / 10}


def run(omrade, seeds, tally):
    for seed in seeds:
        k = LEAST[seed % len(LEAST)]
        for attack in (attack_cells, attack_units, table_history.attack):
            try:
                attack(omrade, seed, tally, k)
            except (Failed, AssertionError) as problem:
                raise AssertionError(f"{attack.__name__} {seed}: {problem}") from problem
