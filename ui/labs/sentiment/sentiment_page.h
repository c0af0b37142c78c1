// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <QTimer>

#include "core/api/sentiment.h"
#include "ui/labs/common/data_lab_page.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/sentiment/sentiment_answers.h"
#include "ui/labs/sentiment/sentiment_sets.h"

class QMimeData;
class QTextBrowser;

namespace officina {

class AttentionPanel;
class LabRecipePanel;
class ManySentencesPanel;
class NetworkPanel;
class ResultPanel;
class SentenceDataPanel;
class SentenceMistakesPanel;
class SentencePanel;
class SentencesModel;
class WhyTextPanel;

/// The sentiment lab: a sentence that is typed, the tokens it is cut into, what every head looks at, and the
/// transformer that says positive or negative while it learns.
class SentimentPage : public DataLabPage {
  Q_OBJECT

 public:
  explicit SentimentPage(QWidget* parent = nullptr);
  ~SentimentPage() override;

  [[nodiscard]] QString id() const override { return QStringLiteral("sentiment"); }
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString iconName() const override { return QStringLiteral("sentiment"); }
  [[nodiscard]] QString openFilter() const override;
  /// Sentences to be answered (one a line, or a table), or weights.
  void openFile(const QString& path) override;
  bool paste() override;
  [[nodiscard]] QString statusText() const override;
  void prepareForPicture() override;
  void showPicturePart(const QString& part) override;

  // The parts, for tests and for `officina render`.
  [[nodiscard]] SentencePanel* sentence() const { return m_sentence; }
  [[nodiscard]] NetworkPanel* network() const { return m_network; }
  [[nodiscard]] LabRecipePanel* recipePanel() const { return m_recipePanel; }
  [[nodiscard]] ResultPanel* result() const { return m_result; }
  [[nodiscard]] SentenceMistakesPanel* mistakes() const { return m_mistakes; }
  [[nodiscard]] SentenceDataPanel* dataPanel() const { return m_dataPanel; }
  [[nodiscard]] ManySentencesPanel* many() const { return m_many; }
  [[nodiscard]] SentencesModel* model() const { return m_model; }
  [[nodiscard]] SentimentSets* sets() const { return m_sets; }
  [[nodiscard]] LabWeights* weights() const { return m_weights; }
  [[nodiscard]] SentimentAnswers* answers() const { return m_answers; }
  [[nodiscard]] QString messageText() const;
  /// Learns from this file from now on; one undo step.
  void useFile(const QString& path);

 protected:
  [[nodiscard]] Recipe recipe() const override;
  void showRecipe(const Recipe& recipe, const QString& words) override;
  [[nodiscard]] TrainingDataPtr data() const override;
  void resetRun() override;
  void loadData() override;
  void runBegan() override;
  void evaluate() override;
  [[nodiscard]] bool evaluatesEachEpoch() const override;
  [[nodiscard]] bool evaluating() const override;
  [[nodiscard]] CardWriter cardWriter() const override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  /// What a fresh network depends on; read by a worker.
  struct Fresh {
    std::mutex mutex;
    std::shared_ptr<const SentenceData> data;
  };

  void addTabs();
  void connectSentence();
  void connectNetwork();
  void connectData();
  void connectTraining();
  void connectDrawer();
  void retranslate();
  /// Other weights answer.
  void renewWeights();
  void renewReply();
  void renewData();
  void renewCode();
  /// Rows of the data that were inserted or removed before others change those others' numbers.
  void moveEdits(int first, int removed, int inserted);
  void countClasses();
  void openDialog();
  void openWeightsDialog();
  void openDataDialog();
  void trainForPicture(const Recipe& wanted);
  [[nodiscard]] bool takeMime(const QMimeData* mime);

  std::shared_ptr<Fresh> m_fresh;
  SentimentSets* m_sets;
  LabWeights* m_weights;
  SentimentAnswers* m_answers;
  SentencesModel* m_model;
  LabRecipePanel* m_recipePanel;
  SentencePanel* m_sentence;
  NetworkPanel* m_network;
  ResultPanel* m_result;
  QTextBrowser* m_explain;
  SentenceDataPanel* m_dataPanel;
  ManySentencesPanel* m_many;
  SentenceMistakesPanel* m_mistakes;
  AttentionPanel* m_attention;
  WhyTextPanel* m_why;
  SentimentCard m_card;  ///< of the weights in use
  std::shared_ptr<const SentenceData> m_shownData;
  int m_explainTab = 0;
  int m_attentionTab = 0;
  int m_whyTab = 0;
  int m_dataTab = 0;
  int m_mistakesTab = 0;
  int m_manyTab = 0;
};

}  // namespace officina
