#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds what has changed and starts Officina. Arguments are passed on:
#   ./run.sh                       the window
#   ./run.sh train digits --json   a command, see ./run.sh --help
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Built from the repository, run where the caller stands: his relative paths mean what he thinks.
(
  cd "$here"
  # shellcheck source=scripts/packages.sh
  . scripts/packages.sh
  require_packages "${OFFICINA_PACKAGES[@]}"
  build_officina OFF --target officina
)
exec "$here/build/release/bin/officina" "$@"
