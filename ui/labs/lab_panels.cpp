// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/lab_panels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include "ui/shell/theme.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kLowPage = 640;  ///< height of lab and drawer below which the drawer begins folded

/// A scroll area that asks for a width of its own rather than for its content's.
class PanelArea final : public QScrollArea {
 public:
  PanelArea(int preferred, int least, bool growing, QWidget* parent)
      : QScrollArea(parent), m_preferred(preferred), m_least(least), m_growing(growing) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(grown(m_least));
    setFocusPolicy(Qt::NoFocus);
  }
  [[nodiscard]] QSize sizeHint() const override { return {grown(m_preferred), scaled(480)}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {minimumWidth(), 160}; }

 protected:
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::StyleChange) {
      setMinimumWidth(grown(m_least));
    }
    QScrollArea::changeEvent(event);
  }

 private:
  [[nodiscard]] int grown(int pixels) const { return m_growing ? scaled(pixels) : pixels; }

  int m_preferred;
  int m_least;
  bool m_growing;
};

}  // namespace

QWidget* scrollable(QWidget* content, int preferred, int least, bool growing, QWidget* parent) {
  auto* area = new PanelArea(preferred, least, growing, parent);
  setRole(content, "page");
  area->setWidget(content);
  return area;
}

DrawerFold::DrawerFold(QTabWidget* drawer, QSplitter* rows)
    : QObject(drawer),
      m_drawer(drawer),
      m_rows(rows),
      m_button(new ToolbarButton(QStringLiteral("chevron-down"))),
      m_expand(new ToolbarButton(QStringLiteral("expand"))) {
  m_button->setQuiet(true);
  m_expand->setQuiet(true);
  auto* corner = new QWidget;
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_expand);
  row->addWidget(m_button);
  drawer->setCornerWidget(corner, Qt::TopRightCorner);
  connect(m_expand, &QPushButton::clicked, this, [this] {
    keepAsItIs();
    setExpanded(!m_expanded);
  });
  drawer->installEventFilter(this);
  rows->installEventFilter(this);
  connect(m_button, &QPushButton::clicked, this, [this] {
    keepAsItIs();
    setFolded(!m_folded);
  });
  // A single click on a tab of a folded drawer means: show it.
  connect(drawer, &QTabWidget::tabBarClicked, this, [this](int index) {
    if (m_folded && index >= 0) {
      keepAsItIs();
      setFolded(false);
    }
  });
  retranslate();
}

void DrawerFold::setFolded(bool folded) {
  if (m_folded == folded) {
    return;
  }
  if (folded) {
    setExpanded(false);
  }
  m_folded = folded;
  if (folded) {
    m_height = m_drawer->isVisible() ? m_drawer->height() : 0;
    const int tabs = m_drawer->tabBar()->sizeHint().height() + 1;
    m_drawer->setMaximumHeight(tabs);
    m_rows->setSizes({m_rows->height() - tabs, tabs});
  } else {
    m_drawer->setMaximumHeight(QWIDGETSIZE_MAX);
    const int total = m_rows->height();
    const int height =
        std::min(std::max({m_height, scaled(160), total * kDrawerShare / 1000}), total * 2 / 3);
    m_rows->setSizes({total - height, height});
  }
  m_button->setIconName(folded ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"));
  retranslate();
}

void DrawerFold::setExpanded(bool expanded) {
  if (m_expanded == expanded) {
    return;
  }
  if (expanded) {
    setFolded(false);
  }
  m_expanded = expanded;
  m_rows->widget(0)->setVisible(!expanded);
  m_expand->setIconName(expanded ? QStringLiteral("shrink") : QStringLiteral("expand"));
  retranslate();
}

void DrawerFold::retranslate() {
  m_expand->setTexts({}, m_expanded ? tr("Show the lab again") : tr("Give the drawer the whole page"));
  m_button->setTexts({}, m_folded ? tr("Unfold the drawer") : tr("Fold the drawer"));
}

bool DrawerFold::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  if (m_automatic && watched == m_rows && event->type() == QEvent::Resize) {
    setFolded(m_rows->height() < scaled(kLowPage));
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace officina
