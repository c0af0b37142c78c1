// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reliability_diagram.h"

#include <algorithm>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/picture_saving.h"

namespace officina {

ReliabilityDiagram::ReliabilityDiagram(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  nameItself();
  describe();
}

void ReliabilityDiagram::setReliability(const Reliability& reliability) {
  m_reliability = reliability;
  m_current = -1;
  describe();
  update();
}

void ReliabilityDiagram::setEmptyText(const QString& text) {
  m_emptyText = text;
  describe();
  update();
}

bool ReliabilityDiagram::empty() const {
  return std::none_of(m_reliability.bins.begin(), m_reliability.bins.end(),
                      [](const Reliability::Bin& bin) { return bin.count > 0; });
}

QString ReliabilityDiagram::words(const Reliability::Bin& bin) const {
  if (bin.count == 0) {
    return tr("confidence %1 to %2: no answers").arg(percent(bin.low, 0), percent(bin.high, 0));
  }
  return tr("confidence %1 to %2: %3 answers, on average %4 sure, %5 of them right")
      .arg(percent(bin.low, 0), percent(bin.high, 0),
           officina::locale().toString(static_cast<qlonglong>(bin.count)), percent(bin.confidence),
           percent(bin.accuracy));
}

QString ReliabilityDiagram::emptyText() const {
  return m_emptyText.isEmpty()
             ? tr("Evaluate the kept photographs in Mistakes to see how far its confidence can be believed.")
             : m_emptyText;
}

void ReliabilityDiagram::nameItself() {
  // An owner's own name stays.
  if (accessibleName() == m_ownName) {
    m_ownName = tr("reliability diagram");
    setAccessibleName(m_ownName);
  }
}

void ReliabilityDiagram::describe() {
  if (empty()) {
    setAccessibleDescription(emptyText());
  } else if (m_current >= 0) {
    setAccessibleDescription(words(m_reliability.bins[static_cast<std::size_t>(m_current)]));
  } else {
    setAccessibleDescription(tr("expected calibration error %1").arg(percent(m_reliability.expectedError)));
  }
}

void ReliabilityDiagram::pointTo(int bin) {
  if (bin != m_current) {
    m_current = bin;
    describe();
    update();
  }
}

bool ReliabilityDiagram::event(QEvent* event) {
  if (!empty() && claimKeys(event, {Qt::Key_Left, Qt::Key_Right})) {
    return true;
  }
  switch (event->type()) {
    case QEvent::LanguageChange:
      nameItself();
      describe();
      update();
      break;
    case QEvent::PaletteChange:
    case QEvent::FontChange:
      update();
      break;
    default:
      break;
  }
  return QWidget::event(event);
}

void ReliabilityDiagram::mouseMoveEvent(QMouseEvent* event) {
  pointTo(binAt(event->position()));
  if (m_current >= 0) {
    QToolTip::showText(event->globalPosition().toPoint(),
                       words(m_reliability.bins[static_cast<std::size_t>(m_current)]), this);
  } else {
    QToolTip::hideText();
  }
}

void ReliabilityDiagram::leaveEvent(QEvent* event) {
  pointTo(-1);
  QWidget::leaveEvent(event);
}

void ReliabilityDiagram::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy) && !empty()) {
    QGuiApplication::clipboard()->setText(toTsv());
  } else if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && !empty()) {
    const int last = static_cast<int>(m_reliability.bins.size()) - 1;
    const int step = event->key() == Qt::Key_Left ? -1 : 1;
    pointTo(m_current < 0 ? (step > 0 ? 0 : last) : std::clamp(m_current + step, 0, last));
  } else {
    QWidget::keyPressEvent(event);
  }
}

QString ReliabilityDiagram::toTsv() const {
  const auto cell = [](double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); };
  QStringList lines{QStringLiteral("low\thigh\tcount\tconfidence\taccuracy")};
  for (const Reliability::Bin& bin : m_reliability.bins) {
    lines << QStringList{cell(bin.low), cell(bin.high), QString::number(bin.count), cell(bin.confidence),
                         cell(bin.accuracy)}
                 .join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

bool ReliabilityDiagram::savePicture(const QString& path) {
  if (QFileInfo(path).suffix().compare(QLatin1String("svg"), Qt::CaseInsensitive) == 0) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
      return false;
    }
    {
      QSvgGenerator svg;
      svg.setOutputDevice(&file);
      svg.setSize(size());
      svg.setViewBox(rect());
      QPainter painter(&svg);
      paintPicture(painter, -1);
    }
    return file.commit();
  }
  QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(2.0);
  {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPicture(painter, -1);
  }
  return savePng(image, path);
}

void ReliabilityDiagram::contextMenuEvent(QContextMenuEvent* event) {
  if (empty()) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Save picture…"), this, [this] {
    askToSavePicture(this, tr("Pictures (*.png *.svg)"),
                     [this](const QString& path) { return savePicture(path); });
  });
  menu->addAction(tr("Copy picture"), this, [this] { QGuiApplication::clipboard()->setPixmap(grab()); });
  menu->addAction(tr("Copy numbers"), this, [this] { QGuiApplication::clipboard()->setText(toTsv()); });
  menu->popup(event->globalPos());
}

}  // namespace officina
