// SPDX-License-Identifier: GPL-3.0-or-later
// How a chart leaves the window: as numbers, as a picture.
#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>
#include <QScopedValueRollback>
#include <QSvgGenerator>

#include "ui/shell/theme.h"
#include "ui/widgets/chart_plot.h"

namespace officina {

QString ChartPlot::toTsv() const {
  QStringList lines{QStringLiteral("series\t") + (xTitle.isEmpty() ? QStringLiteral("x") : xTitle) +
                    QLatin1Char('\t') + (yTitle.isEmpty() ? QStringLiteral("y") : yTitle)};
  for (const auto& series : m_series) {
    if (!series || !series->visible) {
      continue;
    }
    for (std::size_t i = 0; i < series->x.size(); ++i) {
      lines << series->name + QLatin1Char('\t') + QString::number(series->x[i], 'g', 10) + QLatin1Char('\t') +
                   QString::number(series->y[i], 'g', QLocale::FloatingPointShortest);
    }
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ChartPlot::paintPicture(QPainter& painter) {
  const QScopedValueRollback<bool> quiet(m_forPicture, true);
  refresh();
  painter.fillRect(QRectF(QPointF(), QSizeF(size())), theme().window);
  render(&painter, QRectF(QPointF(), QSizeF(size())), viewport()->rect());
}

bool ChartPlot::savePicture(const QString& path) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) {
    return false;
  }
  if (QFileInfo(path).suffix().compare(QLatin1String("svg"), Qt::CaseInsensitive) == 0) {
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size());
    svg.setViewBox(QRect(QPoint(), size()));
    QPainter painter(&svg);
    paintPicture(painter);
  } else {
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2.0);
    {
      QPainter painter(&image);
      painter.setRenderHint(QPainter::Antialiasing);
      paintPicture(painter);
    }
    if (!image.save(&file, "PNG")) {
      return false;
    }
  }
  return file.commit();
}

}  // namespace officina
