#!/usr/bin/python3
"""Attacks what omrade publishes.

  attack.py tables  --omrade BIN [--instances N] [--first SEED]   `omrade disclose` on random tables
  attack.py regions --omrade BIN [--instances N] [--first SEED] [--families]   `omrade run` on random regions
  attack.py program --omrade BIN [--instances N] [--first SEED]   `omrade disclose`, by somebody who has the program, too
  attack.py kronoberg --omrade BIN --data DIR                     the example, on the data that kronoberg-data wrote to DIR

Prints how many instances fell to which attack, with the rules on and with each undone. Ends with 1 where an attack on published
data succeeds otherwise than known_holes.txt says, or an attack on undone rules fails; with 77 where NumPy or SciPy is missing."""
import argparse
import signal
import sys
import tempfile
from pathlib import Path

try:
    import numpy  # noqa: F401
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}; it is in python3-numpy and python3-scipy")
    sys.exit(77)

from attacker import kronoberg, program_attack, region_campaign, table_campaign
from attacker.campaign import Tally
from attacker.programs import Omrade

# attack -> least share of instances that must fall: the attacker can see.
MUST_FALL = {"cells: primary rules alone": 0.8, "cells: no rule": 1.0, "cells: one complementary cell put back": 0.3,
             "units: the index printed in full": 0.9, "units with sums: primary rules alone, no index": 0.7,
             "run: primary rules alone": 0.9, "run: small counts rounded and not withheld": 1.0,
             "two rounded runs of revised data, no history": 0.8,
             "levels of their own: primary rules alone": 0.7, "other rules later, no history": 0.6,
             "revised data, no history: few who came or went": 0.8, "scenarios: today by primary rules alone": 0.7,
             "why: small areas by primary rules alone": 0.6, "amounts: not named": 0.6, "amounts: primary rules alone": 0.4,
             "kronoberg: primary rules alone": 1.0, "files: the same, protection off": 1.0}
MUST_HOLD = (
    "cells: rules on", "tables, one after the other, no history", "tables, the later know the earlier", "cells: knowing the program",
    "units: rules on", "run: rules on", "run: rounded to 3 or 5", "run: small areas that are not printed", "run: ranks with gaps",
    "run: sums of squares", "two runs with other levels, no history",
    "levels of their own: printed", "levels of their own: not printed", "other rules later, the second knows the first",
    "other rules later, the second knows the first, by the second's rules", "parts again later, the second knows the first",
    "parts again later, the second knows the first, by the second's rules",
    "stricter rules later, the second knows the first: what the first withheld",
    "stricter rules later, the second knows the first: what the second withheld",
    "revised data, the second knows the first: few who came or went", "revised data, the second knows the first: what the first withheld",
    "revised data, the second knows the first: what the second withheld", "scenarios: the ordinary tables, today and then",
    "scenarios: the ordinary tables alone", "why: all areas and layers", "why: the run alone", "amounts: rules on",
    "amounts: with the means of the third that has most", "amounts: with the number of children with caries",
    "amounts: with both of these",
    "two runs, the second knows the first", "two rounded runs, the second knows the first",
    "two rounded runs of revised data, the second knows the first", "two rounded runs of revised data, the second knows the first: what the second withheld",
    "kronoberg: rules on",
    "files: withheld numbers in any file", "files: hashes that can be guessed", "files: free pages of the GeoPackage",
    "files: what pages hold unseen", "files: leftovers", "files: a twin of the data tells itself")


def known_holes():
    """{attack: whether it is known to succeed}"""
    text = (Path(__file__).parent / "known_holes.txt").read_text()
    return {line.split("|")[0].strip(): line.split("|")[1].strip() for line in text.splitlines() if line and line[0] != "#"}


def verdict(tally):
    """Problems, as sentences."""
    problems, holes = [], known_holes()
    for name, row in tally.rows.items():
        if name in MUST_HOLD and row["fell"] and name not in holes:
            problems.append(f"{name}: {row['fell']} of {row['instances']} instances fell, such as {row['first']}")
        if name in holes and not row["fell"] and not holes[name].startswith("seldom"):
            problems.append(f"{name}: fell nowhere: take it off known_holes.txt")
        share, n = MUST_FALL.get(name, 0), row["instances"]
        by_chance = 2 * (share * (1 - share) * n) ** 0.5      # of a few instances fewer may fall
        if row["fell"] < share * n - by_chance or (share and n > 1 and not row["fell"]):
            problems.append(f"{name}: only {row['fell']} of {row['instances']} instances fell: the attacker is blind")
    for name, why in holes.items():
        if tally.fell(name):
            print(f"KNOWN HOLE: {name}: {tally.fell(name)} of {tally.rows[name]['instances']} instances: {why}")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("tables", "regions", "program", "kronoberg"))
    parser.add_argument("--omrade", required=True, help="the program")
    parser.add_argument("--instances", type=int, default=60)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--data", type=Path, help="kronoberg: the data of the example")
    parser.add_argument("--families", action="store_true", help="regions: which relations suffice alone")
    options = parser.parse_args()
    tally = Tally()

    def stop(*_):
        print(f"stopped; until then:\n{tally.table()}", flush=True)
        sys.exit(1)
    signal.signal(signal.SIGTERM, stop)
    with tempfile.TemporaryDirectory() as state:
        omrade, seeds = Omrade(options.omrade, state), range(options.first, options.first + options.instances)
        if options.what == "tables":
            table_campaign.run(omrade, seeds, tally)
        elif options.what == "program":
            program_attack.run(omrade, seeds, tally)
        elif options.what == "kronoberg":
            kronoberg.attack(omrade, options.data, tally)
        else:
            region_campaign.run(omrade, seeds, tally, families=options.families)
    print(tally.table())
    problems = verdict(tally)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
