#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings resources/translations/AREA_{it,en}.ts up to date with the sources. Areas are named, so that a change in one
# lab never touches another lab's file. English files hold plural forms only.
# Usage: scripts/translations.sh [AREA...]     without AREA: all of them
set -eu
cd "$(dirname "$0")/.."
PATH="/usr/lib/qt6/bin:$PATH"
target=resources/translations

sources() {
  case "$1" in
    core) find core app -name '*.cpp' -o -name '*.h' ;;
    shell) find ui/shell -name '*.cpp' -o -name '*.h'; find ui/labs -maxdepth 1 \( -name "*.cpp" -o -name "*.h" \) ;;
    widgets) find ui/widgets ui/session -name '*.cpp' -o -name '*.h' ;;
    inspect) find ui/inspect -name '*.cpp' -o -name '*.h' ;;
    *) [ -d "ui/labs/$1" ] || { echo "translations.sh: no area called $1" >&2; exit 2; }
       find "ui/labs/$1" -name '*.cpp' -o -name '*.h' ;;
  esac | sort
}

if [ $# -eq 0 ]; then
  set -- core shell widgets inspect
  for lab in ui/labs/*/; do
    set -- "$@" "$(basename "$lab")"
  done
fi

for area in "$@"; do
  list=$(mktemp)
  sources "$area" > "$list"
  # -I.: without our headers lupdate misses the namespace, and a context that is not the class's own is never found.
  common="-I. -silent -locations none -no-obsolete -tr-function-alias QT_TRANSLATE_NOOP+=OFFICINA_TEXT"
  # shellcheck disable=SC2086
  lupdate $common "@$list" -source-language en_US -target-language it_IT -ts "$target/${area}_it.ts"
  # shellcheck disable=SC2086
  lupdate $common -pluralonly "@$list" -source-language en_US -target-language en_US -ts "$target/${area}_en.ts"
  rm -f "$list"
  unfinished=$(grep -c 'type="unfinished"' "$target/${area}_it.ts" || true)
  echo "$area: $unfinished unfinished in Italian"
done
