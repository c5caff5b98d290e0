#!/usr/bin/env bash
# A run on many areas: AREAS small areas, a fifth as many centres, four indicators at four levels and a composite (made up here;
# nothing is kept), with everything that the gate proves of them: once, again with the history of the first, and with a scenario.
# Wall time, CPU time and peak memory of `omrade run`.
# Usage: tests/performance/nation.sh [PRESET] [AREAS...]     (default release 770 1540 3080 6160)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
omrade=$root/build/${1:-release}/bin/omrade
shift || true
[ $# -gt 0 ] || set -- 770 1540 3080 6160
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for areas in "$@"; do
  python3 "$root/tests/performance/nation.py" "$scratch/$areas" "$areas"
  for recipe in recipe first again scenario; do
    /usr/bin/time -f "| $areas areas, $recipe | %e s | %U + %S s | %M kB |" \
      "$omrade" run "$scratch/$areas/$recipe.toml" -o "$scratch/$areas/$recipe" 2>"$scratch/log" || { cat "$scratch/log" >&2; exit 1; }
    tail -1 "$scratch/log"
    [ $recipe = first ] || rm -rf "$scratch/$areas/$recipe"
  done
  rm -rf "${scratch:?}/$areas"
done
