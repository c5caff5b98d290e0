"""The attack on the counts of a published region."""
from . import publication
from .region_equations import FAMILIES, is_split, system_of, verify
from .other_columns import from_benchmarks
from .random_regions import PART_OF
from .random_tables import CNI
from .region_truth import ceilings, truth_of
from .rows import tighten
from .verdict import given_away, small


def published_counts(runs, truth, public):
    """What all the runs tell together: ({name: number}, names that no run tells). Pairs without a row have no people."""
    known, met = {}, set()
    for cells in runs:
        counts = publication.counts(cells)
        for name, value in counts.items():
            if name not in truth:
                raise AssertionError(f"{name} is published, and the attacker does not know what it is")
            if made_of_printed(name, value, counts, public):
                continue
            met.add(name)
            if value is not None:
                room = 0.5 if value == round(value) and is_split(level_of(name)) else 0      # apportioned counts may be rounded
                if abs(value - truth[name]) > room + 1e-6 * (1 + abs(value)):
                    raise AssertionError(f"{name} is published as {value} and is {truth[name]}")
                known[name] = value
    for level in {name[1] for name in met if name[0] == "flow" and name[3]}:
        for name in truth:
            if name[0] == "flow" and name[1] == level and name not in met and name[3]:
                known[name] = 0.0
    return known, met - set(known)


def level_of(name):
    return name[2] if name[0] == "n" else name[1]


def of_small_areas(truth, region, met):
    """Names of the counts of the region's small areas, of what is met at any level."""
    counted = {PART_OF.get(name[1], name[1]) if name[0] == "n" else "flow" for name in met}
    return {name for name in truth if name[:1] == ("n",) and name[2] == "deso" and name[1] in counted or
            name[:2] == ("flow", "deso") and name[2] in region["areas"] and "flow" in counted}


def made_of_printed(name, value, counts, public):
    """Whether it is CNI's points of counts that are all printed, and of those as they are printed, or what the printed unlisted
    leave of the residents: it tells nothing that they do not."""
    if name[0] == "listed at all" and value is not None:
        unlisted = counts.get(("flow", *name[1:], ""))
        return unlisted is not None and abs(public[name] - unlisted - value) < 1e-6
    if name[:2] != ("n", "points") or value is None:
        return False
    printed = [counts.get(("n", f"share_{c}", *name[2:])) for c in CNI]
    return None not in printed and abs(sum(w * x for w, x in zip(CNI.values(), printed)) - value) < 1e-6


