#!/usr/bin/env bash
# The main job on the sample page, in the terminal, with an archive of its own that is thrown away afterwards.
set -euo pipefail
stet=$1
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
archive=$folder/archive.db
export XDG_CACHE_HOME=$folder

show() {
  printf '\n\033[1m$ stet %s\033[0m\n' "$*"
  "$stet" "$@" --archive "$archive" || [ $? -eq 1 ]
}

show archive add Samples/archive
printf '\n\033[1m$ stet lint Samples/page.txt\033[0m\n'
"$stet" lint Samples/page.txt || [ $? -eq 1 ]
place=$(awk '/Kessling said|said Kessling|Kessling/ { n++; if (n == 2) { print NR ":" index($0, "Kessling"); exit } }' Samples/page.txt)
show hover Samples/page.txt "${place:-7:1}"
show related Samples/page.txt
printf '\nNext: make install, then EditorConfigs/ for Vim, Neovim or Emacs.\n'
