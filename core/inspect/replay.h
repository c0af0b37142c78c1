// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/inspect/pass_impl.h"

namespace officina {

/// The operations of a pass done again in double precision, with its dropout masks, one number moved: what a
/// finite difference needs. Works from what the pass recorded, so it needs no network and disturbs none.
class Replay {
 public:
  explicit Replay(const Pass::Impl& pass);

  /// Of all operations, when number `at` of an operation's output (or of a parameter) is `delta` larger.
  struct Outputs {
    std::vector<torch::Tensor> values;
    [[nodiscard]] double loss(const Pass::Impl& pass) const {
      return values[static_cast<std::size_t>(pass.lossOp)].item<double>();
    }
  };
  [[nodiscard]] Outputs withOutputMoved(int op, std::int64_t at, double delta) const;
  [[nodiscard]] Outputs withParameterMoved(int parameter, std::int64_t at, double delta) const;

  /// True if between the two a ReLU opens or closes, or another number becomes a window's largest, in an
  /// operation that the moved number reaches.
  [[nodiscard]] bool switched(const Outputs& below, const Outputs& above) const;

 private:
  [[nodiscard]] torch::Tensor parameter(const TracedParameter& traced,
                                        const std::vector<torch::Tensor>& parameters) const;
  [[nodiscard]] torch::Tensor compute(const TracedOp& op, const std::vector<torch::Tensor>& outputs,
                                      const std::vector<torch::Tensor>& parameters) const;
  /// The outputs of the operations up to (not with) `op`, with nothing moved; of the others none.
  [[nodiscard]] std::vector<torch::Tensor> before(int op) const;
  /// Does again what depends on the operations that are marked, or on a parameter, and what is not done yet.
  [[nodiscard]] Outputs follow(std::vector<bool> changed, std::vector<torch::Tensor> outputs,
                               const std::vector<torch::Tensor>& parameters,
                               const std::string& movedParameter = {}) const;

  const Pass::Impl& m_pass;
  mutable std::vector<torch::Tensor> m_outputs;  ///< with nothing moved, as far as somebody needed them
  std::vector<torch::Tensor> m_parameters;       ///< in the order of the pass
};

}  // namespace officina
