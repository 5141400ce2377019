#!/usr/bin/env bash
# Speed, as ratios in one run on one machine: never a test, since machines are shared and noisy.
#
# Pairs the server with `rumdl server` (PyPI) at 10 kB and 1 MB, and prints what lint costs.
set -euo pipefail
stet=$1
shared=$2
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A text of our own of about a size: the sample articles over and over.
text() {
  while [ "$(stat -c %s "$2" 2>/dev/null || echo 0)" -lt "$1" ]; do cat Samples/archive/*.md Samples/letter.md >>"$2"; done
  truncate -s "$1" "$2"
}
text 10000 "$folder/10k.md"
text 1000000 "$folder/1m.md"
iconv -c -f UTF-8 -t UTF-8 "$folder/10k.md" >"$folder/a" && mv "$folder/a" "$folder/10k.md"
iconv -c -f UTF-8 -t UTF-8 "$folder/1m.md" >"$folder/a" && mv "$folder/a" "$folder/1m.md"

echo "lint, CPU seconds (user + system), best of 5:"
for size in 10k 1m; do
  best=$(for _ in 1 2 3 4 5; do
    { /usr/bin/env TIMEFORMAT='%U %S' bash -c "time '$stet' lint --format json '$folder/$size.md' >/dev/null"; } 2>&1 |
      awk 'NF == 2 { print $1 + $2 }'
  done | sort -n | head -1)
  bytes=$(stat -c %s "$folder/$size.md")
  awk -v b="$bytes" -v s="$best" -v n="$size" 'BEGIN { printf "  %s: %.3f s%s\n", n, s, s > 0 ? sprintf(", %.1f MB per CPU second", b / 1e6 / s) : "" }'
done

if ! command -v rumdl >/dev/null; then
  echo "rumdl is not installed (pip install rumdl): the paired benchmark was skipped." && exit 0
fi
if [ ! -f "$shared/tools/lsp_latency.py" ]; then
  echo "The latency benchmark is not at $shared/tools: skipped." && exit 0
fi
echo "paired with rumdl, 10 kB:"
python3 "$shared/tools/lsp_latency.py" --cmd "$stet serve --no-archive" --cmd "rumdl server" --name stet --name rumdl \
  --file "$folder/10k.md" --language-id markdown --rounds 3 --edits 200
echo "paired with rumdl, 1 MB:"
python3 "$shared/tools/lsp_latency.py" --cmd "$stet serve --no-archive" --cmd "rumdl server" --name stet --name rumdl \
  --file "$folder/1m.md" --language-id markdown --rounds 2 --edits 50
