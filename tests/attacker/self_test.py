#!/usr/bin/python3
"""What the attacker works out is right: by hand, and against brute force."""
import itertools
import random
import struct
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import numpy  # noqa: F401
    import scipy  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}; it is in python3-numpy and python3-scipy")
    sys.exit(77)

from attacker import (amounts, cells, forensics, naive, other_columns, own_levels, printed, program_attack, publication, random_regions,
                      random_tables, revised, rows, scenarios, twins, unit_attack, units, why_attack)
from attacker.region_attack import Attack, attack_counts
from attacker.region_campaign import primary_only
from attacker.region_equations import system_of, verify
from attacker.region_truth import ceilings, truth_of
from attacker.rounded_attack import attack_rounded, moved_by_few, rounded_in_place_of_withheld
from attacker.system import Contradiction, System
from attacker.verdict import given_away

W = cells.WITHHELD


class Systems(unittest.TestCase):
    def test_a_total_less_its_parts_tells_the_last_one(self):
        hits, tried = cells.attack({("a", "g"): W, ("b", "g"): 7, ("t", "g"): 10}, {("a", "g"): 3, ("b", "g"): 7, ("t", "g"): 10},
                                   [(0, [("t", ["a", "b"])])], 5)
        self.assertEqual((hits, tried), ([(("a", "g"), 3, [3])], 1))

    def test_two_withheld_parts_with_room_hold(self):
        truth = {("a", "g"): 3, ("b", "g"): 7, ("t", "g"): 10}
        hits, _ = cells.attack({("a", "g"): W, ("b", "g"): W, ("t", "g"): 10}, truth, [(0, [("t", ["a", "b"])])], 5)
        self.assertEqual(hits, [])

    def test_two_withheld_parts_of_a_small_total_are_narrowed(self):
        truth = {("a", "g"): 1, ("b", "g"): 2, ("t", "g"): 3}      # a is 0..3: never 4
        hits, _ = cells.attack({("a", "g"): W, ("b", "g"): W, ("t", "g"): 3}, truth, [(0, [("t", ["a", "b"])])], 5)
        self.assertEqual([h[2] for h in hits], [[1, 2, 3], [1, 2, 3]])

    def test_overlapping_unions_differ_by_the_withheld_area(self):
        truth = {("a", "g"): 4, ("b", "g"): 6, ("c", "g"): 9, ("t", "g"): 10, ("d", "g"): 15, ("r", "g"): 19}
        published = {**truth, ("a", "g"): W, ("b", "g"): W, ("c", "g"): W}
        two = [(0, [("t", ["a", "b"])]), (0, [("d", ["b", "c"])])]
        self.assertEqual(cells.attack(published, truth, two, 5)[0], [])
        self.assertEqual(cells.attack(published, truth, [*two, (0, [("r", ["a", "d"])])], 5)[0], [(("a", "g"), 4, [4])])

    def test_what_nobody_ever_published_is_unknown_and_no_loss(self):
        truth = {("a", "g"): 3, ("b", "g"): 2, ("t", "g"): 5, ("u", "g"): 2}      # u is b; rows of t and u alone were published
        hits, tried = cells.attack({**dict.fromkeys(truth, W), ("t", "g"): 5}, truth, [(0, [("t", ["a", "b"])]), (0, [("u", ["b"])])], 5,
                                   asked={("u", "g")})
        self.assertEqual((hits, tried), ([], 1))
        hits, _ = cells.attack({**truth, ("b", "g"): W, ("u", "g"): W}, truth, [(0, [("t", ["a", "b"])]), (0, [("u", ["b"])])], 5,
                               asked={("u", "g")})
        self.assertEqual(hits, [(("u", "g"), 2, [2])])

    def test_a_complement_falls_with_the_count(self):
        truth, people = {("a", "g"): 48, ("b", "g"): 7, ("t", "g"): 55}, {("a", "g"): 50, ("b", "g"): 90, ("t", "g"): 140}
        hits, tried = cells.attack({**truth, ("a", "g"): W}, truth, [(0, [("t", ["a", "b"])])], 5, people)
        self.assertEqual((hits, tried), ([(("a", "g"), "all but 2", [2])], 1))

    def test_whole_numbers_are_narrower_than_the_linear_bounds(self):
        system = System()
        system.seek("x", 9)
        system.seek("y", 9)
        system.relate({"x": 3.0, "y": 2.0}, 12)      # x is 0, 2 or 4
        self.assertEqual(system.feasible({"x": range(5)})["x"], {0, 2, 4})
        low, high = system.intervals(["x"])["x"]
        self.assertAlmostEqual(low, 0, 5)
        self.assertAlmostEqual(high, 4, 5)

    def test_relations_that_do_not_hold_are_told(self):
        system = System()
        system.know("x", 1)
        system.know("y", 2)
        system.relate({"x": 1.0, "y": -1.0})
        with self.assertRaises(Contradiction):
            system.reduced()

    def test_random_tables_against_brute_force(self):
        rng = random.Random("brute force")
        narrowed = 0
        for _ in range(40):
            rows, columns = [f"r{i}" for i in range(3)], [f"c{i}" for i in range(2)]
            truth = {(r, c): rng.randint(0, 5) for r in rows for c in columns}
            random_tables.sums(truth, 0, [("t", rows)])
            random_tables.sums(truth, 1, [("s", columns)])
            published = {key: W if rng.random() < 0.5 else value for key, value in truth.items()}
            hierarchies = [(0, [("t", rows)]), (1, [("s", columns)])]
            ceiling = sum(truth.values()) or 1
            unknown = [key for key, value in published.items() if value == W]
            system = cells.system_of(published, hierarchies, ceiling)
            found = system.feasible({key: range(0, 5) for key in unknown})
            expected = {key: set() for key in unknown}
            inner = [(r, c) for r in rows for c in columns]
            most = max(truth[r, "s"] for r in rows) + 5
            free = [key for key in inner if published[key] == W]
            if len(free) > 4:
                continue
            for values in itertools.product(range(0, most + 1), repeat=len(free)):
                guess = {**{key: truth[key] for key in inner if key not in free}, **dict(zip(free, values))}
                random_tables.sums(guess, 0, [("t", rows)])
                random_tables.sums(guess, 1, [("s", columns)])
                if all(published[key] in (W, guess[key]) for key in guess):
                    for key in unknown:
                        expected[key].add(guess[key])
            for key in unknown:
                self.assertEqual(found[key], expected[key] & set(range(0, 5)), (published, key))
                narrowed += found[key] != set(range(0, 5))
        self.assertGreater(narrowed, 20)


