// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>

#include <QLabel>
#include <QWidget>

#include "core/api/sentiment.h"
#include "ui/session/latest_worker.h"

class QBoxLayout;

namespace officina {

class OpenedNetwork;
class SegmentedControl;
class WhyMethodView;

/// Everything that was asked about one answer.
struct TextReasons {
  Attribution gradient;
  Attribution integrated;
  Attribution left;             ///< one word out
  std::vector<float> received;  ///< attention, see attentionReceived()
};

/// What each token speaks for, by three methods, beside the attention it received. Computes only while it is
/// visible.
class WhyTextPanel : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kViews = 4;  ///< three methods, attention
  explicit WhyTextPanel(QWidget* parent = nullptr);
  ~WhyTextPanel() override;

  /// The weights that are asked from now on; null: none.
  void setNetwork(std::shared_ptr<const StateDict> weights);
  /// Called at each key press.
  void setText(const QString& text);
  /// Waits until what was asked last is shown, for pictures.
  void finishForPicture();

  /// "all", "gradient", "integrated", "left" or "attention".
  void showMethod(const QString& key);
  /// Shows this as if the network had answered it; none: nothing.
  void showReasons(const std::optional<TextReasons>& reasons);
  [[nodiscard]] const std::optional<TextReasons>& reasons() const { return m_reasons; }
  [[nodiscard]] WhyMethodView* methodView(int index) const {
    return m_views[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] QString comparison() const { return m_comparison->text(); }
  [[nodiscard]] QString warning() const { return m_warning->text(); }

 Q_SIGNALS:
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void ask();
  void renew();
  void compare();
  void retranslate();

  SegmentedControl* m_methods;
  QLabel* m_answer;
  QLabel* m_warning;
  QLabel* m_comparison;
  QLabel* m_nothing;
  QWidget* m_page;
  QBoxLayout* m_columns;
  std::array<WhyMethodView*, kViews> m_views{};
  std::shared_ptr<OpenedNetwork> m_network;
  QString m_text;
  bool m_stale = true;
  std::optional<TextReasons> m_reasons;
  LatestWorker m_worker;
};

/// Spearman's rank correlation of two lists of one length, ties sharing their mean rank; nothing for fewer
/// than two, or where one of them does not vary. In -1..1.
[[nodiscard]] std::optional<double> rankAgreement(const std::vector<float>& first,
                                                  const std::vector<float>& second);

}  // namespace officina
