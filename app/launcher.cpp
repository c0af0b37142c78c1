// SPDX-License-Identifier: GPL-3.0-or-later

// Sets what OpenMP and OpenBLAS read from the environment while they are being loaded, then becomes the
// workbench. A value that the user has set is left alone.

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unistd.h>

#include <climits>

int main(int, char** argv) {
  // Threads that wait must sleep: spinning ones starve the window on a small machine.
  setenv("OMP_WAIT_POLICY", "passive", 0);

  std::array<char, PATH_MAX> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size() - 1);
  std::string program = length > 0 ? std::string(self.data(), static_cast<std::size_t>(length)) : argv[0];
  program += "-workbench";
  execv(program.c_str(), argv);
  std::fprintf(stderr, "officina: cannot start %s: %s. Build it again with ./run.sh.\n", program.c_str(),
               std::strerror(errno));
  return 1;
}
