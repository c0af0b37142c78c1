// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: navigation, languages, themes, names for screen readers, shortcuts, drops.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "core/api/platform.h"
#include "core/api/recipe.h"
#include "ui/session/training_session.h"
#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page_list.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/status_line.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"

using namespace officina;

namespace {

/// English sources of our .ts files whose Italian differs: what must not be seen in Italian mode.
QSet<QString> englishOnly() {
  QSet<QString> sources;
  for (const QString& area : {QStringLiteral("shell"), QStringLiteral("widgets")}) {
    QFile file(QStringLiteral(OFFICINA_SOURCE_DIR "/resources/translations/%1_it.ts").arg(area));
    if (!file.open(QIODevice::ReadOnly)) {
      continue;
    }
    QXmlStreamReader reader(&file);
    QString source;
    while (!reader.atEnd()) {
      reader.readNext();
      if (!reader.isStartElement()) {
        continue;
      }
      if (reader.name() == QLatin1String("source")) {
        source = reader.readElementText();
      } else if (reader.name() == QLatin1String("translation")) {
        const QString translation = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        if (translation != source && !source.contains(QLatin1Char('%'))) {
          sources.insert(source);
        }
      }
    }
  }
  return sources;
}

QStringList shownTexts(const QWidget* root) {
  QStringList texts;
  for (const QWidget* widget : root->findChildren<QWidget*>()) {
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
      texts << label->text();
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
      texts << button->text().trimmed();
    } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
      for (int i = 0; i < box->count(); ++i) {
        texts << box->itemText(i);
      }
    }
    texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
  }
  return texts;
}

const QStringList& shellPages() {
  static const QStringList pages = {QStringLiteral("data"), QStringLiteral("runs"),
                                    QStringLiteral("settings"), QStringLiteral("about"),
                                    QStringLiteral("shortcuts")};
  return pages;
}

}  // namespace

