#!/usr/bin/env bash
# Installs the Debian packages of the tests (Chromium, an Arabic font, ffmpeg for
# films, QGIS and GDAL), or with the word "measurements" those of `make bench` (wrk and
# nginx), where this is allowed; says in one sentence what to do where it is not.
set -euo pipefail

for=${1:-tests}

may_install=false
[ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || may_install=true

missing=()
need_tests() {
  # Another Chromium will do, but takes twice as long: it is added to where this costs nobody a password.
  if ! tools/browser.sh >/dev/null || { $may_install && [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null; }; then
    missing+=(chromium-headless-shell)
  fi
  [ -d /usr/share/fonts/truetype/noto ] || [ -n "$(fc-list :lang=ar 2>/dev/null | head -n 1)" ] || missing+=(fonts-noto-core)
  command -v ffmpeg >/dev/null || missing+=(ffmpeg)
  tools/qgis.sh >/dev/null || missing+=(python3-qgis gdal-bin)
}
need_measurements() {
  command -v wrk >/dev/null || missing+=(wrk)
  PATH=$PATH:/usr/sbin command -v nginx >/dev/null || missing+=(nginx)
}
"need_$for"
[ ${#missing[@]} -gt 0 ] || exit 0

if ! $may_install; then
  hint=
  [ "$for" != tests ] || hint="; CHROMIUM may name another browser"
  echo "heldline: the $for need packages that are missing here (on Debian: sudo apt-get install ${missing[*]})$hint." >&2
  [ "$for" = tests ] # which go on without
  exit
fi

install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "installing ${missing[*]}"
# Package lists may be missing or old: they are fetched only when the first attempt fails.
try() {
  install >"$log" 2>&1 || { apt-get update -qq && install; } >"$log" 2>&1
}
if ! try; then
  # Some releases have Chromium with windows only.
  missing=("${missing[@]/%chromium-headless-shell/chromium}")
  if ! try; then
    tail -n 3 "$log" >&2
    echo "heldline: apt-get could not install what the $for need: ${missing[*]}." >&2
  fi
fi
