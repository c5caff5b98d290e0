#!/usr/bin/env bash
# Installs what is missing, builds omrade with its tests and runs them all.
#   tests/run.sh          the whole suite with g++, formatting, the floors, the example and its pages in a browser
#   tests/run.sh --all    and the long ones: 1 000 attacks of each kind, clang, AddressSanitizer, ThreadSanitizer, clang-tidy
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
all=no
case ${1:-} in
  "") ;;
  --all) all=yes ;;
  *) echo "usage: tests/run.sh [--all]" >&2; exit 2 ;;
esac

step() { printf '\n== %s\n' "$*"; }
quietly() {  # shows the output only when the command fails
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then rm -f "$log"; else local code=$?; tail -60 "$log" >&2; rm -f "$log"; return $code; fi
}

step "packages"
tests/install.sh build test
[ $all = no ] || tests/install.sh all

step "formatting"
git ls-files '*.cpp' '*.hpp' '*.h' '*.c' | xargs clang-format-14 --dry-run --Werror

step "the script of pages"
# Committed as it was built: it is built anew and compared where npm can be asked.
web=engine/report/web
if ! command -v npm >/dev/null; then echo "skipped: there is no npm"
elif ! npm --prefix $web ci --no-audit --no-fund >/dev/null 2>&1; then echo "skipped: npm cannot be asked"
else
  mkdir -p build
  cp $web/dist/page.js build/page.committed.js
  quietly npm --prefix $web run build
  cmp $web/dist/page.js build/page.committed.js || { echo "engine/report/web/dist/page.js is not what web/src makes" >&2; exit 1; }
fi

step "build with tests (preset dev)"
quietly cmake --preset dev
quietly cmake --build --preset dev

step "the example, as a user runs it"
export XDG_STATE_HOME=${XDG_STATE_HOME:-$root/build/state}
PRESET=dev examples/kronoberg/run.sh "$root/build/kronoberg"

step "tests"
# Published reference values, where they lie beside the checkout; their tests skip with a word elsewhere.
[ ! -d "$root/../shared/reference" ] || export OMRADE_REFERENCE=$root/../shared/reference
export OMRADE_PAGES=$root/build/kronoberg
quietly npm --prefix tests/browser ci --no-audit --no-fund
ctest --preset dev -j2

if [ $all = yes ]; then
  step "the example from a release build"
  examples/kronoberg/run.sh "$root/build/kronoberg-release"
  step "the attacker on 1 000 tables, 1 000 regions and the example"
  for what in tables regions; do
    /usr/bin/python3 tests/attacker/attack.py $what --omrade build/dev/bin/omrade --instances 1000
  done
  /usr/bin/python3 tests/attacker/attack.py program --omrade build/dev/bin/omrade --instances 100
  /usr/bin/python3 tests/attacker/attack.py kronoberg --omrade build/dev/bin/omrade --data examples/kronoberg/data
  for preset in clang asan tsan; do
    step "build and tests (preset $preset)"
    quietly cmake --preset $preset
    quietly cmake --build --preset $preset
    ctest --preset $preset -j2
  done
  step "clang-tidy"
  quietly cmake --preset tidy
  cmake --build --preset tidy
fi
