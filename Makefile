# Heldline. Two commands matter: `make run` and `make test`; `make help` lists the rest.

# Every Go command uses the same tags, so SQLite is compiled once for each mode.
TAGS := sqlite_fts5,sqlite_math_functions,sqlite_stat4,sqlite_omit_load_extension
export HELDLINE_TAGS := $(TAGS)
ARGS ?=
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

GOLANGCI_VERSION := v2.15.0
GOTESTSUM_VERSION := v1.13.0
GOLANGCI := .cache/golangci-lint-$(GOLANGCI_VERSION)/golangci-lint
GOTESTSUM := .cache/gotestsum-$(GOTESTSUM_VERSION)/gotestsum
export GOLANGCI GOTESTSUM

# What the binary and the bundle are made of. Folders under web/src count too,
# so that a deleted file is noticed.
GO_SOURCES := $(shell find cmd internal docs web -path web/node_modules -prune -o -path web/dist -prune -o -path web/src -prune \
	-o -type f ! -name '*_test.go' ! -path '*/testdata/*' -print 2>/dev/null)
WEB_SOURCES := $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -path web/test -prune \
	-o -type f ! -name '*.go' ! -name '*.test.ts' -print 2>/dev/null; find web/src -type d 2>/dev/null)

# The version is a prerequisite like any other: its file changes only when it does.
$(shell mkdir -p .cache; printf '%s\n' '$(VERSION)' | cmp -s - .cache/version || printf '%s\n' '$(VERSION)' > .cache/version)

# $(call need,command,sentence) stops with one sentence when a command is missing.
need = @command -v $(1) >/dev/null 2>&1 || { echo "heldline: $(2)" >&2; exit 1; }
need_go = $(call need,go,Go 1.26 or newer is needed to build: install it from https://go.dev/dl/ and run make again.)
need_cc = $(call need,"$$(go env CC)",a C compiler is needed to build SQLite: install gcc or clang (on Debian: apt-get install gcc libc6-dev) and run make again.)
need_node = $(call need,node,Node 20 or newer is needed to bundle the map: install it from https://nodejs.org/ and run make again.)
need_npm = $(call need,npm,npm is needed to install the parts of the map: it comes with Node from https://nodejs.org/.)
new_node = @node -e 'process.exit(+(parseInt(process.versions.node) < 20))' || { echo "heldline: Node 20 or newer is needed to bundle the map; this is $$(node --version)." >&2; exit 1; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build test test-long lint fmt dev golden coverage bench bench-go bench-web screenshots portraits basemap eval-geocoder test-tools packages

help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## Build, publish data/ and serve the map (flags: make run ARGS="--addr :9000")
	@exec bin/mapserver serve $(ARGS)

build: bin/mapserver ## Build bin/mapserver with its front end inside

test: ## Install what the tests need, then run every check and test
	@$(MAKE) --no-print-directory -j3 test-tools build
	@tools/test.sh

test-long: export MATRIX := full
test-long: test ## test, then the full browser matrix, fuzzing and many more random checks
	@tools/test-long.sh

lint: $(GOLANGCI) web/node_modules/.stamp ## Check Go (walls, style, formatting) and the front end (biome, tsc)
	@$(GOLANGCI) run ./...
	@npm --prefix web run --silent check

fmt: $(GOLANGCI) web/node_modules/.stamp ## Format Go and the front end
	@$(GOLANGCI) fmt ./...
	@npm --prefix web run --silent fmt

dev: ## Serve, and build and restart whenever a source or a record changes
	@tools/dev.sh $(ARGS)

golden: web/dist/.stamp ## Rewrite the golden files from what the code answers now; read the diff before committing
	@grep -rlE --include='*_test.go' 'func Test[A-Za-z0-9_]*Golden' cmd internal tools web \
		| xargs -n1 dirname | sort -u | sed 's|^|./|' \
		| xargs -t -n1 sh -c 'go test -tags $(TAGS) -run Golden "$$0" -update'

coverage: ## Count what data/ records of its sources, into docs/coverage.md
	@go run ./tools/coverage

bench: build ## Measure bin/mapserver beside nginx, 1k to 1M claims, into docs/performance.md (ARGS=--quick: three minutes)
	@tools/packages.sh measurements
	@PATH=$$PATH:/usr/sbin go run -tags $(TAGS) ./tools/bench $(ARGS)

bench-go: web/dist/.stamp ## Run the micro benchmarks of the rooms, go test -bench
	@grep -rlE --include='*_test.go' '^func Benchmark' cmd internal tools | xargs -n1 dirname | sort -u | sed 's|^|./|' \
		| xargs go test -tags $(TAGS) -run '^$$' -bench . -benchmem $(ARGS)

bench-web: build packages tools/bench-web/node_modules/.stamp ## Scrub the map in Chromium beside plugins for Leaflet; figures into docs/performance.md (flags: ARGS="--help")
	@CHROMIUM="$$(tools/browser.sh)" node tools/bench-web/bench.mjs $(ARGS)

screenshots: build packages ## Photograph the map and the pages into screenshots/ (phone, desk, light, dark, Arabic)
	@npm --prefix web run --silent screenshots

portraits: build packages ## Draw the pictures of docs/qgis.md with QGIS
	@tools/portray.sh

basemap: ## Rebuild data/geojson/basemap.topojson from Natural Earth and GSHHG (needs gmt)
	@tools/basemap/build.sh

eval-geocoder: tools/geocoder/node_modules/.stamp ## Ask the geocoder names whose place is known; figures into docs/geocoding.md
	@go run -tags $(TAGS) ./tools/geocoder $(ARGS)

# ---- what the targets above are made of ----

test-tools: $(GOLANGCI) $(GOTESTSUM) packages

packages:
	@tools/packages.sh

bin/mapserver: $(GO_SOURCES) go.mod go.sum web/dist/.stamp .cache/version
	$(need_go)
	$(need_cc)
	go build -tags "$(TAGS)" -trimpath -buildvcs=false -ldflags "-X main.version=$(VERSION)" -o $@ ./cmd/mapserver
	@touch $@

web/dist/.stamp: $(WEB_SOURCES) $(wildcard internal/words/locales/*.json) web/node_modules/.stamp
	npm --prefix web run --silent build
	@touch $@

web/node_modules/.stamp: web/package.json web/package-lock.json
	$(need_go)
	$(need_cc)
	$(need_node)
	$(new_node)
	$(need_npm)
	cd web && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

tools/geocoder/node_modules/.stamp: tools/geocoder/package.json tools/geocoder/package-lock.json
	$(need_npm)
	cd $(CURDIR)/tools/geocoder && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

tools/bench-web/node_modules/.stamp: tools/bench-web/package.json tools/bench-web/package-lock.json
	$(need_npm)
	cd $(CURDIR)/tools/bench-web && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Built from source, a minute or two the first time; the version is in the path, so that a new one is a new file.
$(GOLANGCI):
	$(need_go)
	GOBIN=$(CURDIR)/$(@D) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)

$(GOTESTSUM):
	$(need_go)
	GOBIN=$(CURDIR)/$(@D) go install gotest.tools/gotestsum@$(GOTESTSUM_VERSION)
