"""The output folder of a run: its cells, by what they count."""
import csv
from pathlib import Path

from .cells import WITHHELD

SHARES = "share"


class Cell:
    def __init__(self, row):
        self.level, self.area, self.other = row["level"], row["area"], row["other"]
        self.indicator, self.layer, self.state = row["indicator"], row["layer"], row["state"]
        self.withheld = self.state == WITHHELD
        self.row = row

    def real(self, column):
        text = self.row[column]
        return None if text in ("", WITHHELD) else float(text)


def read(folder):
    with open(Path(folder) / "tables" / "estimates.csv", newline="") as source:
        return [Cell(row) for row in csv.DictReader(source)]


def counted(cell):
    """[(name, value)]: the counts that the cell tells, or None where it is withheld. Names are shared by all cells that count
    the same people: ("n", quantity, level, area) and ("flow", level, home, centre), where centre "" is unlisted."""
    if not cell.withheld and cell.state not in ("ok", "unreliable"):
        return []
    n, d = cell.real("numerator"), cell.real("denominator")
    if cell.indicator != "listing":
        if cell.indicator == "cni":
            layer = "points" if cell.layer in ("points", "per_person", "relative") else cell.layer
            return [(("n", layer, cell.level, cell.area), n)]
        if cell.layer != SHARES:
            return []
        part = (("n", cell.indicator, cell.level, cell.area), n)
        if cell.indicator != "p1_of_p12":
            return [part]
        # Its whole are two parts, and the second of them is what is left of it.
        return [part, (("n", "p12", cell.level, cell.area), d), (("n", "p2", cell.level, cell.area), None)]
    level, area = cell.level, cell.area
    if cell.layer == "relevance":
        return [(("flow", level, area, cell.other), n)]
    if cell.layer == "commitment":
        return [(("flow", "deso", cell.other, area), n)]
    if cell.layer in ("localisation", "own_share"):
        return [(("flow", level, area, area), n)]
    if cell.layer == "unlisted":
        return [(("flow", level, area, ""), n)]
    if cell.layer == "outflow":
        return [(("flow", level, area, area), None if n is None else d - n)]
    if cell.layer == "inflow":
        return [(("flow", level, area, area), None if n is None else d - n)]
    if cell.layer == "automatic" and d is not None:
        return [(("listed at all", level, area), d)]
    return []


def counts(cells):
    """{name: number, or None where every cell that tells it is withheld}."""
    found = {}
    for cell in cells:
        for name, value in counted(cell):
            if value is not None:
                if found.get(name) is not None and abs(found[name] - value) > 1e-6 * (1 + abs(value)):
                    raise AssertionError(f"{name} is published as {found[name]} and as {value}")
                found[name] = value
            else:
                found.setdefault(name, None)
    return found
