// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace officina {

/// What a lab keeps back from training to ask the network about: a test set of its own, or a share of the
/// samples.
enum class HeldBack { Test, Validation };

}  // namespace officina
