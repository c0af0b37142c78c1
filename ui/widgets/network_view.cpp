// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/network_view.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {
constexpr int kCaptionLines = 2;
constexpr double kCaptionGap = 10.0;
constexpr int kLeastLabel = 14;  ///< room for the labels of the output's units: a digit
constexpr int kMostLabel = 64;   ///< and a word

QFont nameFont() {
  QFont font = captionFont();
  font.setWeight(QFont::DemiBold);
  return font;
}

double largestMap(const NetworkLayout& layout) {
  double result = 0.0;
  for (const NetworkLayout::Block& block : layout.blocks) {
    result = std::max(result, block.cell.height());
  }
  return result;
}

int captionHeight() {
  return kCaptionLines * QFontMetrics(captionFont()).height() + space::kTight;
}

}  // namespace

QString NetworkLayer::shapeText() const {
  if (tokens) {
    return QStringLiteral("%1×%2").arg(shape[2]).arg(shape[1]);
  }
  QStringList parts;
  for (const std::int64_t side : shape) {
    parts << QString::number(side);
  }
  return parts.join(QChar(0x00d7));
}

NetworkView::NetworkView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize NetworkView::minimumSizeHint() const {
  return {320, 90 + captionHeight()};
}

void NetworkView::setLayers(std::vector<NetworkLayer> layers) {
  const auto sameShape = [](const NetworkLayer& a, const NetworkLayer& b) {
    return a.name == b.name && a.shape == b.shape && a.parameters == b.parameters;
  };
  const bool other = !std::equal(layers.begin(), layers.end(), m_layers.begin(), m_layers.end(), sameShape);
  m_layers = std::move(layers);
  if (other) {
    m_current = -1;
    arrange();
  }
  renew();
  describe();
}

int NetworkView::labelWidth() const {
  int width = m_outputLabels.isEmpty() ? 0 : kLeastLabel;
  for (const QString& label : m_outputLabels) {
    width = std::max(width, QFontMetrics(captionFont()).horizontalAdvance(label) + 1);
  }
  return std::min(width, kMostLabel);
}

void NetworkView::setOutputLabels(const QStringList& labels) {
  m_outputLabels = labels;
  arrange();
  update();
}

void NetworkView::setCurrent(int layer) {
  const int allowed = std::clamp(layer, -1, static_cast<int>(m_layers.size()) - 1);
  if (allowed != m_current) {
    m_current = allowed;
    describe();
    update();
    Q_EMIT currentChanged(m_current);
  }
}

std::vector<LayerShape> NetworkView::shapes() const {
  const QFontMetricsF name(nameFont());
  const QFontMetricsF caption(captionFont());
  std::vector<LayerShape> result;
  for (const NetworkLayer& layer : m_layers) {
    LayerShape shape;
    shape.vector = layer.isVector();
    shape.tokens = layer.tokens;
    shape.maps = static_cast<int>(layer.shape.empty() ? 1 : layer.shape[0]);
    if (!shape.vector) {
      shape.rows = static_cast<int>(layer.shape[1]);
      shape.columns = static_cast<int>(layer.shape[2]);
    }
    shape.caption =
        std::max(name.horizontalAdvance(layer.name), caption.horizontalAdvance(secondLine(layer)));
    result.push_back(shape);
  }
  return result;
}

void NetworkView::arrange() {
  const int labels = labelWidth();
  const QRectF area = QRectF(rect()).adjusted(space::kTight, space::kTight, -space::kTight - labels,
                                              -space::kTight - captionHeight());
  const auto captions = [](const std::vector<LayerShape>& layers) {
    double total = 0.0;
    for (const LayerShape& layer : layers) {
      total += layer.caption + kCaptionGap;
    }
    return total;
  };
  // Weights are told for all layers or for none; the tool tip tells them always.
  m_fullCaptions = true;
  m_roomyShapes = true;
  std::vector<LayerShape> layers = shapes();
  if (captions(layers) > area.width()) {
    m_fullCaptions = false;
    layers = shapes();
  }
  if (captions(layers) > area.width()) {
    m_roomyShapes = false;  // 24×14² for 24×14×14
    layers = shapes();
  }
  // Long names in a narrow window are elided rather than pushed out of it.
  const double total = captions(layers);
  if (total > area.width()) {
    for (LayerShape& layer : layers) {
      layer.caption *= area.width() / total * 0.6;
    }
  }
  m_layout = layOut(layers, area);
  if (m_fullCaptions) {
    // Pictures come first: words that would shrink them stay in the tool tip.
    m_fullCaptions = false;
    const NetworkLayout roomy = layOut(shapes(), area);
    if (largestMap(m_layout) < 0.9 * largestMap(roomy)) {
      m_layout = roomy;
    } else {
      m_fullCaptions = true;
    }
  }
}

