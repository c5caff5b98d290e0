#!/usr/bin/env bash
# The nearest of 1,200 centres to 10 M points (W4 of the bench), beside scipy's cKDTree with two workers, which writes
# positions and distances as binary columns too; every centre must be the expected one.
# Usage: tests/performance/nearest.sh BENCH [REPEATS]     (as locate.sh)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench=$(cd "$1" && pwd)
shared=${SHARED_BENCH:-$root/../shared/bench}
. "$root/tests/performance/in_turn.sh"
[ -d "$bench/points" ] || /usr/bin/python3 "$root/tests/performance/columns.py" "$bench"
cd "$bench"
ours="$root/build/release/bin/omrade nearest points centres --id id --threads 2 --quiet --overwrite"
in_turn "${2:-3}" 8 "nearest=$ours -o nearest/" "scipy=/usr/bin/python3 $shared/peers/w4_scipy.py data scipy"
in_turn "${2:-3}" - "to-CSV=$ours -o nearest.csv" "k-is-3=$ours --k 3 -o nearest3/"
wanted=$(sed -n 's/^W4 .*sha256(nearest int32) //p' "$shared/expected/checks.txt")
[ "$(tail -c +129 nearest/id.npy | sha256sum | cut -d' ' -f1)" = "$wanted" ] &&
  echo "every centre is the expected one" || { echo "centres differ from the expected ones" >&2; exit 1; }
