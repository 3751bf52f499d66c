# Offprint. `make run` and `make test` set up what they need.
PORT ?= 8080
SEEDS ?= seeds
TOOL := build/offprint
READER := cmd/offprint/reader/reader.wasm.part
SOURCES := $(shell find app web cmd -type f -not -name '*_test.go' -not -path '*/testdata/*' -not -path 'cmd/offprint/reader/*') go.mod go.sum

.DEFAULT_GOAL := all

all: $(TOOL) ## compile the reader and the publisher's tool

$(READER): $(SOURCES)
	go run ./cmd/build-reader -o $@

$(TOOL): $(READER) $(SOURCES)
	go build -o $@ ./cmd/offprint

run: $(TOOL) ## serve seeds/ at http://127.0.0.1:8080 (PORT= and SEEDS= change it)
	@$(TOOL) serve -addr 127.0.0.1:$(PORT) $(SEEDS)

site: $(TOOL) ## write dist/
	$(TOOL) build -o dist $(SEEDS)

test: lint test-native test-browser ## run every test; gets the browsers it needs first

lint: $(READER) ## gofmt, vet and staticcheck
	@test -z "$$(gofmt -l app cmd web)" || { echo "not formatted:"; gofmt -l app cmd web; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./cmd/reader ./cmd/workshop ./app/ui ./app/store
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

test-native: $(READER) ## the tests that need no browser
	go test $$(go list ./... | grep -v /app/e2e)

test-browser: $(TOOL) browsers ## the tests in real browsers
	go test -count=1 -timeout 20m ./app/e2e/...

browsers: ## get the browsers and axe-core for the tests
	@sh app/e2e/install.sh

bench-reader: $(TOOL) browsers ## sizes, first paint, start and reload, beside a plain page
	go run ./cmd/bench-reader

bench-kills: browsers ## kill browsers 30 times each in the middle of writing; nothing written may be lost
	OFFPRINT_KILLS=30 go test -count=1 -v -timeout 30m -run Killed ./app/e2e

bench-search: ## search beside its peers, in one page of one browser
	cd cmd/bench-search && npm install --no-audit --no-fund
	go run ./cmd/bench-search

bench-names: ## names found and joined, and how fast (DATA= names the folder with the data)
	go run ./cmd/train-names -data $(DATA) -model app/entity/model/names.bin -unseen -errors
	go run ./cmd/train-names -data $(DATA) -model app/entity/model/names.bin -speed
	GOOS=js GOARCH=wasm go run -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./cmd/train-names -data $(DATA) -model app/entity/model/names.bin -speed

model: ## train the model of names (DATA= names the folder with the data)
	go run ./cmd/train-names -data $(DATA) -o app/entity/model/names.bin

clean: ## remove what was made
	rm -rf build dist $(READER) cmd/offprint/reader/wasm_exec.js cmd/offprint/reader/workshop.wasm.gz

help: ## list these
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: all run site test lint test-native test-browser browsers bench-reader bench-kills bench-search bench-names model clean help
