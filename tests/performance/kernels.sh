#!/usr/bin/env bash
# The kernels beside what users have today and beside the machine's limit: whole processes, run in turn (A B C A B C ...),
# so that only ratios from one run are compared.
# Usage: tests/performance/kernels.sh BENCH [REPEATS] [WORKLOAD...]
#   BENCH      a folder with the workloads in data/ and the peers (geos_base, peers/*); what is missing there is left out
#   WORKLOAD   W1 W1wide W1region W2 W6 (default: all); W3 to W5 have locate.sh, nearest.sh and flows.sh
# Before: cmake --preset release -DOMRADE_BUILD_TESTS=ON && ninja -C build/release omrade kernel_limits
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -ge 1 ] || { sed -n '2,8p' "${BASH_SOURCE[0]}" >&2; exit 2; }
bench=$(cd "$1" && pwd)
repeats=${2:-5}
shift; [ $# -eq 0 ] || shift
workloads=("$@")
[ ${#workloads[@]} -gt 0 ] || workloads=(W1 W1wide W1region W2 W6)
omrade=$root/build/release/bin/omrade
limits=$root/build/release/bin/kernel_limits
peers=${PEERS:-$bench/peers}
python=/usr/bin/python3
export NPM=${NPM:-$bench/npm}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$bench"

names=(); commands=()
add() { # name, file that must be there, command ...
  local name=$1 needed=$2
  shift 2
  if [ -e "$needed" ]; then names+=("$name"); commands+=("$*"); else echo "no $needed: $name left out" >&2; fi
}

table() { # what is in names and commands, in turn; ratios to the first
  local k n
  rm -f "$scratch"/*.times
  for n in $(seq 0 "$repeats"); do  # run 0 warms up
    for k in "${!names[@]}"; do
      /usr/bin/time -f '%e %U %S %M' -a -o "$scratch/$k.times" sh -c "exec ${commands[$k]}" >/dev/null 2>"$scratch/errors" ||
        { echo "${names[$k]} failed:" >&2; tail -3 "$scratch/errors" >&2; exit 1; }
      [ "$n" -gt 0 ] || rm -f "$scratch/$k.times"
    done
  done
  echo
  echo "| $1, median of $repeats | wall, s | CPU, s | peak, MB | times omrade |"
  echo "|---|---|---|---|---|"
  local own
  own=$(sort -n "$scratch/0.times" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }')
  for k in "${!names[@]}"; do
    sort -n "$scratch/$k.times" | awk -v name="${names[$k]}" -v own="$own" '{ t[NR] = $1; c[NR] = $2 + $3; if ($4 > peak) peak = $4 }
      END { m = int((NR + 1) / 2); printf "| %s | %.2f | %.2f | %.0f | %.2f |\n", name, t[m], c[m], peak / 1024, t[m] / own }'
  done
}

d=data
six="count,sum,mean,min,max,variance"
for workload in "${workloads[@]}"; do
  names=(); commands=()
  case $workload in
    W1)
      add "omrade zonal, six statistics" $d/pop100.tif "$omrade zonal $d/deso.gpkg $d/pop100.tif --id id --stats $six -o $scratch/o.csv --overwrite"
      add "limit: decoding the raster, two threads" "$limits" "$limits decode $d/pop100.tif 2"
      add "limit: reading the areas" "$limits" "$limits features $d/deso.gpkg"
      exact=${EXACTEXTRACT:-$bench/exactextract/build/exactextract}
      add "exactextract" "$exact" "$exact -p $d/deso.gpkg -r $d/pop100.tif -f id -o $scratch/e.csv -s sum -s mean -s count -s min -s max -s variance"
      add "rasterio and numpy, cell centres" "$peers/w1_rasterio.py" "$python $peers/w1_rasterio.py $d/deso.gpkg $d/pop100.tif $scratch/r.csv"
      table "W1: 6 000 areas, 6 700 × 15 800 cells" ;;
    W1wide)
      add "omrade zonal, six and weighted mean" $d/index100.tif "$omrade zonal $d/deso.gpkg $d/index100.tif --weights $d/pop100.tif --id id --stats $six,weighted_mean -o $scratch/o.csv --overwrite"
      add "omrade zonal, eight bands × six" $d/popage100.tif "$omrade zonal $d/deso.gpkg $d/popage100.tif --bands all --id id --stats $six -o $scratch/o.csv --overwrite"
      add "limit: decoding the eight bands, two threads" "$limits" "$limits decode $d/popage100.tif 2"
      table "W1wide: weights, and eight bands" ;;
    W1region)
      add "omrade zonal, six statistics" $d/pop250.tif "$omrade zonal $d/region.gpkg $d/pop250.tif --id cid --stats $six -o $scratch/o.csv --overwrite"
      add "limit: decoding the raster" "$limits" "$limits decode $d/pop250.tif 1"
      add "omrade --version" "$omrade" "$omrade --version"
      table "W1region: 32 areas, a grid of 250 m" ;;
    W2)
      add "omrade crosswalk" $d/catch.gpkg "$omrade crosswalk $d/deso.gpkg $d/catch.gpkg --from-id id --to-id cid --method areal -o $scratch/o.csv --overwrite"
      add "limit: reading both divisions" "$limits" "$limits features $d/deso.gpkg $d/catch.gpkg"
      add "GEOS, intersection of each pair, two threads" geos_base "./geos_base overlay $d/deso.gpkg $d/catch.gpkg $scratch/g.csv 2"
      table "W2: 6 000 × 1 500 areas" ;;
    W6)
      rates=$scratch/rates
      if [ -e $d/rate.f64 ]; then  # a table of our own: the peers read bare numbers in the order of the areas
        mkdir -p "$rates"
        $python -c "import numpy as n, sys; r = n.fromfile('$d/rate.f64'); n.save('$rates/rate.npy', r); n.save('$rates/id.npy', n.arange(len(r), dtype='i4'))"
      fi
      add "omrade autocorrelation, queen" $d/rate.f64 "$omrade autocorrelation $d/deso.gpkg --id id --value rate --table $rates --rule queen --permutations 999 -o $scratch/o.csv --overwrite"
      add "omrade neighbours, queen" $d/deso.gpkg "$omrade neighbours $d/deso.gpkg --id id --rule queen -o $scratch/n.csv --overwrite"
      add "limit: reading the areas" "$limits" "$limits features $d/deso.gpkg"
      add "spdep, two processes" "$peers/w6_spdep.R" "Rscript $peers/w6_spdep.R $d/deso.gpkg $d/rate.f64 $scratch/s.csv"
      add "libpysal and numba, two threads" "$peers/w6_pysal.py" "$python $peers/w6_pysal.py $d/deso.gpkg $d/rate.f64 $scratch/p.csv"
      table "W6: 6 000 areas, Moran and local Moran, 999 permutations each" ;;
    *) echo "unknown workload $workload" >&2; exit 2 ;;
  esac
done
