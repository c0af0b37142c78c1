// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "core/api/inspect.h"
#include "ui/session/latest_worker.h"

class QLabel;
class QListWidget;
class QScrollArea;
class QSpinBox;
class QStackedWidget;

namespace officina {

class ArithmeticView;
class ChannelRows;
class SegmentedControl;
class TensorView;
class ToolbarButton;

/// What of a pass is being looked at.
enum class Phase { Forward, Loss, Backward, Update };

/// Any pass through any network, to be taken apart: its tensors at the left, the chosen one large in the
/// middle, the arithmetic of the chosen number at the right. Used for the drawing's pass (Inspect) and the
/// batch in training (Microscope).
class PassExplorer : public QWidget {
  Q_OBJECT

 public:
  explicit PassExplorer(QWidget* parent = nullptr);

  /// A newer pass of the same network keeps what is chosen. Null: `why` is said instead.
  void setPass(PassPtr pass, const QString& why = {});
  [[nodiscard]] const PassPtr& pass() const { return m_pass; }
  void setPhase(Phase phase);
  [[nodiscard]] Phase phase() const { return m_phase; }
  void setSample(std::int64_t sample);
  [[nodiscard]] std::int64_t sample() const { return m_sample; }
  /// Chooses an operation's output or a parameter.
  void showTensor(const std::string& tensor);
  void showCell(const Cell& cell);
  [[nodiscard]] const std::optional<Cell>& cell() const { return m_cell; }

  // The parts, for tests.
  [[nodiscard]] QListWidget* list() const { return m_list; }
  [[nodiscard]] TensorView* tensorView() const { return m_tensor; }
  [[nodiscard]] ChannelRows* channelRows() const { return m_rows; }
  [[nodiscard]] ArithmeticView* arithmetic() const { return m_arithmetic; }
  [[nodiscard]] bool busy() const { return m_worker.busy() || m_checker.busy(); }
  [[nodiscard]] QString checkText() const;
  /// Where the rows that are shown of a large parameter begin.
  [[nodiscard]] QSpinBox* firstRow() const { return m_firstRow; }

 Q_SIGNALS:
  void tensorChosen(const QString& tensor);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Entry {
    std::string tensor;  ///< an operation's or a parameter's name
    Quantity quantity = Quantity::Value;
    bool parameter = false;
    QString label;
  };
  [[nodiscard]] std::vector<Entry> entries() const;
  [[nodiscard]] Quantity quantityOf(const Entry& entry) const;
  [[nodiscard]] TensorValues valuesOf(const Entry& entry) const;
  [[nodiscard]] const Entry* current() const;
  void renewList();
  void renewTensor();
  void renewRows(const Entry& entry, double networkScale);
  void showTensorOf(const Entry& entry, double networkScale);
  [[nodiscard]] TensorValues outputOf(const OpInfo& op, Quantity quantity) const;
  [[nodiscard]] bool hasGradient(const std::string& parameter) const;
  [[nodiscard]] double networkScale(Quantity quantity) const;
  void renewWindow(const Entry& entry);
  void showRowOf(const Cell& cell);
  [[nodiscard]] std::vector<std::int64_t> inWindow(std::vector<std::int64_t> index) const;
  void explain();
  void check();
  void back();
  void choose(const Cell& cell, bool remember);
  void retranslate();

  PassPtr m_pass;
  Phase m_phase = Phase::Forward;
  std::int64_t m_sample = 0;
  std::vector<Entry> m_entries;
  std::string m_wanted;  ///< tensor that stays chosen when the pass changes
  std::optional<Cell> m_cell;
  std::vector<Cell> m_trail;
  QString m_why;
  bool m_ofHeads = false;         ///< the rows are heads rather than channels
  std::int64_t m_windowRows = 0;  ///< how many rows of it are shown; 0: all
  std::string m_windowOf;         ///< the parameter

  QListWidget* m_list;
  SegmentedControl* m_quantity;
  SegmentedControl* m_arrangement;
  SegmentedControl* m_rowScale;
  QLabel* m_firstRowLabel;
  QSpinBox* m_firstRow;  ///< of a parameter that is too large to be shown whole
  TensorView* m_tensor;
  ChannelRows* m_rows;
  QScrollArea* m_rowsArea;
  QStackedWidget* m_views;
  QLabel* m_pointed;
  ToolbarButton* m_back;
  ToolbarButton* m_check;
  ToolbarButton* m_copy;
  QLabel* m_checked;
  ArithmeticView* m_arithmetic;
  LatestWorker m_worker;
  LatestWorker m_checker;
};

}  // namespace officina
