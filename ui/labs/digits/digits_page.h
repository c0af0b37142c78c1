// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QTimer>

#include "ui/labs/common/data_lab_page.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/digits/digits_answers.h"
#include "ui/labs/digits/digits_sets.h"
#include "ui/labs/digits/picture_loader.h"

class QMimeData;

namespace officina {

class AnswerPanel;
class ExplainPanel;
class InputPanel;
class MistakesPanel;
class NetworkPanel;
class LabRecipePanel;
class ResultPanel;
class StepsPanel;

/// The digits lab: draw, see the network answer while the pen moves, train it and look into it.
class DigitsPage : public DataLabPage {
  Q_OBJECT
  /// From the first change that the newest answer holds to the moment the widgets have it.
  Q_PROPERTY(double lastAnswerLatencyMs READ lastAnswerLatencyMs)

 public:
  explicit DigitsPage(QWidget* parent = nullptr);
  ~DigitsPage() override;

  [[nodiscard]] QString id() const override { return QStringLiteral("digits"); }
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString iconName() const override { return QStringLiteral("digits"); }
  [[nodiscard]] QString openFilter() const override;
  void openFile(const QString& path) override;
  bool paste() override;
  [[nodiscard]] QString statusText() const override;
  void prepareForPicture() override;
  void showPicturePart(const QString& part) override;

  [[nodiscard]] double lastAnswerLatencyMs() const { return m_answers->lastAnswerLatencyMs(); }

  /// True while the pictures of the newest answer are still to be drawn; its bars are there already.
  [[nodiscard]] bool picturesWaiting() const { return m_picturesTimer.isActive(); }

  // The parts, for tests and for `officina render`.
  [[nodiscard]] InputPanel* input() const { return m_input; }
  [[nodiscard]] StepsPanel* steps() const { return m_steps; }
  [[nodiscard]] AnswerPanel* answer() const { return m_answer; }
  [[nodiscard]] NetworkPanel* network() const { return m_network; }
  [[nodiscard]] LabRecipePanel* recipePanel() const { return m_recipePanel; }
  [[nodiscard]] ResultPanel* result() const { return m_result; }
  [[nodiscard]] MistakesPanel* mistakes() const { return m_mistakes; }
  [[nodiscard]] ExplainPanel* explain() const { return m_explain; }
  [[nodiscard]] DigitsSets* sets() const { return m_sets; }
  [[nodiscard]] LabWeights* weights() const { return m_weights; }
  [[nodiscard]] DigitsAnswers* answers() const { return m_answers; }
  [[nodiscard]] InlineMessage* inlineMessage() const { return message(); }
  using LabPage::inspection;
  using LabPage::showInspection;

 protected:
  [[nodiscard]] Recipe recipe() const override;
  [[nodiscard]] TrainingDataPtr data() const override;
  void showRecipe(const Recipe& recipe, const QString& words) override;
  void resetRun() override;
  void loadData() override;
  void runBegan() override;
  void runGoesOn(const Mailbox::Update& update) override;
  void evaluate() override;
  [[nodiscard]] bool evaluatesEachEpoch() const override;
  [[nodiscard]] bool evaluating() const override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void connectDrawing();
  void connectTraining();
  void connectDrawer();
  void retranslate();
  void ask();
  void showReply();
  void showPictures();
  void openLayer(int layer);
  void countClasses();
  void trainForPicture(const Recipe& wanted);
  void renewCode();
  void showNotesPicture();
  void openPictureDialog();
  void openWeightsDialog();
  void openFolderDialog();
  void useFolder(const QString& folder);
  /// Takes the set that was chosen on the Data page meanwhile; not while a run is on.
  void followPreferredSet();
  [[nodiscard]] bool takeMime(const QMimeData* mime, const QString& source);

  DigitsSets* m_sets;
  LabWeights* m_weights;
  DigitsAnswers* m_answers;
  PictureLoader* m_loader;
  LabRecipePanel* m_recipePanel;
  InputPanel* m_input;
  StepsPanel* m_steps;
  AnswerPanel* m_answer;
  NetworkPanel* m_network;
  ResultPanel* m_result;
  ExplainPanel* m_explain;
  MistakesPanel* m_mistakes;
  QTimer m_picturesTimer;  ///< the next moment for the pictures of the network and of the steps
  QElapsedTimer m_sincePictures;
  QString m_preferredSet;  ///< what Settings named when the lab last looked
  bool m_wantsNotesPicture = false;
  int m_explainTab = 0;
  int m_mistakesTab = 0;
};

}  // namespace officina
