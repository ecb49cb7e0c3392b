# A private PostgreSQL for one test process: prints its folder once it answers, and lives until standard input ends, that
# is until the test process is gone, however it went. Nothing of it stays.
# Usage: postgres.sh FOLDER-OF-BINARIES
set -eu
bin=$1
dir=$(mktemp -d -t parchemin-postgres.XXXXXXXX)
finish() {
  "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
"$bin/initdb" -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >"$dir/initdb.log" 2>&1 || {
  cat "$dir/initdb.log" >&2
  exit 1
}
# fsync and full_page_writes stay on, as the program demands of any server.
settings="-k '$dir' -c listen_addresses='' -c max_connections=300 -c shared_buffers=64MB -c max_pred_locks_per_transaction=256"
"$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -o "$settings" -w start >/dev/null || {
  cat "$dir/server.log" >&2
  exit 1
}
echo "$dir"
read -r _ || true
