"""The attack of somebody who has the program, too: of all tables that fit what is printed, those that the program would have
printed so. Complementary cells that were chosen by their withheld values tell something of these values."""
import tempfile
from math import ceil, floor
from pathlib import Path

from . import cells, files, random_tables
from .table_campaign import disclosed
from .verdict import small

MOST = 60      # tables that fit, per group of cells that hang together


class TooMany(Exception):
    pass


def bounds_of(name, rows, bounds, chosen):
    """What the relations leave of a quantity, the others within their bounds."""
    low, high = bounds[name]
    for terms, rest, _ in rows:
        if name not in terms:
            continue
        least = greatest = 0.0
        for other, factor in terms.items():
            if other != name:
                ends = (chosen[other],) * 2 if other in chosen else bounds[other]
                least += min(factor * ends[0], factor * ends[1])
                greatest += max(factor * ends[0], factor * ends[1])
        ends = ((rest - least) / terms[name], (rest - greatest) / terms[name])
        low, high = max(low, min(ends)), min(high, max(ends))
    return ceil(low - 1e-6), floor(high + 1e-6)


def all_solutions(rows, bounds):
    """Every choice of whole numbers for which the relations hold; raises TooMany beyond MOST."""
    names = sorted({name for terms, _, _ in rows for name in terms}, key=str)
    found, chosen = [], {}

    def walk():
        ranges = {n: bounds_of(n, rows, bounds, chosen) for n in names if n not in chosen}
        if not ranges:
            found.append(dict(chosen))
            if len(found) > MOST:
                raise TooMany
            return
        name = min(ranges, key=lambda n: ranges[n][1] - ranges[n][0])
        for value in range(ranges[name][0], ranges[name][1] + 1):
            chosen[name] = value
            walk()
            del chosen[name]
    walk()
    return found


def printed(omrade, table, k):
    with tempfile.TemporaryDirectory() as folder:
        return disclosed(omrade, Path(folder), files.write_cells, files.read_cells, table, k)


def attack(omrade, table, k):
    """([(key, true count, values left)], tried): of the withheld small counts in groups of cells with few tables that fit."""
    truth, published = table["cells"], printed(omrade, table, k)
    if published is None:
        return [], 0
    system = cells.system_of(published, table["hierarchies"], max(truth.values()))
    hits, tried = [], 0
    for rows in system.components(system.reduced()):
        names = {name for terms, _, _ in rows for name in terms}
        try:
            fitting = all_solutions(rows, {n: system.unknown[n][:2] for n in names})
        except TooMany:
            continue
        left = {name: set() for name in names}
        for guess in fitting:
            if all(guess[n] == truth[n] for n in names) or \
                    printed(omrade, {**table, "cells": {**truth, **guess}}, k) == published:
                for name in names:
                    left[name].add(guess[name])
        targets = sorted(n for n in names if small(truth[n], k))
        tried += len(targets)
        hits += [(n, truth[n], sorted(left[n] & set(range(1, k)))) for n in targets if not set(range(1, k)) <= left[n]]
    return hits, tried


def run(omrade, seeds, tally, k=5):
    for seed in seeds:
        table = random_tables.table_of_cells(seed)
        if table["people"] is None:
            tally.add("cells: knowing the program", *attack(omrade, table, k), f"cells {seed}")
