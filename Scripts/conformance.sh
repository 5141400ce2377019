#!/usr/bin/env bash
# Runs the protocol conformance kit against the release binary, where the kit is present; any FAIL ends it with 1.
set -euo pipefail
stet=$1
shared=$2
if [ ! -f "$shared/lsp/check_session.py" ]; then
  echo "The conformance kit is not at $shared/lsp: skipped."
  exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! python3 "$shared/lsp/check_session.py" --cmd "$stet serve --no-archive" --language-id plaintext \
  --sample "$shared/examples/aggregator-page.txt" --edits 2000 >"$log" 2>&1; then
  grep -v '^PASS' "$log"
  exit 1
fi
tail -n 1 "$log" | sed 's/^/conformance kit: /; s/ passed/ checks passed/; s/ failed/ checks failed/'
