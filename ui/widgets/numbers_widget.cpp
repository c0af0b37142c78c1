// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbers_widget.h"

#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>

#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/picture_saving.h"

namespace officina {

QColor numberColour(NumberColours colours, double value, double scale) {
  if (colours == NumberColours::Signed || std::isnan(value)) {
    return theme().signedColor(value, scale);
  }
  return theme().attentionColor(scale > 0.0 ? value / scale : 0.0);
}

QColor inkOn(const QColor& background) {
  // Weights of Rec. 709: what the eye takes for bright.
  const double light =
      0.2126 * background.redF() + 0.7152 * background.greenF() + 0.0722 * background.blueF();
  return light > 0.5 ? QColor(0x10, 0x14, 0x18) : QColor(0xff, 0xff, 0xff);
}

QString plainToolTip(const QString& text) {
  return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

QString tsvNumber(float value) {
  return QString::number(static_cast<double>(value), 'g', 9);
}

NumbersWidget::NumbersWidget(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void NumbersWidget::tell(const QString& text) {
  setAccessibleDescription(text);
  update();
  Q_EMIT pointed(text);
}

void NumbersWidget::tellAt(const QMouseEvent& event, const QString& text) {
  tell(text);
  QToolTip::showText(event.globalPosition().toPoint(), plainToolTip(text), this);
}

bool NumbersWidget::event(QEvent* event) {
  if (claimKeys(event, kArrowKeys)) {
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    update();
  }
  return QWidget::event(event);
}

void NumbersWidget::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    if (const QString text = toTsv(); !text.isEmpty()) {
      QApplication::clipboard()->setText(text);
    }
    return;
  }
  QWidget::keyPressEvent(event);
}

void NumbersWidget::contextMenuEvent(QContextMenuEvent* event) {
  const bool empty = toTsv().isEmpty();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy the numbers"), this, [this] { QApplication::clipboard()->setText(toTsv()); })
      ->setDisabled(empty);
  menu->addAction(tr("Save picture…"), this,
                  [this] {
                    askToSavePicture(
                        this, tr("Pictures (*.png)"),
                        [picture = grab().toImage()](const QString& path) { return savePng(picture, path); });
                  })
      ->setDisabled(empty);
  menu->popup(event->globalPos());
}

}  // namespace officina
