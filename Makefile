# Two commands for a newcomer: `make demo` and `make test`. Each installs the Debian packages it lacks (sudo when not root).
SWIFT ?= swift
CONFIGURATION ?= debug
TOCSIN = $(CURDIR)/.build/$(CONFIGURATION)/tocsin
# Static: a Debian machine has no Swift runtime.
RELEASE = -c release --static-swift-stdlib
PACKAGES = libsystemd-dev libstemmer-dev libxml2-dev libsqlite3-dev pkg-config tzdata
TEST_PACKAGES = systemd openssl python3-venv

.PHONY: help demo run test test-systemd bench build release deb lint format faults e2e eval fuzz clean packages

help:
	@echo "make demo     the trade desk in a minute: real daemon, sample articles, webhook receiver"
	@echo "make run      the same daemon, left running on ./.build/desk/inbox"
	@echo "make test     all tests"
	@echo "make bench    what is promised of the speed, measured"
	@echo "make lint     formatting"
	@echo "make format   mend the formatting"
	@echo "make faults   kills and power failures, 500 and more"
	@echo "make e2e      from the inbox to the webhook, measured, where the harness is at hand"
	@echo "make fuzz     a minute of fuzzing for each reader of what strangers write"
	@echo "make eval     scores on annotated articles, where they are at hand"
	@echo "make release  the optimised binary in .build/release"
	@echo "make deb      the Debian package, with the Swift runtime inside, in .build/deb"
	@echo "make test-systemd   installs that package in a booted container and tests the service (root)"

demo: build
	@TOCSIN=$(TOCSIN) Examples/demo.sh

run: build
	@mkdir -p .build/desk/inbox
	@echo "Drop articles into .build/desk/inbox; Ctrl-C ends it."
	@$(TOCSIN) run --settings Config/tocsin.yaml --inbox .build/desk/inbox --ledger .build/desk/ledger.sqlite --notifier stdout

build: packages
	$(SWIFT) build -c $(CONFIGURATION) --product tocsin

release: packages
	$(SWIFT) build $(RELEASE) --product tocsin

test: PACKAGES += $(TEST_PACKAGES)
test: packages
	$(SWIFT) build --build-tests
	# Three at a time: many tests wait for programs and sockets, and starve each other on two cores.
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=3 $(SWIFT) test --skip-build

DEB_PACKAGES = debhelper lintian patchelf fakeroot

deb: PACKAGES += $(DEB_PACKAGES)
deb: packages
	$(SWIFT) build $(RELEASE) --product tocsin
	rm -rf .build/deb && mkdir -p .build/deb/source
	git archive --format=tar HEAD | tar -x -C .build/deb/source
	cd .build/deb/source && TOCSIN_BINARY=$(CURDIR)/.build/release/tocsin dpkg-buildpackage -b -us -uc
	lintian --fail-on error,warning --pedantic .build/deb/tocsin_*.changes
	@ls -l .build/deb/*.deb

test-systemd: deb
	Tests/systemd/run .build/deb/tocsin_[0-9]*.deb

bench: packages
	$(SWIFT) build $(RELEASE) --product tocsin-bench
	.build/release/tocsin-bench promises

lint:
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests Benchmarks

format:
	$(SWIFT) format format --in-place --recursive --parallel --configuration .swift-format Package.swift Sources Tests Benchmarks

# Kills at every step of an article's journey, at random moments of the release binary, and power failures: minutes.
faults: packages
	$(SWIFT) build --build-tests
	TOCSIN_KILLS=300 $(SWIFT) test --skip-build --filter CrashEnumerationTests
	$(SWIFT) build $(RELEASE) --product tocsin
	TOCSIN_KILLS=250 TOCSIN=$(CURDIR)/.build/release/tocsin $(SWIFT) test --skip-build --filter CrashEnumerationTests

# From the inbox to the webhook: latency, throughput and ten kinds of trouble, where the harness is beside the checkout.
e2e: release
	Benchmarks/e2e/run $(CURDIR)/.build/release/tocsin

eval: build
	Benchmarks/eval/run $(TOCSIN)

# libFuzzer with the address sanitizer; what it finds is written to .build/fuzz and belongs into Fuzz/corpus once mended.
SECONDS_EACH = $(or $(FUZZ_SECONDS),60)
FUZZ_TARGETS = $(notdir $(wildcard Fuzz/corpus/*))
fuzz: packages
	TOCSIN_FUZZ=1 $(SWIFT) build -c release --build-path .build/fuzz --product tocsin-fuzz \
	  --sanitize=address -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
	@for target in $(FUZZ_TARGETS); do \
	  mkdir -p .build/fuzz/corpus/$$target && \
	  SWIFT_BACKTRACE=enable=no .build/fuzz/release/tocsin-fuzz $$target .build/fuzz/corpus/$$target Fuzz/corpus/$$target \
	    -max_total_time=$(SECONDS_EACH) -timeout=5 -rss_limit_mb=2048 -dict=Fuzz/$$target.dict -artifact_prefix=.build/fuzz/ || exit 1; \
	done

clean:
	$(SWIFT) package clean

packages:
	@missing=$$(for p in $(PACKAGES); do \
	  [ "$$(dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null)" = installed ] || printf '%s ' $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing $$missing"; \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  export DEBIAN_FRONTEND=noninteractive; \
	  $$sudo apt-get install -y --no-install-recommends $$missing >/dev/null 2>&1 \
	    || { $$sudo apt-get update >/dev/null && $$sudo apt-get install -y --no-install-recommends $$missing >/dev/null; }; \
	fi
