#!/usr/bin/env bash
# An index of 20 layers and 6,000 areas, every layer with standard errors, 10,000 draws; the bytes must not hang on the
# number of threads.
# Usage: tests/performance/composite.sh FOLDER [REPEATS]     (FOLDER takes the table and the results)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$root/tests/performance/in_turn.sh"
mkdir -p "$1" && cd "$1"
/usr/bin/python3 - <<'PY'
import random
random.seed(4)
with open("areas.csv", "w") as out:
    out.write("id," + ",".join(f"l{k},l{k}_se" for k in range(20)) + "\n")
    for i in range(6000):
        common, row = random.gauss(0, 0.5), [f"a{i}"]
        for _ in range(20):
            error = random.uniform(0.2, 1)
            row += [f"{common + random.gauss(0, 1) + random.gauss(0, error):.4f}", f"{error:.3f}"]
        out.write(",".join(row) + "\n")
for scale in ("z-score", "percentile-rank"):
    with open(f"{scale}.toml", "w") as out:
        out.write(f'id = "id"\nnormalise = "{scale}"\ndraws = 10000\ntop = 100\n')
        for k in range(20):
            out.write(f'[[parts]]\nlayer = "l{k}"\nstandard_error = "l{k}_se"\nweight = {k + 1}\n')
PY
ours="$root/build/release/bin/omrade composite areas.csv --quiet --overwrite"
in_turn "${2:-2}" - "z-scores=$ours --spec z-score.toml --threads 2 -o two.csv" \
  "one-thread=$ours --spec z-score.toml --threads 1 -o one.csv" \
  "percentile-ranks=$ours --spec percentile-rank.toml --threads 2 -o ranks.csv"
cmp one.csv two.csv && echo "the same bytes for one thread and two"
