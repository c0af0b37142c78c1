// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QTimer>

#include "ui/labs/common/data_lab_page.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/pets/pets_answers.h"
#include "ui/labs/pets/pets_sets.h"
#include "ui/widgets/thumbnails.h"

class QMimeData;
class QTextBrowser;

namespace officina {

class ClassCollector;
class ClassesPanel;
class DataPanel;
class LabRecipePanel;
class ManyPanel;
class MistakesPanel;
class NetworkPanel;
class PhotoPanel;
class PictureCollection;
class ResultPanel;
class WhyPanel;

/// The pets lab: photographs in folders, a network that tells their classes apart, and what it saw in one of
/// them.
class PetsPage : public DataLabPage {
  Q_OBJECT

 public:
  explicit PetsPage(QWidget* parent = nullptr);
  ~PetsPage() override;

  [[nodiscard]] QString id() const override { return QStringLiteral("pets"); }
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString iconName() const override { return QStringLiteral("pets"); }
  [[nodiscard]] QString openFilter() const override;
  /// A photograph, weights, or a folder of photographs.
  void openFile(const QString& path) override;
  /// Several at once: folders become the data set, photographs a table of answers.
  [[nodiscard]] bool opensMany() const override { return true; }
  void openFiles(const QStringList& paths) override;
  bool paste() override;
  [[nodiscard]] QString statusText() const override;
  void prepareForPicture() override;
  void showPicturePart(const QString& part) override;

  // The parts, for tests and for `officina render`.
  [[nodiscard]] PhotoPanel* photo() const { return m_photoPanel; }
  [[nodiscard]] NetworkPanel* network() const { return m_network; }
  [[nodiscard]] LabRecipePanel* recipePanel() const { return m_recipePanel; }
  [[nodiscard]] ResultPanel* result() const { return m_result; }
  [[nodiscard]] MistakesPanel* mistakes() const { return m_mistakes; }
  [[nodiscard]] ClassesPanel* classes() const { return m_classes; }
  [[nodiscard]] DataPanel* dataPanel() const { return m_dataPanel; }
  [[nodiscard]] WhyPanel* why() const { return m_why; }
  [[nodiscard]] ClassCollector* collector() const { return m_collector; }
  [[nodiscard]] PictureCollection* collection() const { return m_collection; }
  [[nodiscard]] ManyPanel* many() const { return m_many; }
  [[nodiscard]] PetsSets* sets() const { return m_sets; }
  [[nodiscard]] LabWeights* weights() const { return m_weights; }
  [[nodiscard]] PetsAnswers* answers() const { return m_answers; }
  [[nodiscard]] QString messageText() const;

 protected:
  [[nodiscard]] Recipe recipe() const override;
  void showRecipe(const Recipe& recipe, const QString& words) override;
  [[nodiscard]] TrainingDataPtr data() const override;
  void resetRun() override;
  void loadData() override;
  void runBegan() override;
  void runGoesOn(const Mailbox::Update& update) override;
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
    std::atomic<std::int64_t> photos{0};
    std::atomic<int> classes{2};
  };

  void connectPhoto();
  void connectTraining();
  void connectDrawer();
  void retranslate();
  /// Other weights answer: their classes, and all that shows answers.
  void renewWeights();
  void renewReply();
  void renewData();
  void renewVariants();
  void askOcclusion();
  void countClasses();
  void renewCode();
  void useFolder(const QString& folder);
  void openDialog();
  void openWeightsDialog();
  void openFolderDialog();
  void trainForPicture(const Recipe& wanted);
  [[nodiscard]] bool takeMime(const QMimeData* mime, const QString& name);
  [[nodiscard]] QStringList dataClasses() const;
  [[nodiscard]] bool classesDiffer() const;

  std::shared_ptr<Fresh> m_fresh;
  PetsSets* m_sets;
  LabWeights* m_weights;
  PetsAnswers* m_answers;
  PhotoLoader* m_loader;
  Thumbnails* m_thumbnails;
  LabRecipePanel* m_recipePanel;
  PhotoPanel* m_photoPanel;
  NetworkPanel* m_network;
  ResultPanel* m_result;
  QTextBrowser* m_explain;
  DataPanel* m_dataPanel;
  MistakesPanel* m_mistakes;
  ClassesPanel* m_classes;
  WhyPanel* m_why;
  ManyPanel* m_many;
  PictureCollection* m_collection;
  ClassCollector* m_collector;
  PhotoCard m_card;  ///< of the weights in use
  PhotoPtr m_photo;
  int m_explainTab = 0;
  int m_dataTab = 0;
  int m_mistakesTab = 0;
  int m_classesTab = 0;
  int m_whyTab = 0;
  int m_manyTab = 0;
  int m_collectorTab = 0;
  std::uint64_t m_variantKey = 1;
  LatestWorker* m_variants;
  LatestWorker* m_occlusion;
};

}  // namespace officina