class TestShell : public QObject {
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
  }

  void init() {
    Preferences::instance().setLanguage(QStringLiteral("en"));
    Preferences::instance().setTheme(ThemeMode::Light);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1440, 900);
    m_window->showPage(QStringLiteral("settings"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }

  void cleanup() { m_window.reset(); }

  void everyPageOpensAndIsMarkedInTheNavigation() {
    for (const QString& id : shellPages()) {
      Page* page = m_window->showPage(id);
      QVERIFY2(page != nullptr, qPrintable(id));
      QCOMPARE(page->id(), id);
      QCOMPARE(m_window->currentPage(), page);
      QCOMPARE(m_window->showPage(id), page);  // made once
    }
    QVERIFY(m_window->showPage(QStringLiteral("nowhere")) == nullptr);
    QCOMPARE(m_window->currentPage()->id(), QStringLiteral("shortcuts"));
  }

  void navigationMovesWithTheArrowsAndOpensWithEnter() {
    auto* navigation = m_window->findChild<Navigation*>();
    QList<QAbstractButton*> items;
    for (QAbstractButton* button : navigation->findChildren<QAbstractButton*>()) {
      if (button->isCheckable()) {
        items << button;
      }
    }
    QCOMPARE(items.size(), 8);
    m_window->activateWindow();
    items[4]->setFocus();
    QTRY_VERIFY(items[4]->hasFocus());
    QTest::keyClick(items[4], Qt::Key_Down);
    QVERIFY(items[5]->hasFocus());
    QTest::keyClick(items[5], Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->id(), QStringLiteral("runs"));
    QVERIFY(items[5]->isChecked());
    QVERIFY(!items[6]->isChecked());
  }

  void italianLeavesNoEnglish() {
    for (const QString& id : shellPages()) {
      m_window->showPage(id);
    }
    const QSet<QString> english = englishOnly();
    QVERIFY(english.size() > 100);
    QVERIFY(shownTexts(m_window.get()).contains(QStringLiteral("Settings")));
    Preferences::instance().setLanguage(QStringLiteral("it"));
    QCoreApplication::processEvents();
    for (const QString& text : shownTexts(m_window.get())) {
      QVERIFY2(!english.contains(text), qPrintable(text));
    }
    QVERIFY(shownTexts(m_window.get()).contains(QStringLiteral("Impostazioni")));
    for (const QAction* action : m_window->actions()) {
      QVERIFY2(!english.contains(action->text()), qPrintable(action->text()));
    }
    Preferences::instance().setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QVERIFY(shownTexts(m_window.get()).contains(QStringLiteral("Settings")));
    QVERIFY(!shownTexts(m_window.get()).contains(QStringLiteral("Impostazioni")));
  }

  void translationsAreComplete() {
    for (const QString& name : QDir(QStringLiteral(OFFICINA_SOURCE_DIR "/resources/translations"))
                                   .entryList({QStringLiteral("core_*.ts"), QStringLiteral("shell_*.ts"),
                                               QStringLiteral("widgets_*.ts")})) {
      QFile file(QStringLiteral(OFFICINA_SOURCE_DIR "/resources/translations/") + name);
      QVERIFY(file.open(QIODevice::ReadOnly));
      QVERIFY2(!file.readAll().contains("type=\"unfinished\""), qPrintable(name));
    }
  }

  void themeChangesEveryColour() {
    const QColor light = theme().window;
    Preferences::instance().setTheme(ThemeMode::Dark);
    QVERIFY(theme().dark);
    QVERIFY(theme().window.lightness() < light.lightness());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme().window);
    m_window->showPage(QStringLiteral("settings"));
    QCoreApplication::processEvents();
    const QImage picture = m_window->grab().toImage();
    QVERIFY(picture.pixelColor(picture.width() - 20, 300).lightness() < 60);
  }

  void contrastIsReadable() {
    const auto luminance = [](const QColor& color) {
      const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
      };
      return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto contrast = [&](const QColor& a, const QColor& b) {
      const double high = std::max(luminance(a), luminance(b));
      const double low = std::min(luminance(a), luminance(b));
      return (high + 0.05) / (low + 0.05);
    };
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
      Preferences::instance().setTheme(mode);
      const Theme& t = theme();
      for (const QColor& ground : {t.panel, t.window}) {
        for (const QColor& text : {t.ink, t.mutedInk, t.accent, t.changed, t.error, t.good, t.warning}) {
          QVERIFY2(contrast(text, ground) >= 4.5,
                   qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        }
      }
      QVERIFY(contrast(t.accentInk, t.accent) >= 4.5);
      for (int i = 0; i < 8; ++i) {
        QVERIFY2(contrast(t.series(i), t.window) >= 2.2, qPrintable(QString::number(i)));
      }
    }
  }

  void everyFocusableWidgetHasAName() {
    for (const QString& id : shellPages()) {
      m_window->showPage(id);
    }
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool internal = widget->objectName().startsWith(QLatin1String("qt_"));
      if ((widget->focusPolicy() & Qt::TabFocus) == 0 || internal || widget->isHidden() ||
          qobject_cast<const QLabel*>(widget) != nullptr ||
          qobject_cast<const QLineEdit*>(widget) != nullptr) {
        continue;
      }
      const bool named =
          !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      QVERIFY2(named,
               qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(" in ") +
                          QString::fromLatin1(widget->parentWidget()->metaObject()->className())));
    }
  }

  void shortcutsAreUniqueAndListed() {
    QSet<QString> seen;
    for (const QAction* action : m_window->actions()) {
      for (const QKeySequence& keys : action->shortcuts()) {
        QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
        seen.insert(keys.toString());
      }
    }
    m_window->showPage(QStringLiteral("shortcuts"));
    const QString all = shownTexts(m_window->currentPage()).join(QLatin1Char('\n'));
    for (const QString& keys : std::as_const(seen)) {
      QVERIFY2(all.contains(keys), qPrintable(keys));
    }
    for (const char* wanted : {"Space", "Right", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+O", "Ctrl+V", "Ctrl+1",
                               "Ctrl+4", "Ctrl+,", "F1", "F11", "Ctrl+Q"}) {
      QVERIFY2(seen.contains(QString::fromLatin1(wanted)), wanted);
    }
  }

  void spaceTrainsFromTheStart() {
    m_window->showPage(QStringLiteral("thermometer"));
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    const QSignalSpy played(m_window->commands()->play, &QAction::triggered);
    QWidget* focus = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window.get();
    QTest::keyClick(focus, Qt::Key_Space);
    QCOMPARE(played.count(), 1);
    m_window->currentPage()->stopRun();
    QTRY_VERIFY(!m_window->currentPage()->session()->active());
  }

  void f1GoesThereAndBack() {
    m_window->showPage(QStringLiteral("data"));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QCOMPARE(m_window->currentPage()->id(), QStringLiteral("shortcuts"));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QCOMPARE(m_window->currentPage()->id(), QStringLiteral("data"));
  }

  void droppedThingsGetASentence() {
    m_window->showPage(QStringLiteral("settings"));
    auto* message =
        m_window->centralWidget()->findChild<InlineMessage*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(message != nullptr);
    QFile file(m_home.filePath(QStringLiteral("strange.xyz")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    drop(file.fileName());
    QVERIFY(!message->isHidden());
    QVERIFY(!message->text().isEmpty());
    message->clear();
    drop(m_home.path());
    QVERIFY(message->text().contains(QStringLiteral("folder")));
    message->clear();
    drop(m_home.filePath(QStringLiteral("gone.png")));
    QVERIFY(message->text().contains(QStringLiteral("gone.png")));
  }

  void foldsItselfWhenNarrow() {
    auto* navigation = m_window->findChild<Navigation*>();
    m_window->resize(1440, 900);
    QVERIFY(!navigation->folded());
    m_window->resize(1100, 700);
    QTRY_VERIFY(navigation->folded());
    const int folded = navigation->width();
    m_window->commands()->navigation->trigger();
    QVERIFY(!navigation->folded());
    QVERIFY(navigation->width() > folded);
    m_window->commands()->navigation->trigger();
  }

  void settingsAreRemembered() {
    Preferences::instance().setTextPercent(125);
    QCOMPARE(QSettings().value(QStringLiteral("window/textPercent")).toInt(), 125);
    QCOMPARE(fontScale(), 125);
    QCOMPARE(scaled(100), 125);
    Preferences::instance().setTextPercent(100);
    m_window->showPage(QStringLiteral("runs"));
    m_window->close();
    MainWindow again;
    again.restore();
    QCOMPARE(again.currentPage()->id(), QStringLiteral("runs"));
  }

  void threadsOfSettingsReachTheRun() {
    Page* lab = m_window->showPage(QStringLiteral("thermometer"));
    QCOMPARE(lab->threads(), 1);  // as the notes' recipe says
    const auto* status = m_window->findChild<StatusLine*>();
    QVERIFY(shownTexts(status).join(QLatin1Char(' ')).contains(QStringLiteral("exact as PyTorch")));
    Preferences::instance().setThreads(2);
    QCOMPARE(lab->threads(), 2);
    QVERIFY(shownTexts(status).join(QLatin1Char(' ')).contains(QStringLiteral("last digits may differ")));
    lab->stepOnce();
    QCOMPARE(lab->session()->recipe().threads, 2);
    lab->stopRun();
    QTRY_VERIFY(!lab->session()->active());
    Preferences::instance().setThreads(0);
    QCOMPARE(lab->threads(), 1);
    m_window->showPage(QStringLiteral("settings"));
    QVERIFY(!shownTexts(status).join(QLatin1Char(' ')).contains(QStringLiteral("PyTorch")));
  }

  void spaceStaysWithTextFieldsAndButtons() {
    QLineEdit field(m_window->currentPage());
    field.show();
    m_window->activateWindow();
    field.setFocus();
    QTRY_VERIFY(field.hasFocus());
    const QSignalSpy played(m_window->commands()->play, &QAction::triggered);
    m_window->commands()->play->setEnabled(true);
    QTest::keyClick(&field, Qt::Key_Space);
    QCOMPARE(field.text(), QStringLiteral(" "));
    QCOMPARE(played.count(), 0);
    field.clearFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QCOMPARE(played.count(), 1);
  }

  void numbersFollowTheLanguage() {
    QCOMPARE(percent(0.918), QStringLiteral("91.8\u00a0%"));
    QCOMPARE(number(0.0001234567), QStringLiteral("0.0001235"));
    QCOMPARE(number(-1.5e-7, 2), QStringLiteral("−1.5e-7"));
    QCOMPARE(number(99999.5, 3), QStringLiteral("100,000"));
    QCOMPARE(duration(24), QStringLiteral("24\u00a0s"));
    QCOMPARE(duration(192), QStringLiteral("3\u00a0min 12\u00a0s"));
    QCOMPARE(duration(3840), QStringLiteral("1\u00a0h 4\u00a0min"));
    Preferences::instance().setLanguage(QStringLiteral("it"));
    QCOMPARE(percent(0.918), QStringLiteral("91,8\u00a0%"));
    QCOMPARE(translated(Text{"%2 before %1, %9", {"a%2", "b"}}), QStringLiteral("b before a%2, %9"));
  }

 private:
  void drop(const QString& path) {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &event);
  }

  QTemporaryDir m_home;
  std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
