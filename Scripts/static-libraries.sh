#!/usr/bin/env bash
# Fills a folder with links to the static forms of the C libraries. The linker looks there first and finds no shared
# ones, so the binary carries them; a library without a static form is linked as usual.
set -euo pipefail
folder=$1
mkdir -p "$folder"
for name in libsqlite3.a libcmark-gfm-extensions.a libcmark-gfm.a libgumbo.a libstdc++.a; do
  path=$(gcc -print-file-name=$name 2>/dev/null || clang -print-file-name=$name)
  if [ -e "$path" ] && [ "$path" != "$name" ]; then ln -sfn "$path" "$folder/$name"; fi
done
