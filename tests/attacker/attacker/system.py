"""What an attacker knows, as linear relations between whole numbers, and what follows from it.

Quantities are known (published or public) or unknown within bounds. `feasible` answers, for chosen unknowns, which of the values
asked about occur in any solution of all relations: the exact set for whole numbers, found by mixed-integer programming (HiGHS).
`interval` gives the bounds of the linear relaxation.
"""
import warnings

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix


class Contradiction(Exception):
    """The relations do not hold: the attacker assumed what is not so."""


class System:
    def __init__(self):
        self.known = {}
        self.unknown = {}      # name -> (lower, upper, whole)
        self.patience = 20.0   # seconds for a question; half of it for the next after each that took as long
        self.relations = []    # (terms, constant, slack): |sum(coefficient * quantity) - constant| <= slack

    def know(self, name, value):
        self.known[name] = value
        self.unknown.pop(name, None)

    def seek(self, name, upper, lower=0.0, whole=True):
        """An unknown within [lower, upper]; met again, the narrower bounds hold."""
        if name in self.known:
            return
        if name in self.unknown:
            low, high, was_whole = self.unknown[name]
            lower, upper, whole = max(lower, low), min(upper, high), whole or was_whole
        self.unknown[name] = (lower, upper, whole)

    def relate(self, terms, constant=0.0, slack=0.0):
        self.relations.append((dict(terms), constant, slack))

    def reduced(self):
        """The relations without what is known. Raises Contradiction where one without unknowns does not hold."""
        rows = []
        for terms, constant, slack in self.relations:
            left, rest, size = {}, constant, abs(constant)
            for name, factor in terms.items():
                if name in self.known:
                    rest -= factor * self.known[name]
                    size = max(size, abs(factor * self.known[name]))
                elif name in self.unknown:
                    left[name] = left.get(name, 0.0) + factor
                else:
                    break      # a quantity that was never heard of: the relation says nothing
            else:
                room = slack + 1e-6 + 1e-9 * size      # printed numbers are exact to the last bits; the solver is not
                if left:
                    rows.append((left, rest, room))
                elif abs(rest) > room:
                    raise Contradiction(f"{terms} misses {constant} by {rest}")
        return rows

    def components(self, rows):
        parent = {}

        def root(name):
            while parent.setdefault(name, name) != name:
                parent[name] = parent[parent[name]]
                name = parent[name]
            return name
        for left, _, _ in rows:
            names = list(left)
            for other in names[1:]:
                parent[root(names[0])] = root(other)
        groups = {}
        for row in rows:
            groups.setdefault(root(next(iter(row[0]))), []).append(row)
        return list(groups.values())

    def feasible(self, questions):
        """{name: values} -> {name: those of the values that some solution has}."""
        answers = {name: set(values) for name, values in questions.items()}
        for rows in self.components(self.reduced()):
            part = Component(self, rows)
            asked = {name: questions[name] for name in part.names if name in questions}
            if asked:
                answers.update(part.feasible(asked))
        for name in questions:
            if name in self.known:
                answers[name] = {v for v in questions[name] if abs(v - self.known[name]) < 1e-6}
            elif name in self.unknown:
                low, high, _ = self.unknown[name]
                answers[name] = {v for v in answers[name] if low - 1e-9 <= v <= high + 1e-9}
        return answers

    def intervals(self, names):
        """{name: (least, greatest)} by linear programming."""
        found = {n: self.unknown[n][:2] for n in names if n in self.unknown}
        found.update({n: (self.known[n],) * 2 for n in names if n in self.known})
        for rows in self.components(self.reduced()):
            part = Component(self, rows)
            for name in part.names:
                if name in found:
                    found[name] = part.interval(name)
        return found


class Component:
    """Relations that hang together through their unknowns."""

    def __init__(self, system, rows):
        self.names = sorted({name for left, _, _ in rows for name in left}, key=str)
        self.at = {name: i for i, name in enumerate(self.names)}
        bounds = [system.unknown[name] for name in self.names]
        self.lower = np.array([b[0] for b in bounds], float)
        self.upper = np.array([b[1] for b in bounds], float)
        self.whole = np.array([b[2] for b in bounds], int)
        cells = [(r, self.at[n], f) for r, (left, _, _) in enumerate(rows) for n, f in left.items()]
        r, c, f = zip(*cells)
        self.matrix = csr_matrix((f, (r, c)), shape=(len(rows), len(self.names)))
        self.low = np.array([rest - room for _, rest, room in rows])
        self.high = np.array([rest + room for _, rest, room in rows])
        self.middle = (self.low + self.high) / 2
        self.seen = [set() for _ in self.names]
        self.patience = system.patience

    def solve(self, lower, upper, cost):
        """A solution within these bounds. HiGHS 1.2's presolve takes some narrow ranges over whole numbers for infeasible, so what
        it finds to have none is asked again without presolve."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for low, high, presolve in ((self.middle, self.middle, True), (self.low, self.high, False)):
                result = milp(cost, integrality=self.whole, bounds=Bounds(lower, upper),
                              constraints=LinearConstraint(self.matrix, low, high), options={"time_limit": self.patience, "presolve": presolve})
                if result.x is not None:
                    break
        if result.status == 1:      # the time limit
            self.patience = max(0.1, self.patience / 2)
        return result

    def note(self, solution):
        for i in np.flatnonzero(self.whole):
            self.seen[i].add(int(round(solution[i])))

    def feasible(self, asked):
        answers = {}
        for name, values in asked.items():
            i = self.at[name]
            holds = set()
            for value in values:
                if self.whole[i] and value in self.seen[i]:
                    holds.add(value)
                    continue
                if not self.lower[i] - 1e-9 <= value <= self.upper[i] + 1e-9:
                    continue
                lower, upper = self.lower.copy(), self.upper.copy()
                lower[i] = upper[i] = value
                result = self.solve(lower, upper, np.zeros(len(self.names)))
                if result.x is not None:
                    self.note(result.x)
                if result.status != 2:      # 2: proven to have no solution; a time limit proves nothing
                    holds.add(value)
            answers[name] = holds
        return answers

    def interval(self, name):
        i = self.at[name]
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(self.names))
            cost[i] = sign
            result = milp(cost, bounds=Bounds(self.lower, self.upper), constraints=LinearConstraint(self.matrix, self.low, self.high))
            if result.x is None:
                raise Contradiction(f"no solution for {name}: {result.message}")
            ends.append(result.x[i])
        return tuple(ends)
