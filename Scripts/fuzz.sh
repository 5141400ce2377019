#!/usr/bin/env bash
# Builds the fuzzer and lets it run for so many seconds. `make test` names "test" as well: then it begins with the seeds alone,
# as on any other machine, and is passed over where the toolchain has no libFuzzer.
set -euo pipefail
seconds=$1
of_test=${2:-}

if ! echo | swiftc -sanitize=fuzzer -parse-as-library -emit-object -o /dev/null - 2>/dev/null; then
  echo "No fuzzing: this Swift has no libFuzzer (swiftc -sanitize=fuzzer)."
  [ "$of_test" = test ] && exit 0 || exit 1
fi

build=.build/fuzz
# Its own folder, or its flags would have everything else built anew.
swift build --scratch-path $build --product stet-fuzz -Xswiftc -DFUZZING -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld |
  tail -n 1
fuzzer=$build/debug/stet-fuzz
rm -rf $build/seeds
$fuzzer --seeds $build/seeds

corpus=.build/fuzz-corpus
[ "$of_test" = test ] && corpus=$(mktemp -d)
findings=.build/fuzz-findings/
mkdir -p $corpus $findings
log=$(mktemp)
trap 'rm -f "$log"; if [ "$of_test" = test ]; then rm -rf "$corpus"; fi' EXIT

echo "Fuzzing for $seconds seconds..."
options=(
  "-max_total_time=$seconds" "-artifact_prefix=$findings" -dict=$build/seeds.dict -print_final_stats=1
  # The longest seed has 11 kB; what is longer shows growth, which has tests of its own.
  -max_len=16384
  # Seconds. The slowest seed takes a tenth of one; the rest is for a machine that has other things to do.
  -timeout=20
  # Ten times what the seeds need, and less than small machines have.
  -rss_limit_mb=2048
)
# With a backtrace of Swift's the program would end before libFuzzer has written the input.
if SWIFT_BACKTRACE=enable=no $fuzzer $corpus $build/seeds "${options[@]}" >"$log" 2>&1; then
  echo "Fuzzed $(sed -n 's/^Done \([0-9]*\) runs in \([0-9]*\).*/\1 inputs in \2 seconds/p' "$log"): nothing found." \
    "$(sed -n 's/^INFO: Seed: /Its seed was /p' "$log")."
  exit 0
fi
grep -av '^#[0-9]' "$log" | tail -n 40
finding=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
echo "The fuzzer found something (its seed was $(sed -n 's/^INFO: Seed: //p' "$log")). Repeat it: swift run stet-fuzz ${finding:-FILE}"
exit 1
