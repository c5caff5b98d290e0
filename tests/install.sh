#!/usr/bin/env bash
# Installs the Debian packages of the named sections of tests/packages.txt that are missing.
# Usage: tests/install.sh build [test] [all]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

wanted=()
for section in "$@"; do
  while read -r package; do wanted+=("$package"); done < <(
    awk -v want="[$section]" '/^\[/ { inside = ($0 == want); next } inside && !/^#/ && NF' "$here/packages.txt")
done

missing=()
for package in "${wanted[@]}"; do
  case $package in
    # A Node that came another way (with its npm) serves as well as Debian's.
    nodejs) if command -v node >/dev/null && command -v npm >/dev/null; then continue; else missing+=(npm); fi ;;
  esac
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "these Debian packages are needed, and this system has no apt-get: ${missing[*]}" >&2
  exit 3
fi
as_root=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "these packages are missing: ${missing[*]}" >&2
    echo "run as root: apt-get update && apt-get install ${missing[*]}" >&2
    exit 3
  fi
  as_root=(sudo)
fi
echo "installing ${#missing[@]} packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -qq &&
       "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -20 "$log" >&2
  echo "apt-get could not install the packages; the lines above say why" >&2
  exit 3
fi
