#!/usr/bin/env bash
# 10 M rows to a flow matrix and to a profile by age and sex (W5 of the bench): columns beside ClickHouse from Parquet,
# CSV beside DuckDB's CSV reader. All must write the same rows.
# Usage: tests/performance/flows.sh BENCH [REPEATS]     (as locate.sh; BENCH/npm holds chdb and @duckdb/node-api)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bench=$(cd "$1" && pwd)
shared=${SHARED_BENCH:-$root/../shared/bench}
export NPM=$bench/npm
. "$root/tests/performance/in_turn.sh"
[ -e "$bench/rows.csv" ] || /usr/bin/python3 "$root/tests/performance/columns.py" "$bench"
cd "$bench"
cat >duckdb_csv.mjs <<'END'
const { DuckDBInstance } = await import(process.env.NPM + '/node_modules/@duckdb/node-api/lib/index.js');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`copy (select home, listed, count(*) n from read_csv('rows.csv') group by 1, 2 order by 1, 2)
  to 'flows_duckdb.csv' (header false)`);
END
ours="$root/build/release/bin/omrade flows"
more="--threads 2 --quiet --overwrite --home home"
profile="--profile --age age --sex sex"
in_turn "${2:-5}" 2 "flows=$ours rows $more --centre listed -o flows.csv" \
  "ClickHouse=node $shared/peers/w5_chdb.cjs data pflow flows_chdb.csv"
in_turn "${2:-5}" 2 "profile=$ours rows $more $profile -o profile.csv" \
  "ClickHouse=node $shared/peers/w5_chdb.cjs data pprofile profile_chdb.csv"
in_turn "${2:-5}" 1 "flows-from-CSV=$ours rows.csv $more --centre listed -o flows_text.csv" "DuckDB=node duckdb_csv.mjs"
cmp flows.csv flows_text.csv
cmp <(tail -n +2 flows.csv) flows_chdb.csv
cmp <(tail -n +2 flows.csv) flows_duckdb.csv
cmp <(tail -n +2 profile.csv) profile_chdb.csv
echo "all wrote the same rows"
