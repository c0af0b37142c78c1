// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/picture_wait.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace officina {

void waitForPicture(int milliseconds, const std::function<bool()>& done) {
  const QDeadlineTimer deadline(milliseconds);
  while (!done() && !deadline.hasExpired()) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents, 20);
  }
}

}  // namespace officina
