#!/usr/bin/env bash
# Prints the path of the browser of the tests: $CHROMIUM, else the first one
# installed. Exits 1 when there is none. Chromium without windows comes first:
# the same engine, at half the cost of a page.
for name in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome; do
  command -v "$name" && exit 0
done
exit 1
