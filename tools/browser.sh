#!/usr/bin/env bash
# Prints the path of the browser of the tests: $CHROMIUM, else the first one
# installed. Exits 1 when there is none.
for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
  command -v "$name" && exit 0
done
exit 1