class Indices(unittest.TestCase):
    def test_all_but_one_count_known_gives_the_last(self):
        weights = {"a": 6.15, "b": 5.72}
        index = (6.15 * 3 + 5.72 * 40) / 1000 / 2.4761
        self.assertEqual(units.possible("a", range(1, 5), {"b": 40}, ["a"], weights, index, 0, 1000, 2.4761), {3})

    def test_a_step_that_all_values_print_holds(self):
        weights = {"a": 6.15, "b": 5.72}
        index = round((6.15 * 3 + 5.72 * 36) / 1000, 1)      # 0.22437 prints 0.2, as do 0.21207 to 0.23052
        self.assertEqual(units.possible("a", range(1, 5), {"b": 36}, ["a"], weights, index, 0.1, 1000, 1.0), {1, 2, 3, 4})

    def test_a_step_that_some_values_print_otherwise_does_not(self):
        weights = {"a": 6.15, "b": 5.72}      # 4 would print (24.6 + 228.8) / 1000 = 0.2534 as 0.3
        self.assertEqual(units.possible("a", range(1, 5), {"b": 40}, ["a"], weights, 0.2, 0.1, 1000, 1.0), {1, 2, 3})

    def test_two_unknown_counts_against_brute_force(self):
        weights = {"a": 4.19, "b": 3.97, "c": 3.23}
        rng = random.Random("two unknown")
        for _ in range(40):
            true = {n: rng.randint(1, 12) for n in weights}
            population = rng.randint(30, 90)
            step = rng.choice([0, 0.001, 0.01, 0.05])
            exact = sum(weights[n] * true[n] for n in weights) / population
            index = round(exact / step) * step if step else exact
            found = units.possible("a", range(1, 5), {"c": true["c"]}, ["a", "b"], weights, index, step, population, 1.0)
            expected = {a for a in range(1, 5) for b in range(population + 1)
                        if abs((weights["a"] * a + weights["b"] * b + weights["c"] * true["c"]) / population - index) <= step / 2 + 1e-9}
            self.assertEqual(found, expected, (true, population, step))

    def test_indices_beside_primary_rules_alone_fall(self):
        fell = 0
        for seed in range(20):
            table = random_tables.table_of_units(seed)
            published = {code: {c: W if c in table["weights"] and 0 < v < 5 else v for c, v in row.items()}
                         for code, row in table["rows"].items()}
            fell += bool(unit_attack.attack(published, table, 5)[0])
        self.assertEqual(fell, 20)


