#!/bin/sh
# A copy of the whole server, from which the archive of WAL leads on to any later moment; run inside the postgres
# container (docs/drift.md). Keeps the last seven (BEHOLD), and the WAL that they need.
set -eu
arkiv=${ARKIV:-/arkiv}
navn=$arkiv/base/$(date -u +%Y%m%dT%H%M%SZ)

pg_basebackup --username postgres --pgdata "$navn.kladd" --checkpoint fast --wal-method stream --no-password
chmod -R g+rX "$navn.kladd"
mv "$navn.kladd" "$navn"

rm -rf "$arkiv"/base/*.kladd
ls -d "$arkiv"/base/*Z | sort -r | tail -n +"$((${BEHOLD:-7} + 1))" | xargs -r rm -rf
eldste=$(ls -d "$arkiv"/base/*Z | head -n 1)
pg_archivecleanup "$arkiv/wal" "$(sed -n 's/^START WAL LOCATION: .* (file \(.*\))$/\1/p' "$eldste/backup_label")"
echo "Kopi: $navn"
