// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/window.h"
#include "core/api/photos.h"
#include "core/api/platform.h"

int main(int argc, char** argv) {
  using namespace officina;
  QCoreApplication::setApplicationName(QStringLiteral("Officina"));
  QCoreApplication::setOrganizationName(QStringLiteral("Officina"));
  QCoreApplication::setApplicationVersion(QStringLiteral(OFFICINA_VERSION));
  setResourceDirectory(OFFICINA_SOURCE_DIR);
  setStarterFolder(userDataSets() / "starter-pets");
  if (const auto status = runCommandLine(argc, argv)) {
    return *status;
  }
  return runWindow(argc, argv);
}
