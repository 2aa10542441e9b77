#!/usr/bin/env bash
# Installs the Debian packages of the tests (Chromium, an Arabic font, ffmpeg for
# films, QGIS and GDAL) where this is allowed; says in one sentence what to do where it is not.
set -euo pipefail

may_install=false
[ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || may_install=true

missing=()
# Another Chromium will do, but takes twice as long: it is added to where this costs nobody a password.
if ! tools/browser.sh >/dev/null || { $may_install && [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null; }; then
  missing+=(chromium-headless-shell)
fi
[ -d /usr/share/fonts/truetype/noto ] || [ -n "$(fc-list :lang=ar 2>/dev/null | head -n 1)" ] || missing+=(fonts-noto-core)
command -v ffmpeg >/dev/null || missing+=(ffmpeg)
tools/qgis.sh >/dev/null || missing+=(python3-qgis gdal-bin)
[ ${#missing[@]} -gt 0 ] || exit 0

if ! $may_install; then
  echo "heldline: the tests need packages that are missing here (on Debian: sudo apt-get install ${missing[*]}); CHROMIUM may name another browser." >&2
  exit 0
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
    echo "heldline: apt-get could not install what the tests need: ${missing[*]}." >&2
  fi
fi
