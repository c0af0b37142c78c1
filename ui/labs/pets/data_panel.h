// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>

#include "core/api/photos.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/thumbnails.h"

namespace officina {

class Gallery;
class SegmentedControl;

/// What the folder holds: how many photographs of each class are learned from and kept back, the contact
/// sheet, and what had to be left out and why.
class DataPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DataPanel(Thumbnails* thumbnails, QWidget* parent = nullptr);

  /// Null: nothing is loaded.
  void setData(std::shared_ptr<const PhotoData> photos, const Recipe& recipe);
  [[nodiscard]] const std::shared_ptr<const PhotoData>& data() const { return m_data; }
  [[nodiscard]] Gallery* sheet() const { return m_sheet; }
  [[nodiscard]] QTableWidget* leftOut() const { return m_leftOut; }
  [[nodiscard]] QTableWidget* counts() const { return m_counts; }
  [[nodiscard]] bool busy() const { return m_worker.busy(); }

 Q_SIGNALS:
  void photoRequested(const QString& path);
  void openFolderRequested();
  void rescanRequested();
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void renewSheet();
  void retranslate();

  Thumbnails* m_thumbnails;
  QPushButton* m_open;
  QPushButton* m_rescan;
  QLabel* m_source;
  QTableWidget* m_counts;
  QLabel* m_sheetTitle;
  SegmentedControl* m_part;
  Gallery* m_sheet;
  QLabel* m_leftOutTitle;
  QTableWidget* m_leftOut;
  std::shared_ptr<const PhotoData> m_data;
  PhotoSplit m_split;
  std::vector<std::int64_t> m_shown;
  LatestWorker m_worker;
};

}  // namespace officina
