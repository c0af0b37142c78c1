// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// A function of integer loops that the compiler makes twice, for every x86-64 processor and for those with
/// AVX2; which one runs is decided when the program starts. Not under ThreadSanitizer, whose own start comes
/// later than that decision.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define OFFICINA_FAST_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define OFFICINA_FAST_LOOPS
#endif
