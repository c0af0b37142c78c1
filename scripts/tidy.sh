#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy (.clang-tidy) on our own sources, two at a time; stops at nothing, exits with 1 if it found something.
#   ./scripts/tidy.sh                      all of them: about an hour on two cores
#   ./scripts/tidy.sh core/text ui/labs    these folders or files
# Needs a configured build/release: ./run.sh --version is enough.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$#" -gt 0 ] || set -- app core ui tests/unit tests/gui
found=0
git ls-files -- "$@" | grep '\.cpp$' |
  xargs -P "$(nproc)" -n 1 nice clang-tidy -p build/release --quiet 2>/dev/null || found=1
exit "$found"
