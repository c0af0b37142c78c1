// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>
#include <QStringList>
#include <QWidget>

#include "core/api/inspect.h"
#include "core/api/training.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace officina {

class HeatMap;
class LineChart;

/// One sample that the network got wrong (or right), with everything that helps to see why: where the network
/// looked, the first feature maps, and how the probabilities of its classes moved while it was trained. A
/// training sample can be given another label or be left out.
class PictureInsight : public QWidget {
  Q_OBJECT

 public:
  struct Subject {
    QImage picture;
    std::int64_t sample = 0;  ///< its number in its set
    bool training = false;    ///< of the training set: it can be edited
    int truth = 0;
    int said = 0;
    double loss = 0.0;
    std::optional<int> edit;  ///< the label it was given, or SampleEdit::kLeftOut
  };

  explicit PictureInsight(QWidget* parent = nullptr);

  void setClassNames(const QStringList& names);
  void setSubject(const std::optional<Subject>& subject);
  [[nodiscard]] const std::optional<Subject>& subject() const { return m_subject; }
  void setPass(const PassPtr& pass);
  void setSaliency(const std::optional<Saliency>& saliency);
  /// Null: there is no run whose moments could be asked.
  void setHistory(const std::shared_ptr<const AnswerHistory>& history);
  [[nodiscard]] LineChart* chart() const { return m_chart; }

 Q_SIGNALS:
  void relabelRequested(std::int64_t sample, int label);
  void leaveOutRequested(std::int64_t sample);
  void restoreRequested(std::int64_t sample);
  void openRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void renewChart();
  void retranslate();
  [[nodiscard]] QString className(int index) const;

  QLabel* m_picture;
  QLabel* m_words;
  QComboBox* m_label;
  QPushButton* m_leaveOut;
  QPushButton* m_open;
  QLabel* m_gradientTitle;
  HeatMap* m_gradient;
  QLabel* m_mapsTitle;
  HeatMap* m_maps;
  QLabel* m_chartTitle;
  LineChart* m_chart;
  int m_truthSeries = 0;
  int m_saidSeries = 0;
  QStringList m_names;
  std::optional<Subject> m_subject;
  std::shared_ptr<const AnswerHistory> m_history;
};

}  // namespace officina
