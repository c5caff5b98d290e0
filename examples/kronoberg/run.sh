#!/usr/bin/env bash
# The main job from nothing: installs what is missing, builds omrade, generates the synthetic input and writes the
# profiles of all 32 health centres.   Usage: examples/kronoberg/run.sh [OUT]   (default build/kronoberg)
# PRESET names another build than release, such as dev.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
preset=${PRESET:-release}
out=${1:-$root/build/kronoberg}
case $out in /*) ;; *) out=$PWD/$out ;; esac
cd "$root"

echo "1/4 packages"
tests/install.sh build
echo "2/4 building omrade in build/$preset (a few minutes the first time)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset "$preset" && cmake --build --preset "$preset"; } >"$log" 2>&1; then
  tail -40 "$log" >&2
  echo "the build failed; the lines above say why" >&2
  exit 3
fi
echo "3/4 generating the synthetic region in examples/kronoberg/data"
"build/$preset/bin/kronoberg-data" examples/kronoberg/data
echo "4/4 computing the profiles"
exec "build/$preset/bin/omrade" run examples/kronoberg/recipe.toml -o "$out"
