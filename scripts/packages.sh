# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What Officina needs from the system, by Debian's names; sourced by run.sh and test.sh.

# To build and run. libopenblas0-openmp replaces the slow reference BLAS that libtorch-dev brings;
# libgoogle-perftools-dev has tcmalloc_minimal.
OFFICINA_PACKAGES=(
  g++ cmake ninja-build ccache
  libtorch-dev libopenblas0-openmp libgoogle-perftools-dev libopencv-dev
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev libgl-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools linguist-qt6
  qt6-translations-l10n
  nlohmann-json3-dev libcli11-dev libcurl4-openssl-dev libssl-dev zlib1g-dev
  libjpeg-dev libgif-dev libwebp-dev libarchive-dev libpcre2-dev
  fonts-inter fonts-dejavu-core
)
# npm brings the tokenizer's file when the build folder is first configured. Debian's package clashes with other
# distributions of node, so it is only for those who have no npm at all, and not once the file is there.
if ! command -v npm >/dev/null 2>&1 && ! grep -qs '^OFFICINA_RANKS:' build/release/CMakeCache.txt; then
  OFFICINA_PACKAGES+=(npm)
fi
# To test: also real windows under Xvfb.
OFFICINA_TEST_PACKAGES=(libgtest-dev python3 python3-gi gir1.2-gtk-3.0 xvfb xdotool dbus-daemon at-spi2-core)
# To compare with Python's PyTorch.
OFFICINA_PARITY_PACKAGES=(python3-torch python3-torchvision python3-pil python3-numpy python3-sklearn)

# Prints those of the given packages that are not installed. One query for all: run.sh asks at every start.
missing_packages() {
  local -A installed=()
  local package status
  while read -r package status; do
    [ "$status" = installed ] && installed[$package]=1
  done < <(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
  for package in "$@"; do
    [ -n "${installed[$package]:-}" ] || printf '%s\n' "$package"
  done
}

# Installs what is missing of the given packages; elsewhere than on Debian and Ubuntu says what is needed.
require_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    if [ ! -e build/release/CMakeCache.txt ]; then
      {
        echo "This is not Debian or Ubuntu, so nothing is installed for you. Officina needs: a C++20 compiler, CMake 3.22,"
        echo "Ninja, Qt 6.4 (Widgets, Charts, Svg, LinguistTools), LibTorch, OpenCV 4 (core, imgproc, imgcodecs),"
        echo "nlohmann-json, CLI11, libcurl, OpenSSL, zlib, libjpeg, giflib 5, libwebp, libarchive, PCRE2, OpenBLAS, gperftools' tcmalloc_minimal. An unzipped LibTorch 2.x"
        echo "is named with: cmake --preset release -DOFFICINA_LIBTORCH=/path/to/libtorch. The tokenizer's file comes from the npm"
        echo "package tiktoken 1.0.22: install npm, or name encoders/cl100k_base.json of it with -DOFFICINA_CL100K=FILE."
      } >&2
    fi
    return 0
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -eq 0 ] && return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Please install as root: apt-get install ${missing[*]}" >&2
      return 1
    fi
    root=(sudo)
  fi
  echo "Installing: ${missing[*]}" >&2
  "${root[@]}" apt-get update -qq >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Configures (once, or when the tests are wanted for the first time) and builds; quiet unless it fails or a person watches.
build_officina() { # build_officina TESTS(ON|OFF) [cmake --build arguments]
  local tests=$1
  shift
  local log=build/release/build.log
  mkdir -p build/release
  if [ ! -e build/release/build.ninja ] ||
    { [ "$tests" = ON ] && ! grep -q '^OFFICINA_TESTS:BOOL=ON' build/release/CMakeCache.txt; }; then
    echo "Configuring..." >&2
    if ! cmake --preset release -DOFFICINA_TESTS="$tests" >"$log" 2>&1; then
      tail -n 40 "$log" >&2
      return 1
    fi
  fi
  if [ -t 2 ]; then
    cmake --build --preset release "$@" >&2
  elif ! cmake --build --preset release "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    return 1
  fi
}
