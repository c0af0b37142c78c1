// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QWidget>

#include "core/api/sentences.h"
#include "ui/labs/sentiment/sentences_model.h"
#include "ui/session/latest_worker.h"

class QSortFilterProxyModel;

namespace officina {

class SegmentedControl;
class SurveyView;
class ToolbarButton;
struct SentenceSet;

/// The training sentences: a table to add to, edit, relabel and delete from, and beside it what they consist
/// of. What is edited is what the next run is trained on.
class SentenceDataPanel : public QWidget {
  Q_OBJECT

 public:
  SentenceDataPanel(SentencesModel* model, QUndoStack* undo, QWidget* parent = nullptr);

  /// Another set was read; the model shows it already.
  void setSet(const SentenceSet& set);
  /// The longest sentence, in tokens, that the recipe's network reads.
  void setLimit(std::int64_t limit);
  [[nodiscard]] bool busy() const;
  [[nodiscard]] QTableView* table() const { return m_table; }
  [[nodiscard]] SurveyView* surveyView() const { return m_survey; }
  [[nodiscard]] QLineEdit* searchField() const { return m_search; }
  /// Adds the rows on the clipboard, read on a worker; false if it holds no text.
  bool paste();
  void addSentence();
  void deleteSelected();
  void relabelSelected(int label);
  void selectRows(const std::vector<int>& rows);

 Q_SIGNALS:
  void openRequested();
  /// The reader wants this sentence in the lab.
  void sentenceRequested(const QString& text);
  void saved(const QString& path);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeLayout();
  void askSurvey();
  void append(const SentenceFile& pasted);
  void save();
  void copy();
  void renewTexts();
  void retranslate();
  [[nodiscard]] std::vector<int> selectedRows() const;

  SentencesModel* m_model;
  QSortFilterProxyModel* m_shown;
  QLabel* m_title;
  QLineEdit* m_search;
  SegmentedControl* m_filter;
  QTableView* m_table;
  SurveyView* m_survey;
  ToolbarButton* m_add;
  ToolbarButton* m_positive;
  ToolbarButton* m_negative;
  ToolbarButton* m_delete;
  ToolbarButton* m_paste;
  ToolbarButton* m_undo;
  ToolbarButton* m_redo;
  ToolbarButton* m_open;
  ToolbarButton* m_save;
  QString m_name;
  std::int64_t m_limit = kNotesTokens;
  bool m_surveyIsOld = true;
  LatestWorker m_saver;
  LatestWorker m_paster;
};

}  // namespace officina
