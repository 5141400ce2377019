#!/usr/bin/env bash
# The main job on the sample page, in the terminal, with an archive of its own that is thrown away afterwards.
set -euo pipefail
stet=$1
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

title() {
  if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then printf '\n\033[1m$ %s\033[0m\n' "$*"; else printf '\n$ %s\n' "$*"; fi
}

# The exit status 1 of lint and hover says that there was something, or nothing, to say.
show() {
  title "stet $*"
  "$stet" "$@" || [ $? -eq 1 ]
}

export XDG_DATA_HOME=$folder
show archive add Samples/archive
show lint Samples/page.txt
# Where the sample names its port director for the second time, by surname alone.
place=$(awk '/Kessling/ { n++; if (n == 2) { print NR ":" index($0, "Kessling"); exit } }' Samples/page.txt)
show hover Samples/page.txt "$place"
show related Samples/page.txt
printf '\nNext: make install, then EditorConfigs/ for Vim, Neovim or Emacs.\n'
