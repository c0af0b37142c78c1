// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "ui/labs/digits/digits_page.h"
#include "ui/labs/page.h"
#include "ui/labs/pets/pets_page.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/labs/thermometer/thermometer_page.h"

namespace officina {

namespace {

template <typename Lab>
std::function<Page*(QWidget*)> make() {
  return [](QWidget* parent) -> Page* { return new Lab(parent); };
}

}  // namespace

const std::vector<LabEntry>& allLabs() {
  const auto title = [](const char* english) {
    return [english] { return QCoreApplication::translate("labs", english); };
  };
  static const std::vector<LabEntry> labs = {
      {QStringLiteral("thermometer"),
       QStringLiteral("thermometer"),
       title(QT_TRANSLATE_NOOP("labs", "Thermometer")),
       make<ThermometerPage>(),
       {QStringLiteral("microscope")}},
      {QStringLiteral("digits"),
       QStringLiteral("digits"),
       title(QT_TRANSLATE_NOOP("labs", "Digits")),
       make<DigitsPage>(),
       {QStringLiteral("inspect"), QStringLiteral("microscope"), QStringLiteral("saliency"),
        QStringLiteral("units"), QStringLiteral("history"), QStringLiteral("code"), QStringLiteral("branch"),
        QStringLiteral("dropout"), QStringLiteral("diagnosis"), QStringLiteral("mistakes")}},
      {QStringLiteral("pets"),
       QStringLiteral("pets"),
       title(QT_TRANSLATE_NOOP("labs", "Pets")),
       make<PetsPage>(),
       {QStringLiteral("data"), QStringLiteral("collection"), QStringLiteral("inspect"),
        QStringLiteral("microscope"), QStringLiteral("saliency"), QStringLiteral("units"),
        QStringLiteral("history"), QStringLiteral("code"), QStringLiteral("mistakes"),
        QStringLiteral("classes"), QStringLiteral("why"), QStringLiteral("many")}},
      {QStringLiteral("sentiment"),
       QStringLiteral("sentiment"),
       title(QT_TRANSLATE_NOOP("labs", "Sentences")),
       make<SentimentPage>(),
       {QStringLiteral("attention"), QStringLiteral("why"), QStringLiteral("data"),
        QStringLiteral("mistakes"), QStringLiteral("many"), QStringLiteral("inspect"),
        QStringLiteral("microscope"), QStringLiteral("units"), QStringLiteral("history"),
        QStringLiteral("code")}},
  };
  return labs;
}

}  // namespace officina
