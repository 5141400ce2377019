#!/usr/bin/env bash
# All tests, and every input that the fuzzer has kept, with each access to memory looked at (AddressSanitizer), and a trap where
# the C parts do what C leaves undefined. Swift has no such sanitizer on Linux, and needs none: its own sums trap anyway.
set -euo pipefail
build=.build/sanitized

# The C libraries keep what the process needs until its end; leaks are not what is looked for.
export ASAN_OPTIONS=detect_leaks=0
flags=(--scratch-path "$build" --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined)
swift build --build-tests "${flags[@]}"

"$build/debug/stet-fuzz" --seeds "$build/seeds"
find "$build/seeds" .build/fuzz-corpus -type f -print0 2>/dev/null | xargs -0 "$build/debug/stet-fuzz" >"$build/replayed" ||
  {
    echo "Repeat it: $build/debug/stet-fuzz $(tail -n 1 "$build/replayed")"
    exit 1
  }
echo "$(wc -l <"$build/replayed") inputs of the fuzzer were taken."

swift test --skip-build "${flags[@]}"