void NetworkView::renew() {
  m_pictures.assign(m_layers.size(), {});
  for (std::size_t i = 0; i < m_layers.size() && i < m_layout.blocks.size(); ++i) {
    const NetworkLayer& layer = m_layers[i];
    const double scale = largest(layer.values);
    const int shown = m_layout.blocks[i].shown;
    const int rows = layer.isVector() ? 1 : static_cast<int>(layer.shape[1]);
    const int columns = layer.isVector() ? 1 : static_cast<int>(layer.shape[2]);
    const auto size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    const std::span<const float> values(layer.values);
    if (layer.isVector()) {
      m_pictures[i].push_back(signedPicture(values.first(static_cast<std::size_t>(shown)), shown, 1, scale));
    } else {
      for (int map = 0; map < shown; ++map) {
        m_pictures[i].push_back(
            signedPicture(values.subspan(static_cast<std::size_t>(map) * size, size), columns, rows, scale));
      }
    }
  }
  update();
}

void NetworkView::paintLayer(QPainter& painter, std::size_t index) const {
  const NetworkLayout::Block& block = m_layout.blocks[index];
  const NetworkLayer& layer = m_layers[index];
  for (int item = 0; item < block.shown; ++item) {
    const QRectF area = m_layout.item(index, item);
    const auto unit = static_cast<std::size_t>(item);
    if (layer.isVector() && unit < layer.mask.size() && layer.mask[unit] == 0.0F) {
      // Dropped in this step: an empty place, crossed out.
      painter.setPen(QPen(theme().mutedInk, 0.8));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
      painter.drawLine(area.topLeft(), area.bottomRight());
    } else if (layer.isVector()) {
      painter.fillRect(area, m_pictures[index].front().pixelColor(item, 0));
    } else {
      painter.drawImage(area, m_pictures[index][static_cast<std::size_t>(item)]);
    }
  }
  if (index + 1 == m_layers.size() && m_outputLabels.size() == block.shown && block.perRow == 1) {
    // Low cells get small figures rather than overlapping ones.
    QFont figures = captionFont();
    const QFontInfo info(figures);
    figures.setPixelSize(std::clamp(static_cast<int>(block.cell.height() + block.gap), 7, info.pixelSize()));
    painter.setFont(figures);
    for (int item = 0; item < block.shown; ++item) {
      const QRectF area = m_layout.item(index, item);
      painter.setPen(theme().mutedInk);
      painter.drawText(
          QRectF(area.right() + 3, area.top() - 4, labelWidth(), area.height() + 8),
          Qt::AlignVCenter | Qt::AlignLeft,
          QFontMetrics(captionFont()).elidedText(m_outputLabels[item], Qt::ElideRight, labelWidth()));
    }
  }
}

QString NetworkView::secondLine(const NetworkLayer& layer) const {
  if (m_fullCaptions && layer.parameters > 0) {
    return QStringLiteral("%1 · %L2").arg(layer.shapeText()).arg(layer.parameters);
  }
  const bool square = !layer.isVector() && !layer.tokens && layer.shape[1] == layer.shape[2];
  if (!m_roomyShapes && square) {
    return QString::number(layer.shape[0]) + QChar(0x00d7) + QString::number(layer.shape[1]) + QChar(0x00b2);
  }
  return layer.shapeText();
}

void NetworkView::paintCaption(QPainter& painter, std::size_t index) const {
  const NetworkLayer& layer = m_layers[index];
  const QRectF slot = m_layout.blocks[index].slot;
  const QFontMetricsF caption(captionFont());
  const double wide = slot.width() + 14;  // captions may use the room of the arrows
  QRectF line(slot.center().x() - wide / 2, slot.bottom() + space::kTight, wide, caption.height());
  line.setLeft(std::max(line.left(), 0.0));
  painter.setFont(nameFont());
  painter.setPen(theme().ink);
  painter.drawText(line, Qt::AlignCenter,
                   QFontMetricsF(nameFont()).elidedText(layer.name, Qt::ElideRight, line.width()));
  line.translate(0, caption.height());
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  painter.drawText(line, Qt::AlignCenter,
                   caption.elidedText(secondLine(layer), Qt::ElideRight, line.width()));
}

void NetworkView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (std::size_t i = 0; i < m_layout.blocks.size(); ++i) {
    const NetworkLayout::Block& block = m_layout.blocks[i];
    if (static_cast<int>(i) == m_current) {
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(hasFocus() ? QPen(theme().accent, 1.5) : QPen(Qt::NoPen));
      painter.setBrush(theme().accentSoft);
      painter.drawRoundedRect(block.slot.adjusted(-6, -3, 6, captionHeight() + 2), space::kRadius,
                              space::kRadius);
      painter.setRenderHint(QPainter::Antialiasing, false);
    }
    paintLayer(painter, i);
    paintCaption(painter, i);
    if (i + 1 < m_layout.blocks.size()) {
      const double middle = (block.pictures.right() + m_layout.blocks[i + 1].pictures.left()) / 2;
      const QPointF tip(middle + 2, block.slot.center().y());
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(theme().mutedInk, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter.drawPolyline(QPolygonF({tip + QPointF(-3, -4), tip, tip + QPointF(-3, 4)}));
      painter.setRenderHint(QPainter::Antialiasing, false);
    }
  }
}