class Printed(unittest.TestCase):
    def test_share_and_wilson_limits_fix_numerator_and_denominator(self):
        low, high = printed.wilson(3, 47)
        self.assertEqual(printed.consistent(printed.shown(3 / 47, 1), printed.shown(low, 1), printed.shown(high, 1), 1, 200), {(3, 47)})

    def test_most_shares_of_up_to_200_are_fixed_by_their_limits_to_a_tenth(self):
        rng = random.Random("wilson")
        sample = [(rng.randint(0, n), n) for n in (rng.randint(1, 200) for _ in range(150))]
        sure = 0
        for x, n in sample:
            low, high = printed.wilson(x, n)
            sure += len(printed.consistent(printed.shown(x / n, 1), printed.shown(low, 1), printed.shown(high, 1), 1, 200)) == 1
        self.assertGreater(sure, 120)      # 89 % of all x/n

    def test_a_share_with_a_public_denominator_is_a_count(self):
        self.assertEqual(printed.consistent("6.4", None, None, 1, 200, n=47), {(3, 47)})


class Regions(unittest.TestCase):
    def test_relations_hold_for_the_truth(self):
        for seed in range(20):
            region = random_regions.region(seed)
            truth = truth_of(region)
            system = system_of({}, truth, ceilings(region), region)
            self.assertGreater(len(system.relations), 100)
            verify(system, truth)

    def test_primary_rules_alone_fall(self):
        for seed in range(3):
            region = random_regions.region(seed)
            hits, tried = attack_counts(*primary_only(region, 5), region, 5)
            self.assertGreater(len(hits), tried // 2)


def region_of(levels, **counts):
    """Small areas a, b, … with these numbers of p1, of whom there are 50 each."""
    rows = {a: {**dict.fromkeys([*random_regions.PARTS, *random_tables.CNI], 0), "p1": n, "whole": 50} for a, n in counts.items()}
    return {"areas": list(counts), "outside": [], "centres": ["c"], "counts": rows, "persons": [],
            "levels": {level: {area: dict.fromkeys(parts, 1.0) for area, parts in places.items()} for level, places in levels.items()}}


def n(quantity, level, area):
    return ("n", quantity, level, area)


class OwnLevels(unittest.TestCase):
    def attack(self, known, withheld=(), **more):
        region = {**region_of({"kommun": {"k": "ab"}}, a=3, b=9), "more": ("r1", "not_p1")}
        return Attack([], region, 5, counts=(dict(known), set(withheld)), **more)

    def test_the_truth_satisfies_the_relations(self):
        for seed in range(20):
            region = random_regions.region(seed)
            region = own_levels.with_more(region, own_levels.own_levels(seed), dict.fromkeys(random_regions.MORE))
            verify(system_of({}, truth_of(region), ceilings(region), region), truth_of(region))

    def test_a_copy_at_small_areas_tells_what_a_municipality_leaves(self):
        done = self.attack({n("p1", "kommun", "k"): 12, n("r1", "deso", "b"): 9}, {n("r1", "deso", "a")}, beneath=True, own=True)
        self.assertEqual([h[1:] for h in done.hits], [(n("r1", "deso", "a"), 3, [3])])
        self.assertEqual([h[1:] for h in done.beneath_hits], [(n("p1", "deso", "a"), 3, [3])])

    def test_those_who_are_left_of_the_whole_tell_it_too(self):
        done = self.attack({n("p1", "kommun", "k"): 12, n("not_p1", "deso", "b"): 41}, beneath=True, own=True)
        self.assertEqual([h[1:] for h in done.beneath_hits], [(n("p1", "deso", "a"), 3, [3])])
        self.assertEqual(self.attack({n("p1", "kommun", "k"): 12}, beneath=True, own=True).beneath_hits, [])

    def test_a_number_of_too_few_people_must_not_be_known_exactly(self):
        b = n("p1", "deso", "b")
        self.assertEqual([h[0] for h in self.attack({n("r1", "deso", "b"): 9}, asked={b}, too_few={b}).hits], ["too few"])
        self.assertEqual(self.attack({n("p1", "kommun", "k"): 12}, asked={b}, too_few={b}).hits, [])

    def test_what_was_withheld_by_a_higher_minimum_and_is_printed_now_has_fallen(self):
        b = n("p1", "deso", "b")
        region = region_of({"kommun": {"k": "ab"}}, a=3, b=9)
        self.assertEqual(len(Attack([], region, 10, counts=({b: 9}, set()), asked={b}).hits), 1)
        self.assertEqual(len(Attack([], region, 5, counts=({b: 9}, set()), asked={b}).hits), 0)


class Revised(unittest.TestCase):
    LEVELS = {"kommun": {"k": "ab"}, "region": {"region": "abc"}}

    def test_a_difference_of_few_persons_falls_to_a_larger_area_less_others(self):
        old, new = region_of(self.LEVELS, a=30, b=20, c=40), region_of(self.LEVELS, a=32, b=20, c=11)
        told = {n("p1", "kommun", "k"): 50, n("p1", "region", "region"): 90}
        known = {n("p1", "region", "region"): 63, n("p1", "deso", "c"): 11}
        hits, tried = revised.moved(truth_of(old), truth_of(new), told, known, new, 5)
        self.assertEqual((hits, tried), ([("worked out", n("p1", "kommun", "k"), 50, [52])], 1))
        del known[n("p1", "deso", "c")]
        self.assertEqual(revised.moved(truth_of(old), truth_of(new), told, known, new, 5), ([], 1))

    def test_a_number_that_is_printed_again_tells_how_many_came(self):
        old, new = region_of(self.LEVELS, a=30, b=20, c=40), region_of(self.LEVELS, a=32, b=20, c=40)
        name = n("p1", "deso", "a")
        hits, _ = revised.moved(truth_of(old), truth_of(new), {name: 30}, {name: 32}, new, 5)
        self.assertEqual(hits, [("printed again", name, 30, 32)])

    def test_some_counts_are_revised_and_no_other(self):
        for seed in range(20):
            region = random_regions.region(seed)
            other = revised.revised(region, seed)
            changed = sum(region["counts"][a][c] != other["counts"][a][c] for a in region["areas"] for c in other["counts"][a])
            self.assertTrue(0 <= changed <= 3)
            verify(system_of({}, truth_of(other), ceilings(other), other), truth_of(other))


class Scenarios(unittest.TestCase):
    def test_shares_of_what_is_nearest_by_hand(self):
        region = {"areas": ["a", "b"], "centres": ["c0", "c1"]}      # squares of 2 km side by side; centres 1.5 km apart
        found = scenarios.nearest(region, ["c0", "c1"])
        # Nearer to c0: 1500 x + 900 y <= (1500² + 900²) / 2 from c0, which is at (1000, 1000) of the square a.
        left_of = sum(max(0.0, min(2000.0, 1000 + (1530000 - 900 * (y - 1000)) / 1500)) for y in range(1, 2000, 2)) * 2 / 2000**2
        self.assertAlmostEqual(found["c0"]["a"], left_of, 5)
        self.assertEqual(scenarios.nearest(region, ["c1"]), {"c1": {"a": 1.0, "b": 1.0}})

    def test_all_of_a_small_area_is_somewhere(self):
        for seed in range(10):
            region = random_regions.region(seed)
            found = scenarios.nearest(region, region["centres"])
            for area in region["areas"]:
                self.assertAlmostEqual(sum(shares.get(area, 0.0) for shares in found.values()), 1.0, 9)


class Why(unittest.TestCase):
    def test_inputs_and_small_areas_are_read(self):
        answer = {"inputs": [{"id": "part", "value": 12.0, "base_areas": [{"id": "a", "share": 1.0, "value": "protected"},
                                                                          {"id": "b", "share": 0.5, "value": 9.0, "product": 4.5}]},
                             {"id": "whole", "value": 99.0, "base_areas": []}]}
        self.assertEqual(dict(why_attack.shown(answer, "p1", "kommun", "k")), {n("p1", "kommun", "k"): 12.0, n("p1", "deso", "b"): 9.0})
        self.assertIn((n("p12", "kommun", "k"), 99.0), why_attack.shown(answer, "p1_of_p12", "kommun", "k"))

    def test_a_number_of_which_the_attacker_knows_better_is_told(self):
        with self.assertRaises(AssertionError):
            why_attack.checked({n("p1", "deso", "a"): 4.0}, {n("p1", "deso", "a"): 3})


class Amounts(unittest.TestCase):
    REGION = region_of({"kommun": {"k": "ab"}}, a=0, b=0)

    def test_how_far_a_sum_has_to_stay_open(self):
        self.assertAlmostEqual(amounts.miss([32, 32, 1, 1, 1, 1, 1, 1, 0]), 64 / 0.75 - 70)      # 64 of 70 are over 75 %
        self.assertAlmostEqual(amounts.miss([30, 5, 1]), 35 / 0.75 - 36)      # 35 of 36; by 10 % of 30 less 1 it would be 2
        self.assertAlmostEqual(amounts.miss([30]), 10)
        self.assertEqual(amounts.miss([3, 3, 3, 3, 3]), 0)
        self.assertEqual(amounts.miss([0, 0]), 0)

    def cells(self, **sums):
        return [cell(level="deso" if area in "ab" else "kommun", area=area, indicator="dental", layer="mean_12", numerator=str(total),
                     denominator="20") for area, total in sums.items()]

    def test_a_total_less_the_other_area_tells_the_sum(self):
        children = [("a", 30), ("a", 20), ("a", 1), *[("a", 0)] * 17, *[("b", 2)] * 20]
        hits, tried = amounts.narrowed(self.REGION, self.cells(k=91, b=40), children, ("deso", "kommun"))
        self.assertEqual((tried, [h[:3] for h in hits]), (1, [("narrowed", ("deso", "a"), 51)]))
        self.assertEqual(amounts.narrowed(self.REGION, self.cells(k=91), children, ("deso", "kommun")), ([], 1))
        hits, _ = amounts.narrowed(self.REGION, self.cells(a=51), children, ("deso", "kommun"))
        self.assertEqual(hits[0][0], "printed")

    def test_the_third_that_has_most_tells_a_withheld_mean(self):
        children = [("a", 30), ("a", 20), ("a", 1), *[("a", 0)] * 17, *[("b", 8)] * 5, *[("b", 0)] * 25]
        third = cell(level="deso", area="b", indicator="dental", layer="sic_12", numerator="40", denominator="10")
        free = cell(level="deso", area="b", indicator="dental", layer="caries_free_12", numerator="25", denominator="30")
        cells_ = [*self.cells(k=91), third]
        self.assertEqual(amounts.narrowed(self.REGION, cells_, children, ("deso", "kommun")), ([], 1))
        self.assertEqual(amounts.narrowed(self.REGION, cells_, children, ("deso", "kommun"), ("thirds",))[0][0][4], [0.0, 51.0])
        hits, _ = amounts.narrowed(self.REGION, [*cells_, free], children, ("deso", "kommun"), ("thirds", "ill"))
        self.assertEqual(hits[0][4], [51.0, 51.0])


def cell(**columns):
    row = {name: "" for name in ("level", "area", "other", "indicator", "layer", "unit", "value", "numerator", "denominator", "base", "benchmark")}
    return publication.Cell({**row, "state": "ok", **columns})


class Columns(unittest.TestCase):
    def test_benchmarks_tell_a_withheld_region(self):
        public = {("n", "p1", "region", "region"): 300.0}
        whole = cell(level="deso", area="a", indicator="p1", layer="share", unit="%", numerator="9", denominator="20", benchmark="4.0")
        self.assertEqual(other_columns.from_benchmarks([whole], public, {}), {("n", "p1", "region", "region"): 12.0})
        rest = cell(level="deso", area="a", indicator="p1", layer="share", unit="%", numerator="9", denominator="53",
                    benchmark=repr(100 * 7 / 247))      # 16 of 300 less 9 of 53
        self.assertEqual(other_columns.from_benchmarks([rest], public, {}), {("n", "p1", "region", "region"): 16.0})

    def test_a_gap_among_ranks_is_the_place_of_a_withheld_score(self):
        def scored(ranks):
            return [cell(level="deso", area=a, indicator="need", layer=layer, value=v) for a, s, r in ranks
                    for layer, v in (("score", s), ("rank", r))]
        self.assertEqual(other_columns.ranks_with_gaps(scored([("a", "2.5", "1"), ("b", "1.5", "2"), ("c", "1.5", "2")])), [])
        self.assertEqual(len(other_columns.ranks_with_gaps(scored([("a", "2.5", "1"), ("b", "1.5", "3")]))), 1)

    def test_a_sum_of_squares_gives_its_last_flows(self):
        truth = {("flow", "deso", "a", c): n for c, n in (("c0", 40), ("c1", 3), ("c2", 2))}
        known = {("flow", "deso", "a", "c0"): 40}
        row = cell(level="deso", area="a", indicator="listing", layer="concentration", value=repr((1600 + 9 + 4) / 50**2))
        hits, tried = other_columns.from_concentration([row], truth, known, {"deso": {"a": 50}}, 5)
        self.assertEqual((tried, [(n[3], left) for n, _, left in hits]), (2, [("c1", [2, 3]), ("c2", [2, 3])]))

    def test_one_printed_sum_with_shares_of_a_grid_has_one_solution(self):
        terms = {"x": 0.30048929896279325, "y": 0.18711538669654465, "z": 0.5}
        domains = {n: list(range(60)) for n in terms}
        printed_sum = sum(f * v for f, v in zip(terms.values(), (3, 2, 7)))
        self.assertEqual(rows.solutions(terms, printed_sum, domains, 100000), {"x": {3}, "y": {2}, "z": {7}})
        self.assertIsNone(rows.solutions(terms, printed_sum, domains, 10))

    def test_a_sum_of_equals_needs_no_search(self):
        rng = random.Random("equals")
        for _ in range(200):
            terms = dict.fromkeys("wxyz"[:rng.randint(1, 4)], rng.choice((1.0, 0.25)))
            domains = {name: list(range(low, low + rng.randint(1, 5))) for name in terms for low in (rng.randint(0, 3),)}
            rest = rng.randint(0, 20) * next(iter(terms.values()))
            self.assertEqual(rows.of_equals(terms, rest, domains), rows.solutions(terms, rest, domains, 100000))
        self.assertIsNone(rows.of_equals({"x": 1.0, "y": 2.0}, 3.0, {"x": [1, 2], "y": [1]}))
        self.assertIsNone(rows.of_equals({"x": 1.0}, 3.0, {"x": [1, 3]}))


class Rounded(unittest.TestCase):
    @staticmethod
    def two_areas(a, b):
        """A region of two small areas, where so many of 100 have p1."""
        def row(x):
            return {**dict.fromkeys([*random_regions.PARTS, *random_tables.CNI], 0), "p1": x, "whole": 100}
        return {"areas": ["a", "b"], "outside": [], "centres": [], "counts": {"a": row(a), "b": row(b)}, "persons": [],
                "levels": {"region": {"region": {"a": 1.0, "b": 1.0}}}}

    @staticmethod
    def share(level, area, numerator, denominator):
        if numerator is None:
            return cell(level=level, area=area, indicator="p1", layer="share", state=W, numerator=W, denominator=W, base=W)
        return cell(level=level, area=area, indicator="p1", layer="share", numerator=str(numerator), denominator=str(denominator),
                    base=str(denominator))

    def printed(self, a, b, region):
        return [self.share("deso", "a", a, 100), self.share("deso", "b", b, 100), self.share("region", "region", region, 200)]

    def test_a_rounded_total_less_a_rounded_part_tells_what_is_withheld_by_primary_rules_alone(self):
        # 5 and 2 are 7: the part of 5 … 7.5 leaves at most 2.5 of the total of 5 … 7.5.
        hits, tried = attack_rounded(self.printed(5, None, 5), self.two_areas(5, 2), 5, 5)
        self.assertEqual((hits, tried), ([("count", ("n", "p1", "deso", "b"), 2, [0, 1, 2])], 1))

    def test_a_rounded_total_with_room_tells_nothing(self):
        # 5 and 4 are 9, which is printed as 10: 7.5 … 12.5, less 5 … 7.5.
        self.assertEqual(attack_rounded(self.printed(5, None, 10), self.two_areas(5, 4), 5, 5), ([], 1))

    def test_a_rounded_complement_that_is_withheld_falls_with_its_total(self):
        # 95 of 100 in a, all but 2 in b, 193 in all: 192.5 … 197.5, less 92.5 … 97.5, is 95 or more: 0 … 5 are left, and 5 is k.
        self.assertEqual(attack_rounded(self.printed(95, None, 195), self.two_areas(95, 98), 5, 5), ([], 1))
        # 200 of 200 would be printed where all but 2 are 198: 197.5 or more, less 97.5 or less.
        hits, tried = attack_rounded(self.printed(100, None, 200), self.two_areas(100, 98), 5, 5)
        self.assertEqual((hits, tried), ([("complement", ("n", "p1", "deso", "b"), 2, [0, 1, 2])], 1))

    def test_small_counts_that_are_rounded_in_place_of_withheld_fall(self):
        for base, a, b, left in ((3, 2, 1, ([2, 3, 4], [0, 1])), (5, 4, 2, ([3, 4, 5, 6, 7], [0, 1, 2]))):
            unprotected = self.printed(a, b, a + b)
            hits, tried = attack_rounded(rounded_in_place_of_withheld(unprotected, base), self.two_areas(a, b), base, 5, withholds=False)
            found = {h[1][3]: h[3] for h in hits if h[1][2] == "deso"}
            self.assertEqual(set(found), {"a", "b"})
            for area, most in zip("ab", left):
                self.assertLessEqual(set(found[area]), set(most))
            self.assertGreaterEqual(tried, 2)

    def test_a_number_that_is_no_multiple_is_told(self):
        hits, _ = attack_rounded(self.printed(5, 12, 15), self.two_areas(5, 12), 5, 5)
        self.assertEqual(hits, [("not a multiple", "deso b p1.share", "numerator", 12.0)])

    def test_a_multiple_that_moves_by_few_from_one_run_to_the_next_is_told(self):
        first = [*self.printed(12, 30, 42), self.share("kommun", "a", 12, 99)]
        later = [*self.printed(9, 36, 42), self.share("kommun", "a", None, None)]
        self.assertEqual(moved_by_few(first, later, 5), ([(("n", "p1", "deso", "a"), 12.0, 9.0)], 3))

    def test_what_rounds_in_place_of_withholding_leaves_points_to_the_rounded_counts(self):
        def cni(layer, numerator):
            return cell(level="deso", area="a", indicator="cni", layer=layer, numerator=numerator, denominator="101", base="101")
        cells = [cni(f"share_{name}", "7") for name in random_tables.CNI] + [cni("points", "3.25")]
        rounded = rounded_in_place_of_withheld(cells, 5)
        self.assertEqual({c.real("numerator") for c in rounded[:-1]}, {5.0})
        self.assertAlmostEqual(rounded[-1].real("numerator"), 5 * sum(random_tables.CNI.values()))
        self.assertEqual({c.real("denominator") for c in rounded}, {100.0})


class Programs(unittest.TestCase):
    def test_all_tables_that_fit_are_listed(self):
        sums = [({"a": 1.0, "b": 1.0}, 4, 0), ({"b": 1.0, "c": 1.0}, 3, 0)]
        found = program_attack.all_solutions(sums, {"a": (0, 9), "b": (0, 9), "c": (0, 9)})
        self.assertEqual(sorted((s["a"], s["b"], s["c"]) for s in found), [(1, 3, 0), (2, 2, 1), (3, 1, 2), (4, 0, 3)])
        with self.assertRaises(program_attack.TooMany):
            program_attack.all_solutions([({"a": 1.0, "b": 1.0}, 400, 0)], {"a": (0, 400), "b": (0, 400)})


class Files(unittest.TestCase):
    def test_withheld_numbers_are_found_as_text_and_as_bytes(self):
        secret = 12.345678901
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "a.html").write_text("<p title='12,34568'>")
            (folder / "b.gpkg").write_bytes(b"SQLite" + struct.pack(">d", secret) + b"rest")
            (folder / "c.csv").write_text("id,12.3\n")
            (folder / "cut.csv").write_text("id,12.345678\n")
            (folder / "chance.csv").write_text("id,12.345671234\n")
            found = forensics.search(folder, {secret: "x"}, set())
            self.assertEqual({file for file, _ in found}, {"a.html", "b.gpkg", "cut.csv"})
            self.assertEqual(forensics.search(folder, {secret: "x"}, {secret}), [])
            found = forensics.search(folder, {secret: "x"}, {12.34568})
            self.assertEqual({file for file, _ in found}, {"b.gpkg", "cut.csv"})

    def test_plain_hashes_are_guessed_and_keyed_ones_are_not(self):
        import hashlib
        import hmac
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            source = folder / "source.txt"
            source.write_text("a,3\nb,4\n")
            out = folder / "out"
            out.mkdir()
            (out / "p.json").write_text(hmac.new(b"a real key of 32 bytes, no guess", source.read_bytes(), "sha256").hexdigest())
            self.assertEqual(forensics.guessed_hashes(out, [source], range(9)), [])
            (out / "p.json").write_text(hashlib.sha256(source.read_bytes()).hexdigest() + " " + hashlib.sha256(b"3").hexdigest())
            self.assertEqual({what for _, what in forensics.guessed_hashes(out, [source], range(9))},
                             {"sha256 of source.txt", "sha256 of the value 3"})

    def test_what_a_page_holds_unseen_is_told(self):
        def unseen(text):
            with tempfile.TemporaryDirectory() as name:
                (Path(name) / "a.html").write_text(f"<html><body><svg>{text}</svg></body></html>")
                return len(forensics.unseen(name))
        self.assertEqual(unseen('<use href="#a1" class="withheld"><title>A (1): skyddad</title></use>'), 0)
        self.assertEqual(unseen('<use href="#a1" class="c2"><title>A (1): 2,1</title></use>'), 0)
        self.assertEqual(unseen('<use href="#a1" class="c2"><title>A (1): skyddad</title></use>'), 1)
        self.assertEqual(unseen('<use href="#a1" class="withheld c2"><title>A (1): skyddad</title></use>'), 1)
        self.assertEqual(unseen('<use href="#a1" class="withheld"><title>A (1): 2,1</title></use>'), 1)
        drawn = '<svg><g class="areas"><g class="{}"><use href="#a1"/></g></g><g class="tips"><use href="#a1"><title>A\nB: {}</title></use></g></svg>'
        self.assertEqual(unseen(drawn.format("withheld", "skyddad")), 0)
        self.assertEqual(unseen(drawn.format("c2", "skyddad")), 1)
        self.assertEqual(unseen(drawn.format("withheld", "2,1")), 1)
        self.assertEqual(unseen("<!-- 3 --><p data-n='3'>"), 2)

    def test_free_pages_are_counted(self):
        import sqlite3
        with tempfile.TemporaryDirectory() as name:
            base = sqlite3.connect(Path(name) / "a.gpkg")
            base.execute("CREATE TABLE t (x TEXT)")
            base.executemany("INSERT INTO t VALUES (?)", [("y" * 900,)] * 50)
            base.commit()
            self.assertEqual(forensics.free_pages(name), [])
            base.execute("DROP TABLE t")
            base.commit()
            self.assertEqual([file for file, _ in forensics.free_pages(name)], ["a.gpkg"])


