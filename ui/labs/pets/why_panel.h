// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "core/api/pets.h"
#include "ui/labs/pets/photo.h"
#include "ui/session/latest_worker.h"

namespace officina {

class ChangesStrip;
class SimilarStrip;

/// Why this answer: which single change of the photograph turns it, and which training pictures the network
/// finds most like it. Takes some seconds, so it is asked for by a button.
class WhyPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WhyPanel(QWidget* parent = nullptr);

  void setClassNames(const QStringList& names) { m_names = names; }
  /// What the questions are about. Null photograph: nothing yet.
  void setSubject(PhotoPtr photo, std::shared_ptr<const StateDict> weights);
  /// Among which the most similar are looked for.
  void setData(std::shared_ptr<const PhotoData> photos, const Recipe& recipe);
  void ask();
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] int changes() const { return static_cast<int>(m_changes.size()); }
  [[nodiscard]] int similar() const { return static_cast<int>(m_similar.size()); }

 Q_SIGNALS:
  void failed(const QString& message);
  /// The reader wants a training picture in the lab.
  void photoRequested(const QString& path);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Change {
    SingleChange change;
    QImage picture;
  };
  struct Similar {
    QString path;
    int label = 0;
    double distance = 0.0;
    QImage picture;
  };
  struct Result {
    int label = 0;             ///< what was answered before any change
    double probability = 0.0;  ///< and how surely
    std::vector<Change> changes;
    std::vector<Similar> similar;
    std::shared_ptr<const PhotoIndex> index;
  };
  [[nodiscard]] static QString words(const SingleChange& change);
  void show(Result result);
  void renew();
  void retranslate();

  QPushButton* m_ask;
  QProgressBar* m_progress;
  QLabel* m_lead;
  ChangesStrip* m_changesView;
  SimilarStrip* m_similarView;
  QStringList m_names;
  PhotoPtr m_photo;
  std::shared_ptr<const StateDict> m_weights;
  std::shared_ptr<const PhotoData> m_data;
  Recipe m_recipe;
  int m_label = 0;
  double m_probability = 0.0;
  bool m_asked = false;
  std::vector<Change> m_changes;
  std::vector<Similar> m_similar;
  std::shared_ptr<const PhotoIndex> m_index;  ///< of m_indexWeights on m_indexData
  std::shared_ptr<const StateDict> m_indexWeights;
  std::shared_ptr<const PhotoData> m_indexData;
  LatestWorker m_worker;
};

}  // namespace officina
