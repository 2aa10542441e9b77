#!/usr/bin/env bash
# What is too slow for every change: all tests under the race detector, each fuzz target for FUZZTIME (30 s)
# and the random properties with CHECKS (2,000) cases each. Called by `make test-long`.
set -euo pipefail

tags=${HELDLINE_TAGS:?run this by: make test-long}

echo "== race detector, all tests"
go test -race -timeout 20m -tags "$tags" ./...

echo "== random properties, ${CHECKS:=2000} cases each"
go list -tags "$tags" -f '{{range .TestImports}}{{$.ImportPath}} {{.}}{{"\n"}}{{end}}{{range .XTestImports}}{{$.ImportPath}} {{.}}{{"\n"}}{{end}}' ./... |
  awk '$2 == "pgregory.net/rapid" {print $1}' | sort -u |
  while read -r package; do
    go test -tags "$tags" -timeout 20m "$package" -rapid.checks="$CHECKS"
  done

# fuzz runs one target. Go's fuzzing sometimes takes the end of its own time for a failure
# (golang/go issue 75804, mended in Go 1.27): only what leaves an input that fails, or says more, is one.
fuzz() {
  local out
  out=$(go test -tags "$tags" -run '^$' -fuzz "^$2\$" -fuzztime "${FUZZTIME:-30s}" "./$(dirname "$1")" 2>&1) ||
    { grep -qx '    context deadline exceeded' <<<"$out" && ! grep -q 'Failing input written' <<<"$out"; } ||
    { printf '%s\n' "$out"; return 1; }
  printf '%s: %s\n' "$2" "$(grep 'execs:' <<<"$out" | tail -1)"
}

targets=$(grep -roE --include='*_test.go' 'func Fuzz[A-Za-z0-9_]+' cmd internal)
echo "== $(wc -l <<<"$targets") fuzz targets"
while IFS=: read -r file func; do
  fuzz "$file" "${func#func }"
done <<<"$targets"
