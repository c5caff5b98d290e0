#!/usr/bin/env bash
# How long an author waits from nothing to a plugin that is checked: scaffold, configure, build, validate.
# Usage: tests/performance/plugin_new.sh PREFIX [REPEATS]     (omrade and its SDK installed under PREFIX)
set -euo pipefail
prefix=$(cd "$1" && pwd)
repeats=${2:-5}
export PATH=$prefix/bin:$PATH CCACHE_DISABLE=1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

timed() { # step, command ...: appends its wall time in seconds to the step's file
  local step=$1 begin end
  shift
  begin=$(date +%s%N)
  "$@" >"$scratch/$step.log" 2>&1 || { cat "$scratch/$step.log" >&2; exit 1; }
  end=$(date +%s%N)
  echo $((end - begin)) >>"$scratch/$step"
}

for n in $(seq "$repeats"); do
  timed new omrade plugin new "timed$n"
  timed configure cmake -S "timed$n" -B "timed$n/build" -DCMAKE_PREFIX_PATH="$prefix"
  timed build cmake --build "timed$n/build"
  timed validate omrade plugin validate "timed$n/build/timed$n.so"
done

echo "| step | least, s | median of $repeats, s |"
echo "|---|---|---|"
for step in new configure build validate; do
  sort -n "$scratch/$step" | awk -v step="$step" '{ t[NR] = $1 / 1e9 }
    END { printf "| %s | %.2f | %.2f |\n", step, t[1], t[int((NR + 1) / 2)] }'
done
paste -d+ "$scratch"/{new,configure,build,validate} | while read -r sum; do echo $((sum)); done | sort -n |
  awk '{ t[NR] = $1 / 1e9 } END { printf "| all | %.2f | %.2f (aim ≤ 10) |\n", t[1], t[int((NR + 1) / 2)] }'
