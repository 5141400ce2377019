#!/usr/bin/env bash
# All tests, and every input that the fuzzer has kept, with a sanitizer: "address" or "undefined" (of the C parts: Swift's own
# arithmetic ends a program that goes wrong anyway).
set -euo pipefail
sanitizer=$1
build=.build/$sanitizer

# gumbo and cmark-gfm leave what the process needs until its end; leaks are not what is looked for.
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1
swift test --scratch-path "$build" --sanitize="$sanitizer"

"$build/debug/stet-fuzz" --seeds "$build/seeds"
find "$build/seeds" .build/fuzz-corpus -type f -print0 2>/dev/null | xargs -0 "$build/debug/stet-fuzz" | wc -l |
  sed 's/$/ inputs of the fuzzer were taken./'
