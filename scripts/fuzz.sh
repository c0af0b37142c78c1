#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang and runs each for a while; stops at the first input that breaks one.
#   ./scripts/fuzz.sh        60 seconds each
#   ./scripts/fuzz.sh 600    ten minutes each
# What is found worth keeping stays in build/fuzz/corpus for the next time; what breaks, in build/fuzz/crash-*.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-60}
targets=(idx_fuzz photo_fuzz pickle_fuzz safetensors_fuzz sentences_fuzz tokenizer_fuzz)

cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DOFFICINA_FUZZ=ON
cmake --build build/fuzz --target "${targets[@]}"

# Something right to begin with; from nothing, libFuzzer would take hours to write a pickle.
/usr/bin/python3 tests/fuzz/seeds.py build/fuzz/corpus

cd build/fuzz
for target in "${targets[@]}"; do
  echo "== $target"
  "bin/$target" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=2048 \
    -timeout=10 -print_final_stats=1 "corpus/$target" 2>&1 | tail -n 40
done
