// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include <cmath>

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/shell/theme.h"

namespace officina {

namespace {

QColor colorOf(IconInk ink) {
  const Theme& t = theme();
  switch (ink) {
    case IconInk::Ink:
      return t.ink;
    case IconInk::Muted:
      return t.mutedInk;
    case IconInk::Accent:
      return t.accent;
    case IconInk::OnAccent:
      return t.accentInk;
    case IconInk::Changed:
      return t.changed;
    case IconInk::Good:
      return t.good;
    case IconInk::Warning:
      return t.warning;
    case IconInk::Error:
      return t.error;
  }
  return t.ink;
}

/// Renders an SVG's shape in the theme's colour of the moment.
class ThemedIconEngine final : public QIconEngine {
 public:
  ThemedIconEngine(QString name, IconInk ink) : m_name(std::move(name)), m_ink(ink) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State iconState) override {
    const double ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
    QPixmap shape = render(QSizeF(rect.size()) * ratio, mode, iconState);
    shape.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), shape);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State iconState) override {
    return render(QSizeF(size), mode, iconState);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State iconState, qreal scale) override {
    QPixmap result = render(QSizeF(size), mode, iconState);
    result.setDevicePixelRatio(scale);
    return result;
  }

  [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_ink); }
  bool isNull() override { return false; }

 private:
  [[nodiscard]] QPixmap render(const QSizeF& pixels, QIcon::Mode mode, QIcon::State iconState) const {
    const bool recoloured = m_ink == IconInk::Ink || m_ink == IconInk::Muted;
    QColor color = iconState == QIcon::On && recoloured ? theme().accent : colorOf(m_ink);
    if (mode == QIcon::Disabled) {
      color = theme().mutedInk;
      color.setAlphaF(0.5F);
    }
    const QSize size(std::max(1, qRound(pixels.width())), std::max(1, qRound(pixels.height())));
    const QString key = QStringLiteral("officina/%1/%2/%3x%4")
                            .arg(m_name, color.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap result;
    if (QPixmapCache::find(key, &result)) {
      return result;
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    result = QPixmap::fromImage(image);
    QPixmapCache::insert(key, result);
    return result;
  }

  QString m_name;
  IconInk m_ink;
};

}  // namespace

QIcon themedIcon(const QString& name, IconInk ink) {
  return QIcon(new ThemedIconEngine(name, ink));
}

}  // namespace officina
