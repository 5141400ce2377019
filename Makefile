# Stet: `make try` for the first look, `make test` before a change is handed in, `make install` for daily use.
#
# One set of flags for every build, or SwiftPM would build everything anew for each target.

PREFIX ?= $(HOME)/.local
SHARED ?= ../shared
# Seconds that `make fuzz` goes on.
TIME ?= 600

WALLS = --explicit-target-dependency-import-check error
# The release binary carries the Swift runtime and the C libraries: it runs where neither is installed.
RELEASE = -c release $(WALLS) --static-swift-stdlib -Xlinker -s -Xlinker -L$(CURDIR)/.build/static \
  -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
STET = $(CURDIR)/.build/release/stet

.PHONY: try test fuzz sanitize install deb wheel dist bench build dependencies test-dependencies format clean

try: build
	@Scripts/try.sh $(STET)

build: dependencies
	swift build $(RELEASE) --product stet

test: test-dependencies build
	swift format lint --strict --recursive --parallel Package.swift Sources Tests
	@Scripts/conformance.sh $(STET) $(SHARED)
	swift test $(WALLS)
	@Scripts/spark.sh $(STET)
	@Scripts/fuzz.sh 60 test

fuzz: dependencies
	@Scripts/fuzz.sh $(TIME)

sanitize: test-dependencies
	@Scripts/sanitize.sh

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(STET) $(DESTDIR)$(PREFIX)/bin/stet
	install -D -m 644 Sources/Weights/Models/encoder.bin $(DESTDIR)$(PREFIX)/share/stet/encoder.bin
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/stet; see EditorConfigs/ for Vim, Neovim and Emacs."
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo "$(PREFIX)/bin is not on PATH: add it, or name the program in the editor's set-up." ;; esac

# Packages lie in .build/packages; `make dist` writes the sums of all that is there.
deb wheel dist: build
	@Scripts/package.sh $@ $(STET)

bench: build
	@Scripts/bench.sh $(STET) $(SHARED)

dependencies:
	@Scripts/dependencies.sh build
	@Scripts/static-libraries.sh .build/static

test-dependencies:
	@Scripts/dependencies.sh test

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	swift package clean
