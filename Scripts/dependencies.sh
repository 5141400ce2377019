#!/usr/bin/env bash
# Installs what is missing to build Stet ("build"), or also to run its tests ("test"): by apt on Debian and Ubuntu.
# Elsewhere, and where it may not install, it says what is missing and leaves the rest to the user.
set -euo pipefail

if ! command -v swift >/dev/null; then
  cat >&2 <<'END'
Stet is built with Swift 6.3 (6.2 may do), and there is no `swift` here. Get it from https://www.swift.org/install/linux/
(or `swiftly install 6.3`), put its usr/bin on PATH, and run make again. A binary built elsewhere by `make install`
needs no Swift: copy ~/.local/bin/stet.
END
  exit 1
fi

packages=(libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev)
if [ "${1:-build}" = test ]; then
  packages+=(emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode elpa-package-lint kakoune neovim vim-nox vim-ale
    python3 patch)
fi

if ! command -v dpkg-query >/dev/null; then
  # Not a Debian: the compiler will say which header is missing, under this list.
  echo "This is no Debian or Ubuntu. Stet needs the development files of SQLite 3.40, cmark-gfm 0.29 (with extensions)" >&2
  echo "and gumbo 0.10; its tests also use patch, and Emacs with Eglot, Neovim and Vim with ALE where they are installed." >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "Missing here: ${missing[*]}" >&2
  echo "Installing them needs root. Run: sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
