// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/divergence.h"

#include <cmath>

#include "core/support/number_text.h"

namespace officina {

Error divergenceError(const StepSample& sample, const NotFinite& where, double learningRate) {
  const Text place =
      where.inWeights
          ? Text{OFFICINA_TEXT("core", "The first numbers to overflow were the weights of layer %1."),
                 {where.layer}}
          : Text{OFFICINA_TEXT("core", "The first numbers to overflow were the outputs of %1, in layer %2."),
                 {where.op, where.layer}};
  return {ErrorKind::Numeric,
          {OFFICINA_TEXT("core",
                         "The loss became %1 at epoch %2, step %3: with the learning rate %4 each update "
                         "overshoots further than the one before."),
           {std::isnan(sample.loss) ? "NaN" : "infinite", std::to_string(sample.epoch),
            std::to_string(sample.step), numberText(learningRate)},
           {place}},
          {OFFICINA_TEXT("core", "Start again with a learning rate ten times smaller."), {}}};
}

}  // namespace officina
