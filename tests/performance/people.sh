#!/usr/bin/env bash
# A run on many people: PERSONS rows of residents and listed, and RESPONDENTS rows of a survey with weights, of 115 areas
# and 32 centres (made up here; nothing is kept). Wall time, CPU time and peak memory of `omrade run`.
# Usage: tests/performance/people.sh [PERSONS] [RESPONDENTS] [PRESET]     (default 10000000 1000000 release)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
persons=${1:-10000000}
respondents=${2:-1000000}
omrade=$root/build/${3:-release}/bin/omrade
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 "$root/tests/performance/people.py" "$scratch" "$persons" "$respondents"
for threads in 1 2; do
  /usr/bin/time -f "| $persons persons, $respondents respondents, $threads thread(s) | %e s | %U + %S s | %M kB |" \
    "$omrade" run "$scratch/recipe.toml" -o "$scratch/out" --threads "$threads" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
  tail -1 "$scratch/log"
done
