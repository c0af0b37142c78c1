// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/motion.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>

namespace officina {

namespace {

/// False only where a desktop's own file says that nothing should move.
bool desktopMoves() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
  for (const QLatin1String version : {QLatin1String("gtk-4.0"), QLatin1String("gtk-3.0")}) {
    const QSettings gtk(folder + QLatin1Char('/') + version + QStringLiteral("/settings.ini"),
                        QSettings::IniFormat);
    const QVariant value = gtk.value(QStringLiteral("Settings/gtk-enable-animations"), true);
    if (!value.toBool()) {
      return false;
    }
  }
  const QSettings kde(folder + QStringLiteral("/kdeglobals"), QSettings::IniFormat);
  return kde.value(QStringLiteral("KDE/AnimationDurationFactor"), 1.0).toDouble() > 0.0;
}

}  // namespace

bool reducedMotion() {
  const QByteArray wish = qgetenv("OFFICINA_REDUCED_MOTION");
  if (!wish.isEmpty()) {
    return wish != "0";
  }
  static const bool moves = desktopMoves();
  return !moves || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

int motionTime(int milliseconds) {
  return reducedMotion() ? 0 : milliseconds;
}

}  // namespace officina
