#!/usr/bin/env bash
# Whole-process wall time, CPU time and peak memory of the main job, of check, and of all eight plugins over three
# periods (whole.toml), in process and isolated, on the generated Kronoberg data.
# Usage: tests/performance/main_job.sh [REPEATS]     (after examples/kronoberg/run.sh; needs /usr/bin/time)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
repeats=${1:-5}
omrade=$root/build/release/bin/omrade
recipe=$root/examples/kronoberg/recipe.toml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

measure() { # name, command ...: median wall, its CPU, largest peak
  local name=$1
  shift
  for _ in $(seq "$repeats"); do
    /usr/bin/time -f '%e %U %S %M' -a -o "$scratch/$name" "$@" >/dev/null 2>&1
  done
  sort -n "$scratch/$name" | awk -v name="$name" '{ wall[NR] = $1; cpu[NR] = $2 + $3; if ($4 > peak) peak = $4 }
    END { m = int((NR + 1) / 2); printf "| %s | %.2f | %.2f | %.0f |\n", name, wall[m], cpu[m], peak / 1024 }'
}

echo "| command | wall, s (median of $repeats) | CPU, s | peak, MB |"
echo "|---|---|---|---|"
measure "version" "$omrade" --version
measure "check" "$omrade" check "$recipe"
measure "run-1-thread" "$omrade" run "$recipe" -o "$scratch/out" --threads 1
measure "run" "$omrade" run "$recipe" -o "$scratch/out"
whole=$root/examples/kronoberg/whole.toml
measure "whole-1-thread" "$omrade" run "$whole" -o "$scratch/whole-out" --threads 1
measure "whole" "$omrade" run "$whole" -o "$scratch/whole-out"
measure "whole-isolated" "$omrade" run "$whole" -o "$scratch/whole-out" --isolate all
