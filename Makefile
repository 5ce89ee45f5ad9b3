# Podspan: build, test, show. Everything works on a fresh Debian 12 or Ubuntu 22.04 machine with Go and root.
SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
# make's own shell often lacks Go's folder, under CI and sudo above all.
export PATH := $(PATH):/usr/local/go/bin
# A checkout that belongs to another user would make git, and with it the build, refuse.
export GOFLAGS ?= -buildvcs=false

GO          := go
PLATFORMS   := linux darwin windows
TAGSETS     := no_podman_v3 no_podman_v4
# The nested modules import podman's own packages; these tags keep C libraries out of them.
PODMAN_TAGS := remote,containers_image_openpgp,exclude_graphdriver_btrfs,exclude_graphdriver_devicemapper,btrfs_noversion
PARALLEL    := 4
# Functions of their arguments alone, with regular expressions that take the race detector minutes.
PURE        := /cmd/internal/flags
# How many inputs the widest fuzz tests make up in test-unit, besides those that were found before, which every test run has. To search:
# make fuzz FUZZ=100000x FUZZ_TESTS=Fuzz
FUZZ        := 300x
FUZZ_TESTS  := ^Fuzz(Spec|Pod|Decode|Container|Logs|Reports|Demux)$$
FUZZED      := ./core ./adapters/v3 ./adapters/v4 ./cmd/internal/flags

.PHONY: all build setup demo test lint test-unit fuzz test-conformance test-integration generate facts bench clean

all: build

build: ## bin/podspan, as it is released
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/podspan ./cmd/podspan

setup: ## install packages, build the test servers and the linters (once; kept in a cache)
	$(GO) run ./integration/cmd/servers setup

demo: setup build ## the same command on real servers of both majors, side by side
	$(GO) run ./integration/cmd/demo bin/podspan

# What is missing is an error here; a plain `go test ./...` leaves it out and says so.
test test-integration: export PODSPAN_TEST_ALL := 1
test: setup lint test-unit test-conformance test-integration
	@echo "== all tests passed"

lint: ## format, vet, golangci-lint, dead code, and every platform and tag set that must build
	@echo "== lint"
	@files=$$(find . -name '.?*' -prune -o -name '*.go' -print); out=$$(gofmt -l $$files); [ -z "$$out" ] || { echo "gofmt would change:" $$out >&2; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags record ./cmd/internal/flags
	"$$($(GO) run ./integration/cmd/servers path golangci-lint)" run ./...
	@echo "dead code"; all=$$("$$($(GO) run ./integration/cmd/servers path deadcode)" -test ./...); \
		dead=$$(grep -v 'unreachable func: Example' <<<"$$all" || true); [ -z "$$dead" ] || { echo "$$dead" >&2; exit 1; }
	@for os in $(PLATFORMS); do echo "build and vet for $$os"; CGO_ENABLED=0 GOOS=$$os $(GO) build ./...; CGO_ENABLED=0 GOOS=$$os $(GO) vet ./...; done
	@echo "build with cgo"; CGO_ENABLED=1 $(GO) build ./...
	@for tags in $(TAGSETS); do echo "build with -tags $$tags"; CGO_ENABLED=0 $(GO) build -tags $$tags ./...; done

test-unit: ## everything that needs no server
	@echo "== unit tests"
	$(GO) test -race -shuffle=on $$($(GO) list ./... | grep -v -e '/integration$$' -e '$(PURE)$$')
	$(GO) test -shuffle=on .$(PURE)
	$(MAKE) --no-print-directory fuzz

fuzz: ## arbitrary specs, answers, streams and command lines
	@echo "== fuzz tests, $(FUZZ) each"
	@ran=; for pkg in $(FUZZED); do \
		listed=$$($(GO) test -list '$(FUZZ_TESTS)' $$pkg) || { echo "$$listed" >&2; exit 1; }; \
		for f in $$(sed -n '/^Fuzz/p' <<<"$$listed"); do \
			echo "$$pkg $$f"; ran=1; \
			$(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZ) $$pkg >"$${TMPDIR:-/tmp}/podspan-fuzz.$$$$" 2>&1 || \
				{ cat "$${TMPDIR:-/tmp}/podspan-fuzz.$$$$" >&2; rm -f "$${TMPDIR:-/tmp}/podspan-fuzz.$$$$"; exit 1; }; \
			rm -f "$${TMPDIR:-/tmp}/podspan-fuzz.$$$$"; \
		done; \
	done; \
	[ -n "$$ran" ] || { echo 'no fuzz test matches $(FUZZ_TESTS)' >&2; exit 1; }

test-conformance: ## podman's own types: nested modules
	@echo "== conformance to podman's own types"
	$(GO) -C integration/conformance/typegen test -shuffle=on ./...
	$(GO) -C integration/conformance/releases test -shuffle=on ./...
	@bodies=$$(mktemp -d); trap 'rm -rf "$$bodies"' EXIT; \
	for v in v3 v4; do \
		echo "integration/conformance/$$v"; \
		$(GO) run ./adapters/internal/emit -adapter $$v -o "$$bodies/$$v"; \
		PODSPAN_CONFORMANCE_DIR="$$bodies/$$v" CGO_ENABLED=0 \
			$(GO) -C integration/conformance/$$v test -count=1 -shuffle=on -tags $(PODMAN_TAGS) ./...; \
	done

test-integration: ## every script on every real server
	@echo "== real servers"
	$(GO) test -race -shuffle=on -count=1 -parallel $(PARALLEL) -timeout 60m ./integration

generate: ## must leave no diff
	$(GO) generate ./...

facts: ## what every podman release reads on the wire, from podman's sources: needs the module proxy, must leave no diff
	$(GO) -C integration/conformance/releases run .

bench: setup ## against the stock clients
	$(GO) run ./integration/cmd/bench

clean: ## what was built here; the servers' cache stays (see PODSPAN_CACHE)
	rm -rf bin
