// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>
#include <exception>

#include "app/render.h"
#include "app/window.h"
#include "core/api/platform.h"

int main(int argc, char** argv) {
  using namespace officina;
  setResourceDirectory(OFFICINA_SOURCE_DIR);
  if (argc < 2 || std::strcmp(argv[1], "render") != 0) {
    return runWindow(argc, argv);
  }
  try {
    RenderOptions options;
    for (int i = 2; i < argc; ++i) {
      const std::string argument = argv[i];
      const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
      if (argument == "--list") {
        for (const std::string& page : renderablePages()) {
          std::puts(page.c_str());
        }
        return 0;
      }
      if (argument == "--out") {
        options.out = value();
      } else if (argument == "--size") {
        std::sscanf(value().c_str(), "%dx%d", &options.width, &options.height);
      } else if (argument == "--lang") {
        options.language = value();
      } else if (argument == "--theme") {
        options.theme = value();
      } else if (argument == "--text") {
        options.textPercent = std::stoi(value());
      } else {
        options.page = argument;
      }
    }
    return renderPage(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "officina: %s\n", error.what());
    return 1;
  }
}
