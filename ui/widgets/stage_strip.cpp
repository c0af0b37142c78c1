// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stage_strip.h"

#include <algorithm>

#include <QCheckBox>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr int kArrow = 14;  ///< room between two stages
constexpr int kLeastPicture = 44;
constexpr int kLargestPicture = 112;
}  // namespace

StageStrip::StageStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

int StageStrip::addStage(bool optional) {
  const int number = static_cast<int>(m_stages.size());
  Stage stage;
  if (optional) {
    stage.box = new QCheckBox(this);
    stage.box->setChecked(true);
    stage.box->setStyleSheet(QStringLiteral("spacing: 4px; padding: 1px 0px;"));
    connect(stage.box, &QCheckBox::toggled, this, [this, number](bool on) { Q_EMIT toggled(number, on); });
  }
  m_stages.push_back(stage);
  updateGeometry();
  return number;
}

void StageStrip::setTexts(int stage, const QString& title, const QString& caption,
                          const QString& consequence) {
  Stage& target = m_stages[static_cast<std::size_t>(stage)];
  target.title = title;
  target.caption = caption;
  target.consequence = consequence;
  if (target.box != nullptr) {
    target.box->setFont(captionFont());
    target.box->setText(title);
    target.box->setToolTip(consequence);
    target.box->setAccessibleName(title);
    target.box->setAccessibleDescription(consequence);
  }
  arrange();
  update();
}

void StageStrip::setPicture(int stage, const QImage& picture) {
  m_stages[static_cast<std::size_t>(stage)].picture = picture;
  update();
}

void StageStrip::setCaption(int stage, const QString& caption) {
  QString& current = m_stages[static_cast<std::size_t>(stage)].caption;
  if (current != caption) {
    current = caption;
    update();
  }
}

void StageStrip::setChecked(int stage, bool on) {
  if (QCheckBox* box = m_stages[static_cast<std::size_t>(stage)].box) {
    box->setChecked(on);
  }
}

bool StageStrip::isChecked(int stage) const {
  const QCheckBox* box = m_stages[static_cast<std::size_t>(stage)].box;
  return box == nullptr || box->isChecked();
}

void StageStrip::setStepsEnabled(bool on) {
  for (const Stage& stage : m_stages) {
    if (stage.box != nullptr) {
      stage.box->setEnabled(on);
    }
  }
}

int StageStrip::titleHeight() const {
  int height = fontMetrics().height();
  for (const Stage& stage : m_stages) {
    if (stage.box != nullptr) {
      height = std::max(height, stage.box->sizeHint().height());
    }
  }
  return height;
}

QRectF StageStrip::cell(std::size_t stage) const {
  const auto count = static_cast<double>(std::max<std::size_t>(m_stages.size(), 1));
  const double width_ = (width() - kArrow * (count - 1)) / count;
  return {static_cast<double>(stage) * (width_ + kArrow), 0.0, width_, static_cast<double>(height())};
}

QRectF StageStrip::pictureArea(std::size_t stage) const {
  const QRectF area = cell(stage);
  const int caption = QFontMetrics(captionFont()).height() + space::kTight;
  const double room = std::min<double>(area.width(), height() - titleHeight() - space::kTight - caption);
  const double side = std::clamp(room, 1.0, static_cast<double>(kLargestPicture));
  return {area.left(), static_cast<double>(titleHeight() + space::kTight), side, side};
}

QSize StageStrip::sizeHint() const {
  const int count = static_cast<int>(m_stages.size());
  const int picture = 72;
  return {count * picture + (count - 1) * kArrow,
          titleHeight() + picture + 2 * space::kTight + QFontMetrics(captionFont()).height()};
}

QSize StageStrip::minimumSizeHint() const {
  const int count = static_cast<int>(m_stages.size());
  return {count * kLeastPicture + (count - 1) * kArrow,
          titleHeight() + kLeastPicture + 2 * space::kTight + QFontMetrics(captionFont()).height()};
}

void StageStrip::arrange() {
  for (std::size_t i = 0; i < m_stages.size(); ++i) {
    if (m_stages[i].box != nullptr) {
      const QRectF area = cell(i);
      m_stages[i].box->setGeometry(static_cast<int>(area.left()), 0, static_cast<int>(area.width()) + kArrow,
                                   titleHeight());
    }
  }
}

void StageStrip::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void StageStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    for (const Stage& stage : m_stages) {
      if (stage.box != nullptr) {
        stage.box->setFont(captionFont());
      }
    }
    arrange();
    updateGeometry();
  }
}

bool StageStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
      if (cell(i).contains(help->pos())) {
        QToolTip::showText(help->globalPos(), m_stages[i].consequence, this);
        return true;
      }
    }
    QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void StageStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& colours = theme();
  const QFontMetrics caption(captionFont());
  for (std::size_t i = 0; i < m_stages.size(); ++i) {
    const Stage& stage = m_stages[i];
    const QRectF area = cell(i);
    const QRectF square = pictureArea(i);
    if (stage.box == nullptr) {
      painter.setFont(captionFont());
      painter.setPen(colours.ink);
      painter.drawText(QRectF(area.left(), 0, area.width(), titleHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                       caption.elidedText(stage.title, Qt::ElideRight, static_cast<int>(area.width())));
    }
    painter.fillRect(square, colours.panel);
    if (!stage.picture.isNull()) {
      const double scale =
          std::min(square.width() / stage.picture.width(), square.height() / stage.picture.height());
      const QSizeF size(stage.picture.width() * scale, stage.picture.height() * scale);
      const QPointF corner = square.center() - QPointF(size.width() / 2, size.height() / 2);
      painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 1.0);
      painter.drawImage(QRectF(corner, size), stage.picture);
    }
    painter.setPen(colours.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(captionFont());
    painter.setPen(colours.mutedInk);
    const QRectF line(area.left(), square.bottom() + space::kTight, area.width() + kArrow - 2,
                      caption.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     caption.elidedText(stage.caption, Qt::ElideRight, static_cast<int>(line.width())));
    if (i + 1 < m_stages.size()) {
      // The arrow stands in the middle of what is between this picture and the next.
      const double next = cell(i + 1).left();
      const QPointF tip((square.right() + next) / 2 + 2, square.center().y());
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(colours.mutedInk, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter.drawPolyline(QPolygonF({tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)}));
      painter.setRenderHint(QPainter::Antialiasing, false);
    }
  }
}

}  // namespace officina
