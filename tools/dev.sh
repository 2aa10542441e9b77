#!/usr/bin/env bash
# Serves while you work: asks make every second whether the binary is out of
# date (front end included) and looks for changed records, then builds and
# restarts. A build that fails leaves the running server as it is.
set -uo pipefail

server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null; server=; }
trap stop EXIT
trap 'exit 0' INT TERM

mkdir -p .cache
while true; do
  if [ -z "$server" ] || ! make -q --no-print-directory bin/mapserver 2>/dev/null || [ -n "$(find data -newer .cache/dev -print -quit)" ]; then
    touch .cache/dev
    if make --no-print-directory build; then
      stop
      bin/mapserver serve "$@" &
      server=$!
    else
      sleep 3
    fi
  fi
  sleep 1
done
