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

grep -rhoE --include='*_test.go' 'func Fuzz[A-Za-z0-9_]+' cmd internal | wc -l | xargs echo "== fuzz targets:"
grep -roE --include='*_test.go' 'func Fuzz[A-Za-z0-9_]+' cmd internal |
  while IFS=: read -r file func; do
    go test -tags "$tags" -run '^$' -fuzz "^${func#func }\$" -fuzztime "${FUZZTIME:-30s}" "./$(dirname "$file")"
  done
