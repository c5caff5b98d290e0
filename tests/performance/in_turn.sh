# Sourced by the scripts beside it: commands measured in turn (A B A B …), whole processes.
#   in_turn REPEATS LIMIT NAME=COMMAND NAME=COMMAND …
# One warm-up each. Prints wall (median), CPU and peak memory, and how many times the first's wall each other takes,
# beside the limit. Only such ratios mean anything: both are of one machine in one hour.
in_turn() {
  local repeats=$1 limit=$2 scratch
  shift 2
  scratch=$(mktemp -d)
  for n in $(seq 0 "$repeats"); do
    for one in "$@"; do
      /usr/bin/time -f '%e %U %S %M' -a -o "$scratch/${one%%=*}" sh -c "exec ${one#*=}" >/dev/null 2>"$scratch/errors" ||
        { cat "$scratch/errors" >&2; return 1; }
      [ "$n" -gt 0 ] || rm "$scratch/${one%%=*}"
    done
  done
  echo "| command | wall, s (median of $repeats) | CPU, s | peak, MB | times ours (aim ≥ $limit) |"
  echo "|---|---|---|---|---|"
  local first=""
  for one in "$@"; do
    sort -n "$scratch/${one%%=*}" | awk -v name="${one%%=*}" -v first="$first" '
      { wall[NR] = $1; cpu[NR] = $2 + $3; if ($4 > peak) peak = $4 }
      END { m = int((NR + 1) / 2); ratio = first == "" ? "" : sprintf("%.1f", wall[m] / first)
            printf "| %s | %.2f | %.2f | %.0f | %s |\n", name, wall[m], cpu[m], peak / 1024, ratio }'
    [ -n "$first" ] || first=$(sort -n "$scratch/${one%%=*}" | awk '{ w[NR] = $1 } END { print w[int((NR + 1) / 2)] }')
  done
  rm -r "$scratch"
}
