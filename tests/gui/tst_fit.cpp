// SPDX-License-Identifier: GPL-3.0-or-later
// No text is cut: the real labs and pages in Italian, whose words are the longer ones, at the sizes that
// matter.
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QStyleOptionComboBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/api/platform.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/elided_label.h"

using namespace officina;

namespace {

constexpr int kHeaderPadding = 12;  // of a section, as the style sheet says
constexpr int kTolerance = 1;       // widths are rounded once for the hint and once for the drawing

QString where(const QWidget* widget) {
  QString path;
  for (const QWidget* w = widget; w != nullptr && !w->isWindow(); w = w->parentWidget()) {
    path.prepend(QLatin1Char('/') + QString::fromLatin1(w->metaObject()->className()));
  }
  return path.section(QLatin1Char('/'), -4);
}

/// Inside a drawer that is folded away.
bool folded(const QWidget* widget) {
  constexpr int kFolded = 40;
  for (const QWidget* w = widget->parentWidget(); w != nullptr; w = w->parentWidget()) {
    if (qobject_cast<const QStackedWidget*>(w) != nullptr && w->height() < kFolded) {
      return true;
    }
  }
  return false;
}

/// "" or what is cut.
QString cutText(const QWidget* widget) {
  if (const auto* label = qobject_cast<const QLabel*>(widget)) {
    const bool elides = qobject_cast<const ElidedLabel*>(widget) != nullptr;
    const bool plain = !Qt::mightBeRichText(label->text()) && label->pixmap().isNull();
    if (elides || !plain || label->text().isEmpty()) {
      return {};
    }
    const QRect needed =
        label->fontMetrics().boundingRect(QRect(0, 0, label->contentsRect().width(), 10'000),
                                          label->wordWrap() ? int{Qt::TextWordWrap} : 0, label->text());
    const bool cut = needed.width() > label->contentsRect().width() + kTolerance ||
                     needed.height() > label->contentsRect().height() + 2;
    return cut ? label->text() : QString();
  }
  if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = box->isEditable();
    const int room =
        box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box).width();
    const bool cut = box->fontMetrics().horizontalAdvance(box->currentText()) > room + kTolerance;
    return cut ? box->currentText() : QString();
  }
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
    if (button->text().isEmpty()) {
      return {};
    }
    QFont font = button->font();
    const bool bold =
        button->isCheckable() && button->property("role").toString() == QLatin1String("segment");
    font.setWeight(bold ? QFont::DemiBold : font.weight());
    const int icon = button->icon().isNull() ? 0 : button->iconSize().width();
    const int needed = QFontMetrics(font).horizontalAdvance(button->text()) + icon;
    return needed > button->width() + kTolerance ? button->text() : QString();
  }
  if (const auto* header = qobject_cast<const QHeaderView*>(widget)) {
    for (int i = 0; header->orientation() == Qt::Horizontal && i < header->count(); ++i) {
      const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
      if (header->fontMetrics().horizontalAdvance(text) + kHeaderPadding > header->sectionSize(i)) {
        return text;
      }
    }
  }
  return {};
}

}  // namespace

class TestFit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    setResourceDirectory(OFFICINA_SOURCE_DIR);
    QApplication::setOrganizationName(QStringLiteral("officina"));
    QApplication::setApplicationName(QStringLiteral("officina"));
    QVERIFY(m_home.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.path()));
    Preferences::instance().apply(*qApp);
    Preferences::instance().setLanguage(QStringLiteral("it"));
  }

  void nothingIsCut_data() {
    QTest::addColumn<QString>("page");
    QTest::addColumn<QSize>("size");
    for (const char* page : {"digits", "thermometer", "data", "runs", "settings", "about", "shortcuts"}) {
      for (const QSize size : {QSize(1100, 700), QSize(1440, 900)}) {
        QTest::addRow("%s at %dx%d", page, size.width(), size.height()) << QString::fromLatin1(page) << size;
      }
    }
  }

  void nothingIsCut() {
    QFETCH(QString, page);
    QFETCH(QSize, size);
    MainWindow window;
    window.resize(size);
    window.showPage(page);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::qWait(50);
    QStringList cut;
    int seen = 0;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
      if (!widget->isVisible() || folded(widget)) {
        continue;
      }
      ++seen;
      if (const QString text = cutText(widget); !text.isEmpty()) {
        cut << where(widget) + QStringLiteral(": ") + text;
      }
    }
    QVERIFY(seen > 20);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
  }

 private:
  QTemporaryDir m_home;
};

QTEST_MAIN(TestFit)
#include "tst_fit.moc"