class Twins(unittest.TestCase):
    def test_a_twin_differs_in_small_counts_of_two_like_areas_alone(self):
        made = 0
        for seed in range(30):
            region = random_regions.region(seed)
            truth = truth_of(region)
            withheld = {n for n in truth if 0 < truth[n] < 5}
            for _, other in twins.twins(region, withheld, 5, random.Random(seed)):
                made += 1
                changed = {n for n, v in truth_of(other).items() if abs(v - truth[n]) > 1e-9 and n[1] != "points" and "district" not in n}
                self.assertTrue(changed)
                self.assertLessEqual(changed, withheld)
        self.assertGreater(made, 10)

    def test_folders_that_differ_in_one_byte_are_told_apart_but_for_keyed_hashes(self):
        with tempfile.TemporaryDirectory() as name:
            one, two = Path(name) / "1", Path(name) / "2"
            for folder, digit in ((one, "1"), (two, "2")):
                folder.mkdir()
                (folder / "provenance.json").write_text('{"keyed_hash": "%s", "rows": 3}' % digit)
                (folder / "a.html").write_text("same")
            self.assertEqual(twins.differences(one, two), [])
            (two / "a.html").write_text("sane")
            self.assertEqual(len(twins.differences(one, two)), 1)
            (two / "provenance.json").write_text('{"keyed_hash": "2", "rows": 4}')
            self.assertEqual(len(twins.differences(one, two)), 2)


class Verdicts(unittest.TestCase):
    def test_narrowing_counts_as_giving_away(self):
        self.assertFalse(given_away(2, {0, 1, 2, 3, 4, 9}, 5))
        self.assertTrue(given_away(2, {1, 2, 3}, 5))

    def test_excluding_the_truth_is_a_mistake_of_the_attacker(self):
        with self.assertRaises(AssertionError):
            given_away(2, {1, 3, 4}, 5)

    def test_primary_rules_withhold_small_counts_alone(self):
        self.assertEqual(naive.primary_only({"a": 0, "b": 1, "c": 4, "d": 5}, 5), {"a": 0, "b": W, "c": W, "d": 5})


if __name__ == "__main__":
    unittest.main()
