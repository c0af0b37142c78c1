#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds and runs all tests.
#   ./test.sh               everything
#   ./test.sh --no-parity   without Python's PyTorch (it is not installed; the tests that need it say that they skip)
#   ./test.sh -L core       further arguments go to ctest
# Real data, where there is some: OFFICINA_TEST_DATA (a folder with mnist/), by default ../shared/data.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/packages.sh
. scripts/packages.sh

parity=yes
if [ "${1:-}" = --no-parity ]; then
  parity=no
  shift
fi
packages=("${OFFICINA_PACKAGES[@]}" "${OFFICINA_TEST_PACKAGES[@]}")
[ "$parity" = yes ] && packages+=("${OFFICINA_PARITY_PACKAGES[@]}")
require_packages "${packages[@]}"
build_officina ON

# No test may see or touch the user's settings, data or display.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache
export OFFICINA_TEST_DATA=${OFFICINA_TEST_DATA:-$(cd .. && pwd)/shared/data}
# Two at a time: most tests wait more than they compute, and none is decided by a time.
ctest --preset release --parallel 2 "$@"