int NetworkView::layerAt(QPointF position) const {
  for (std::size_t i = 0; i < m_layout.blocks.size(); ++i) {
    if (m_layout.blocks[i].slot.adjusted(-6, -4, 6, captionHeight()).contains(position)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

QString NetworkView::valueAt(QPointF position) const {
  const int index = layerAt(position);
  if (index < 0) {
    return {};
  }
  const auto i = static_cast<std::size_t>(index);
  const NetworkLayer& layer = m_layers[i];
  for (int item = 0; item < m_layout.blocks[i].shown; ++item) {
    const QRectF area = m_layout.item(i, item);
    if (!area.contains(position)) {
      continue;
    }
    if (const auto unit = static_cast<std::size_t>(item);
        layer.isVector() && unit < layer.mask.size() && layer.mask[unit] == 0.0F) {
      return tr("%1 · unit %2: dropped in this step").arg(layer.name).arg(item);
    }
    if (layer.isVector()) {
      return tr("%1 · unit %2 = %3")
          .arg(layer.name)
          .arg(item)
          .arg(number(static_cast<double>(layer.values[static_cast<std::size_t>(item)])));
    }
    const auto rows = layer.shape[1];
    const auto columns = layer.shape[2];
    const auto row = std::min<std::int64_t>(
        static_cast<std::int64_t>((position.y() - area.top()) / area.height() * static_cast<double>(rows)),
        rows - 1);
    const auto column = std::min<std::int64_t>(
        static_cast<std::int64_t>((position.x() - area.left()) / area.width() * static_cast<double>(columns)),
        columns - 1);
    const float value = layer.values[static_cast<std::size_t>((item * rows + row) * columns + column)];
    if (layer.tokens) {
      return tr("%1 · token %2 · number %3 = %4")
          .arg(layer.name)
          .arg(column + 1)
          .arg(row)
          .arg(number(static_cast<double>(value)));
    }
    return tr("%1 · map %2 · row %3, column %4 = %5")
        .arg(layer.name)
        .arg(item)
        .arg(row)
        .arg(column)
        .arg(number(static_cast<double>(value)));
  }
  QString text = layer.name + QStringLiteral(" · ") + layer.shapeText();
  if (layer.parameters > 0) {
    text += QStringLiteral(" · ") + tr("%L1 weights").arg(layer.parameters);
  }
  const auto maps = static_cast<int>(layer.shape.empty() ? 1 : layer.shape[0]);
  if (m_layout.blocks[i].shown < maps) {
    text +=
        QStringLiteral(" · ") + tr("the first %1 of %2 are drawn").arg(m_layout.blocks[i].shown).arg(maps);
  }
  return text;
}

void NetworkView::describe() {
  if (m_current < 0 || m_current >= static_cast<int>(m_layers.size())) {
    setAccessibleDescription(tr("%n layers", nullptr, static_cast<int>(m_layers.size())));
    return;
  }
  const NetworkLayer& layer = m_layers[static_cast<std::size_t>(m_current)];
  setAccessibleDescription(
      tr("%1, %2, largest value %3").arg(layer.name, layer.shapeText(), number(largest(layer.values))));
}

void NetworkView::mouseMoveEvent(QMouseEvent* event) {
  const int layer = layerAt(event->position());
  setCursor(layer >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (layer >= 0) {
    setCurrent(layer);
    QToolTip::showText(event->globalPosition().toPoint(), valueAt(event->position()), this);
  } else {
    QToolTip::hideText();
  }
}

void NetworkView::mousePressEvent(QMouseEvent* event) {
  const int layer = layerAt(event->position());
  if (event->button() == Qt::LeftButton && layer >= 0) {
    setCurrent(layer);
    Q_EMIT layerActivated(layer);
  }
}

void NetworkView::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(m_layers.size());
  if (count > 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
    setCurrent(std::clamp(m_current + (event->key() == Qt::Key_Left ? -1 : 1), 0, count - 1));
  } else if (m_current >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    Q_EMIT layerActivated(m_current);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void NetworkView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
  renew();
}

void NetworkView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    arrange();
    renew();
  }
}

bool NetworkView::event(QEvent* event) {
  if (claimKeys(event, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_Enter})) {
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    if (event->type() == QEvent::FocusIn && m_current < 0 && !m_layers.empty()) {
      setCurrent(0);
    }
    update();
  } else if (event->type() == QEvent::ToolTip) {
    return true;  // shown while the mouse moves
  }
  return QWidget::event(event);
}

}  // namespace officina
