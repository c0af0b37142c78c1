// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/platform.h"

namespace officina {

int versionCommand(bool json) {
  const PlatformInfo info = platformInfo();
  if (json) {
    printJson({{"officina", info.officina},
               {"libtorch", info.libtorch},
               {"blas", info.blas},
               {"allocator", info.allocator},
               {"threads", info.threads},
               {"cores", info.cores},
               {"instruction_set", info.instructionSet},
               {"device", info.device},
               {"omp_wait_policy", info.openmpWait}});
    return 0;
  }
  std::printf(
      "Officina %s\n"
      "LibTorch         %s\n"
      "BLAS             %s\n"
      "allocator        %s\n"
      "threads          %d (of %d cores)\n"
      "instruction set  %s\n"
      "device           %s\n"
      "OMP_WAIT_POLICY  %s\n",
      info.officina.c_str(), info.libtorch.c_str(), info.blas.c_str(), info.allocator.c_str(), info.threads,
      info.cores, info.instructionSet.c_str(), info.device.c_str(), info.openmpWait.c_str());
  return 0;
}

}  // namespace officina
