#!/bin/sh
# Packages of a release build: package.sh deb|wheel|dist STET [OUT]. Nothing is built here, and the same build makes the same
# bytes: times are those of the change log.
set -eu
cd "$(dirname "$0")/.."
kind=$1
stet=$(realpath "$2")
out=${3:-.build/packages}
version=$("$stet" --version | cut -d' ' -f2)
date=$(sed -n "s/^## $version (\(.*\))$/\1/p" CHANGELOG.md)
: "${date:?CHANGELOG.md has no heading '## $version (DATE)'}"
SOURCE_DATE_EPOCH=$(date -u -d "$date" +%s)
export SOURCE_DATE_EPOCH
machine=$(uname -m)
# Who packs it for others says who he is.
maintainer=${MAINTAINER:-The authors of Stet <stet@packages.invalid>}
mkdir -p "$out"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# What every package has, below a prefix.
tree() {
  install -D -m 755 "$stet" "$1/bin/stet"
  install -D -m 644 Sources/Weights/Models/encoder.bin "$1/share/stet/encoder.bin"
  install -D -m 644 Protocol/settings.schema.json "$1/share/stet/settings.schema.json"
  for shell in bash:bash-completion/completions/stet fish:fish/vendor_completions.d/stet.fish \
    zsh:zsh/vendor-completions/_stet; do
    mkdir -p "$(dirname "$1/share/${shell#*:}")"
    "$stet" completions "${shell%%:*}" > "$1/share/${shell#*:}"
  done
  mkdir -p "$1/share/man/man1"
  "$stet" help --man > "$1/share/man/man1/stet.1"
  for command in $("$stet" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
    "$stet" help "$command" --man > "$1/share/man/man1/stet-$command.1"
  done
}

case $kind in
deb)
  tree "$root/usr"
  doc=$root/usr/share/doc/stet
  mkdir -p "$doc" "$root/DEBIAN"
  cp -r EditorConfigs "$doc/editors"
  cp README.md "$doc/"
  { echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: Stet"
    echo
    echo "Files: *"
    echo "Copyright: ${date%%-*} the authors of Stet"
    echo "License: Apache-2.0"
    echo " On Debian systems the full text of the Apache License, Version 2.0, is in"
    echo " /usr/share/common-licenses/Apache-2.0."
  } > "$doc/copyright"
  cp CHANGELOG.md "$doc/"
  { echo "stet ($version) unstable; urgency=medium"
    echo
    echo "  * See CHANGELOG.md."
    echo
    echo " -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
  } | gzip -9n > "$doc/changelog.gz"
  gzip -9n "$root"/usr/share/man/man1/*.1
  case $machine in x86_64) architecture=amd64 ;; aarch64) architecture=arm64 ;; *) architecture=$machine ;; esac
  # The newest of the C library's symbols that the program wants.
  libc=$(objdump -T "$stet" | sed -n 's/.*GLIBC_\([0-9.]*\)).*/\1/p' | sort -Vu | tail -1)
  { echo "Package: stet"
    echo "Version: $version"
    echo "Architecture: $architecture"
    echo "Maintainer: $maintainer"
    echo "Installed-Size: $(du -sk "$root/usr" | cut -f1)"
    echo "Depends: libc6 (>= $libc)"
    echo "Suggests: bzip2, xz-utils, zstd"
    echo "Section: text"
    echo "Priority: optional"
    echo "Description: language server for the news desk"
    echo " Stet reads news articles, in an editor that speaks the Language Server Protocol"
    echo " or in the terminal: which statements have no source, who is named, what on a"
    echo " page is no article, and what an archive on this machine has of it. It makes no"
    echo " network connection."
  } > "$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"
  find "$root" -type d -exec chmod 755 {} +
  find "$root" -type f ! -path '*/bin/stet' -exec chmod 644 {} +
  dpkg-deb --root-owner-group --build "$root" "$out/stet_${version}_$architecture.deb"
  ;;
wheel)
  tree "$root"
  python3 Scripts/wheel.py "$root" "$version" "$machine" "$out"
  ;;
dist)
  name=stet-$version-linux-$machine
  tree "$root/$name"
  cp -r README.md LICENSE CHANGELOG.md EditorConfigs "$root/$name/"
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$root" -cf - "$name" \
    | gzip -9n > "$out/$name.tar.gz"
  (cd "$out" && sha256sum ./*.deb ./*.whl ./*.tar.gz 2>/dev/null | sed 's|\./||' > SHA256SUMS)
  echo "$out/$name.tar.gz"
  ;;
esac
