#!/usr/bin/env bash
# Runs every check and every test, also after a failure, and ends with the
# counts. Called by `make test`, which has installed and built everything.
set -uo pipefail

tags=${HELDLINE_TAGS:?run this by: make test}
results=.cache/results
rm -rf "$results" && mkdir -p "$results"
failed=()

# stage NAME COMMAND... runs one step, times it and remembers a failure.
stage() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || failed+=("$name")
  printf '   %s: %d s\n' "$name" $((SECONDS - start))
}

# The race detector makes a test five to ten times as slow, so it watches the rooms that several goroutines
# are in at once, the longest first. What they share with others, pages and pictures, it sees through server.
# The tests of them that only ask for very many answers one after the other run without.
raced=(internal/server internal/edition internal/kept internal/gazetteerfile internal/publish internal/sqlite internal/tile)
alone=(
  TestEveryLink TestEveryRouteAnswers TestEveryProperty TestSecondAtlas TestPosterAnswers TestPagesOffer TestEntriesOfTheGround TestSitemapLists
  TestDataTakesHostile TestServiceKeeps TestDownloadPageLeads TestSpansOnADay TestDayOfSpans TestFilterOfADay
  TestAnalystsGuide TestEmbeddingGuide TestMapFilesWeigh TestStreamPacks TestWhatTheClientHas TestEachEncoding TestFormsDepend
  TestChangesHave TestChangesAreTheBorders TestChangeFinds TestStandsIs TestComparisonAgrees TestStateIsTheOne
)
long="^($(IFS='|'; echo "${alone[*]}"))"

# go_run NAME FLAGS... tests packages and keeps the events under a name.
go_run() {
  local name=$1
  shift
  "$GOTESTSUM" --format pkgname --hide-summary skipped --jsonfile "$results/go.$name" -- -timeout 12m -tags "$tags" "$@"
}

go_tests() {
  local failed=0 others
  others=$(go list -tags "$tags" ./... | grep -v -x -F -f <(printf 'github.com/heldline/heldline/%s\n' "${raced[@]}"))
  go_run raced -race -skip "$long" "${raced[@]/#/./}" || failed=1
  go_run long -run "$long" ./internal/server ./internal/edition || failed=1
  # shellcheck disable=SC2086 # one word a package
  go_run others $others || failed=1
  cat "$results"/go.* >"$results/go"
  return $failed
}

# The runner's own summary lines are counted, so a script may start it more than once.
web_tests() {
  npm --prefix web run --silent "$1" 2>&1 | tee "$results/$2"
}

browser_tests() {
  if [ ! -d test/browser ]; then
    echo "there is no folder test/browser"
    return 0
  fi
  if ! CHROMIUM=$(tools/browser.sh); then
    echo "!! BROWSER TESTS SKIPPED: no Chromium found. Install chromium or set CHROMIUM to a browser." | tee "$results/no-browser"
    [ "${CI:-}" != 1 ] && [ "${CI:-}" != true ]
    return
  fi
  export CHROMIUM
  web_tests test:browser browser
}

# QGIS and GDAL open the built server, after the other tests, so that they have the machine to themselves.
client_tests() {
  if ! PYTHON_QGIS=$(tools/qgis.sh); then
    echo "!! CLIENT TESTS SKIPPED: no QGIS for Python or no ogr2ogr found. Install python3-qgis and gdal-bin." | tee "$results/no-clients"
    [ "${CI:-}" != 1 ] && [ "${CI:-}" != true ]
    return
  fi
  export PYTHON_QGIS
  "$GOTESTSUM" --format pkgname --hide-summary skipped --jsonfile "$results/clients" -- \
    -count=1 -timeout 6m -tags "$tags,clients" ./test/clients
}

stage "golangci-lint" "$GOLANGCI" run ./...
stage "go vet" go vet -tags "$tags,clients" ./...
stage "biome and tsc" npm --prefix web run --silent check
stage "go test" go_tests
stage "node tests" web_tests test node
stage "browser tests" browser_tests
stage "client tests" client_tests

printf '\n'
cat "$results"/no-* 2>/dev/null
[ ${#failed[@]} -eq 0 ] || (IFS=,; echo "FAILED: ${failed[*]}")
go build -o .cache/testcount ./tools/testcount && .cache/testcount "$results" || failed+=("counts")
[ ${#failed[@]} -eq 0 ]
