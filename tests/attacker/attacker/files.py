"""Tables and specs as the command line reads and writes them."""
import csv
from pathlib import Path

from .cells import WITHHELD


def number(text):
    value = float(text)
    return int(value) if value == int(value) else value


def write_parents(path, parents):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["parent", "child"])
        writer.writerows([parent, child] for parent, children in parents for child in children)


def write_cells(folder, table, k, extra=""):
    """table.csv, one CSV per hierarchy and spec.toml."""
    folder = Path(folder)
    columns = ["area", "group"]
    with open(folder / "table.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        people = table["people"]
        writer.writerow(columns + ["count"] + (["people"] if people else []))
        writer.writerows([*key, value] + ([people[key]] if people else []) for key, value in table["cells"].items())
    spec = f'cells = ["area", "group"]\nvalue = "count"\nminimum_count = {k}\n{extra}'
    if people:
        spec += 'denominator = "people"\n'
    for i, (at, parents) in enumerate(table["hierarchies"]):
        write_parents(folder / f"hierarchy{i}.csv", parents)
        spec += f'\n[[hierarchy]]\ncolumn = "{columns[at]}"\ntable = "hierarchy{i}.csv"\n'
    (folder / "spec.toml").write_text(spec)


def read_cells(text):
    rows = list(csv.DictReader(text.splitlines()))
    return {(r["area"], r["group"]): WITHHELD if r["count"] == WITHHELD else number(r["count"]) for r in rows}


def write_units(folder, table, k, extra=""):
    folder = Path(folder)
    names = list(table["weights"])
    with open(folder / "table.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", *names, "population", "index"])
        for code, row in table["rows"].items():
            writer.writerow([code, *(row[n] for n in names), row["population"], repr(row["index"])])
    quoted = ", ".join(f'"{n}"' for n in names)
    weights = ", ".join(f"{n} = {w}" for n, w in table["weights"].items())
    spec = f'id = "id"\ncounts = [{quoted}]\nminimum_count = {k}\n{extra}\n[[composite]]\ncolumn = "index"\n' \
           f'population = "population"\nnational = {table["national"]}\nweights = {{ {weights} }}\n'
    if table["parents"]:
        write_parents(folder / "hierarchy.csv", table["parents"])
        spec += '\n[[hierarchy]]\ncolumn = "id"\ntable = "hierarchy.csv"\n'
    (folder / "spec.toml").write_text(spec)


def read_units(text):
    rows = {}
    for r in csv.DictReader(text.splitlines()):
        rows[r["id"]] = {c: WITHHELD if v == WITHHELD else (number(v) if v else None) for c, v in r.items() if c != "id"}
    return rows