class Attack:
    """hits: [(kind, name, true count, what is left)]; tried: how many withheld small counts and complements there were;
    beneath_hits, beneath_tried: of small areas that no run prints.

    `apportioned`, of `real`: the same for real numbers between 0 and k, which are shares of larger published counts as often as of
    small ones. Whether they tell of a handful of persons is asked of the whole counts that they are made of."""

    def __init__(self, runs, region, k, families=FAMILIES, counts=None, solve=True, beneath=False, own=False, asked=None,
                 too_few=()):
        """The runs' cells; or `counts`, what is known and what is withheld, in their place. Without `solve` relations are taken
        one by one. `beneath`: asks of small areas that no run prints as well, which takes several times as long. `own`: of indicators at
        levels of their own, whole numbers alone. `asked`: asks of
        these alone, printed or not, and of real numbers not at all; those of them in `too_few` were withheld since they are of too
        few people, or of all of a group, whatever they are: they must not be known exactly."""
        self.k, self.hits, self.apportioned = k, [], []
        self.truth, self.public = truth_of(region), ceilings(region)
        self.known, self.withheld = counts or published_counts(runs, self.truth, self.public)
        self.printed_withheld = set(self.withheld)
        met = set(self.known) | self.withheld
        beneath = of_small_areas(self.truth, region, met) - met if beneath else set()
        self.withheld |= beneath
        for cells in runs:
            told = from_benchmarks(cells, self.public, self.known)
            wrong = [name for name, value in told.items() if abs(value - self.truth[name]) > 1e-6]
            if wrong:
                raise AssertionError(f"{wrong[0]} is read from benchmarks as {told[wrong[0]]} and is {self.truth[wrong[0]]}")
            self.known.update(told)
            self.withheld -= {name for name in told if not small(self.truth[name], k)}
        self.rounded = {n: self.known.pop(n) for n in list(self.known) if self.may_be_rounded(n, region)}
        self.system = system_of(self.known, self.truth, self.public, region, families)
        for name, value in self.rounded.items():
            self.system.seek(name, value + 0.5, value - 0.5, whole=False)
        verify(self.system, self.truth)
        if beneath or own or asked is not None:
            self.system.patience = 1.0      # so much is unknown that many questions have no end
        if asked is not None:
            self.withheld = set(asked)
        questions, real, complements = self.questions(region)
        real = real if asked is None and not own else []
        exact = {n: self.truth[n] for n in too_few if n in self.withheld and n not in questions}
        questions.update({n: range(max(0, round(x) - 4), min(round(x) + 5, round(self.public[n]) + 1)) for n, x in exact.items()})
        self.beneath_hits, self.beneath_tried = [], len(beneath & set(questions))
        self.tried, self.real = len(questions) - self.beneath_tried, len(real) if solve else 0
        alone = tighten(self.system)
        together = self.system.feasible(questions) if solve else {}
        for name, values in questions.items():
            left = together.get(name, set(values)) & alone.get(name, set(values))
            true = self.truth[name]
            if name in exact:
                if left == {round(true)}:
                    self.hits.append(("too few", name, true, sorted(left)))
                continue
            if name in complements:
                true, left = self.public[name] - true, {round(self.public[name] - v) for v in left}
            least = 1 if name in complements else min(values)
            if given_away(true, left | set(range(1, least)), k):
                hits = self.beneath_hits if name in beneath else self.hits
                hits.append(("complement" if name in complements else "count", name, true, sorted(left)))
        for name, (low, high) in self.system.intervals(real if solve else []).items():
            if low > 1 + 1e-6 or high < k - 1 - 1e-6:
                self.apportioned.append(("apportioned", name, self.truth[name], [low, high]))

    def may_be_rounded(self, name, region):
        """A whole number where apportioned counts are real is either so by chance or rounded to persons: within a half of it."""
        level, area = name[2:4] if name[0] == "n" else name[1:3]
        split = is_split(level) and any(share != 1.0 for share in region["levels"][level][area].values())
        return split and name[1] != "points" and self.known[name] == round(self.known[name]) and self.known[name] > 0

    def least(self, name, region):
        """Zeros are published, so that a sum of whole withheld small areas is at least as many as they are."""
        level, area = name[2:4] if name[0] == "n" else name[1:3]
        if level == "deso":
            return 1
        parts = [(*name[:2], "deso", a) if name[0] == "n" else ("flow", "deso", a, name[3])
                 for a, share in region["levels"][level][area].items() if share == 1.0]
        return max(1, sum(part in self.printed_withheld for part in parts))

    def questions(self, region):
        """Whole counts and the values asked about; real ones, judged by their interval; those asked about as complements."""
        questions, real, complements = {}, [], set()
        for name in sorted(self.withheld, key=str):
            if name[0] == "listed at all" or name[1] == "points":
                continue
            true, ceiling = self.truth[name], self.public[name]
            whole = name in self.known or self.system.unknown[name][2]
            if small(true, self.k):
                if whole:
                    questions[name] = list(range(self.least(name, region), self.k))
                else:
                    real.append(name)
            elif whole and small(ceiling - true, self.k):
                divided = abs(true - round(true)) > 1e-6      # of so many persons as well, and known by another run
                questions[name] = [(ceiling if divided else round(ceiling)) - v for v in range(1, self.k)]
                complements.add(name)
        return questions, real, complements


def attack_counts(known, withheld, region, k):
    done = Attack([], region, k, counts=(known, withheld))
    return done.hits, done.tried
