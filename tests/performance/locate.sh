#!/usr/bin/env bash
# 10 M points into 6,000 areas (W3 of the bench), beside GEOS on two threads; every count must equal the expected one.
# Usage: tests/performance/locate.sh BENCH [REPEATS]     (BENCH: the folder that gen_all.sh of the bench filled;
# SHARED_BENCH names the bench's own folder)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench=$(cd "$1" && pwd)
shared=${SHARED_BENCH:-$root/../shared/bench}
. "$root/tests/performance/in_turn.sh"
[ -d "$bench/points" ] || /usr/bin/python3 "$root/tests/performance/columns.py" "$bench"
cd "$bench"
ours="$root/build/release/bin/omrade locate points data/deso.gpkg --id id --threads 2 --quiet --overwrite"
in_turn "${2:-3}" 20 "counts=$ours --count -o locate.csv" "GEOS=./geos_base pip data/deso.gpkg data/px.f64 data/py.f64 geos.csv 2"
in_turn "${2:-3}" - "rows-to-columns=$ours -o located/" "rows-to-CSV=$ours -o located.csv"
[ "$(tail -n +2 locate.csv | sha256sum)" = "$(zcat "$shared/expected/w3_counts.csv.gz" | tail -n +2 | sha256sum)" ] &&
  echo "every count is the expected one" || { echo "counts differ from the expected ones" >&2; exit 1; }
