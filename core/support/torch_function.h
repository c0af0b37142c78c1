// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// LibTorch's base class for operations with a backward pass of our own; apart from torch.h because only
// core/models/max_pool.cpp needs it and it is slow to compile.

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#include <torch/csrc/autograd/custom_function.h>
#pragma GCC diagnostic pop
