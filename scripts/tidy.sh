#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy (.clang-tidy) on our own sources, two at a time; exits with 1 if it found something.
#   ./scripts/tidy.sh                      all of them: about an hour on two cores
#   ./scripts/tidy.sh core/text ui/labs    these folders or files
# Needs a configured build/release: ./run.sh --version is enough.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$#" -gt 0 ] || set -- app core ui tests/unit tests/gui
# clang-tidy cannot read GCC's precompiled header; every source includes what it needs itself.
mkdir -p build/tidy
sed -E 's/-include [^ ]*cmake_pch\.hxx//' build/release/compile_commands.json >build/tidy/compile_commands.json
# It cannot read all of LibTorch's headers as C++20 either: what it says of them is left out.
found="$(git ls-files -- "$@" | grep '\.cpp$' |
  xargs -P "$(nproc)" -n 1 nice clang-tidy -p build/tidy --quiet 2>/dev/null |
  grep -A 3 "^$PWD/.*\(warning\|error\):" || true)"
[ -z "$found" ] || { printf '%s\n' "$found" && exit 1; }
