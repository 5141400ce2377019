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

echo "lint --quick, CPU seconds (user + system), best of 5:"
for size in 10k 1m; do
  best=$(for _ in 1 2 3 4 5; do
    { /usr/bin/env TIMEFORMAT='%U %S' bash -c "time '$stet' lint --quick --format json '$folder/$size.md' >/dev/null"; } 2>&1 |
      awk 'NF == 2 { print $1 + $2 }'
  done | sort -n | head -1)
  bytes=$(stat -c %s "$folder/$size.md")
  awk -v b="$bytes" -v s="$best" -v n="$size" 'BEGIN { printf "  %s: %.3f s%s\n", n, s, (s > 0) ? sprintf(", %.1f MB per CPU second", b / 1e6 / s) : ", too little to measure" }'
done

deep=$({ /usr/bin/env TIMEFORMAT='%U %S' bash -c "time '$stet' lint --format json '$folder/10k.md' >/dev/null"; } 2>&1 |
  awk 'NF == 2 { print $1 + $2 }')
echo "  10k with the deep tier: $deep s"

if ! command -v rumdl >/dev/null; then
  echo "rumdl is not installed (pip install rumdl): the paired benchmark was skipped." && exit 0
fi
if [ ! -f "$shared/tools/lsp_latency.py" ]; then
  echo "The latency benchmark is not at $shared/tools: skipped." && exit 0
fi
paired() {
  echo "paired with rumdl, $1 (milliseconds; memory in MiB):"
  python3 "$shared/tools/lsp_latency.py" --cmd "$stet serve --no-archive" --cmd "rumdl server" --name stet --name rumdl \
    --file "$2" --language-id markdown --rounds "$3" --edits "$4" --out "$folder/report.json" >/dev/null
  python3 - "$folder/report.json" <<'END'
import json, sys
report = json.load(open(sys.argv[1]))
servers = report.get("servers") or report["results"]
for s in servers:
    part = lambda name: f"{name} {s[name]['median']:.2f} (p99 {s[name]['p99']:.2f})" if s.get(name) else f"{name} -"
    print(f"  {s['name']:6}", ", ".join(map(part, ("initialize", "open", "edit", "burst", "hover"))),
          f"edit_cpu {s['edit_cpu_ms']:.2f}, rss idle {s['idle_rss_mib']:.0f} open {s['open_rss_mib']:.0f} peak {s['peak_rss_mib']:.0f},"
          f" {s['diagnostics']} diagnostics, {s['burst_published']} published in a burst")
ours, theirs = servers
ratios = {k: ours[k]["median"] / theirs[k]["median"] for k in ("initialize", "open", "edit", "burst", "hover")}
ratios["edit_cpu"] = ours["edit_cpu_ms"] / theirs["edit_cpu_ms"]
print("  ratios ", ", ".join(f"{k} {v:.2f}" for k, v in ratios.items()))
END
}
paired "10 kB" "$folder/10k.md" 3 200
paired "1 MB" "$folder/1m.md" 2 50
