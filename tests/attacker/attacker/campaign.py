"""Instances attacked one after the other, and how many fell."""


class Tally:
    """Of how many instances (and withheld small counts) each attack took something."""

    def __init__(self):
        self.rows = {}

    def add(self, attack, hits, tried, where=""):
        row = self.rows.setdefault(attack, {"instances": 0, "fell": 0, "counts": 0, "taken": 0, "first": ""})
        if tried or hits:
            row["instances"] += 1
            row["counts"] += tried
            row["taken"] += len(hits)
            if hits:
                row["fell"] += 1
                row["first"] = row["first"] or f"{where}: {hits[0]}"

    def fell(self, attack):
        return self.rows[attack]["fell"] if attack in self.rows else 0

    def table(self):
        lines = ["| attack | instances that fell | withheld small counts given away |", "|---|---|---|"]
        for name, row in self.rows.items():
            lines.append(f"| {name} | {row['fell']} of {row['instances']} | {row['taken']} of {row['counts']} |")
        return "\n".join(lines)

    def examples(self, names):
        return "\n".join(f"{name}: {self.rows[name]['first']}" for name in names if self.fell(name))
