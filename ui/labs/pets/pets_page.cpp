// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/pets_page.h"

#include <algorithm>

#include <QDir>
#include <QEvent>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/api/platform.h"
#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/layer_names.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/pets/class_collector.h"
#include "ui/labs/pets/classes_panel.h"
#include "ui/labs/pets/data_panel.h"
#include "ui/labs/pets/many_panel.h"
#include "ui/labs/pets/pets_recipe_setup.h"
#include "ui/labs/pets/photo_panel.h"
#include "ui/labs/pets/picture_collection.h"
#include "ui/labs/pets/why_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

constexpr int kWeightsMilliseconds = 1000;
constexpr int kFirstLoadMilliseconds = 400;  ///< the window is drawn and usable by then
constexpr int kVariants = 7;
constexpr int kVariantSource = 192;  ///< larger than the network's pictures: it is people who look
constexpr int kVariantSide = 144;

/// How many classes the weights tell apart.
int classesOf(const StateDict& weights) {
  for (const char* last : {"fc.bias", "fc2.bias"}) {
    if (const NamedTensor* bias = weights.find(last); bias != nullptr && bias->shape.size() == 1) {
      return static_cast<int>(bias->shape[0]);
    }
  }
  return 2;
}

/// Where the reader's own classes are kept.
QString picturesFolder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
      .filePath(QStringLiteral("pictures"));
}

/// Centre column: the photograph above the network.
QWidget* centre(QWidget* photo, QWidget* network) {
  auto* whole = new QWidget;
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->setSpacing(space::kMedium);
  column->addWidget(photo, 3);
  column->addWidget(network, 2);
  return whole;
}

}  // namespace

PetsPage::PetsPage(QWidget* parent)
    : DataLabPage(parent),
      m_fresh(std::make_shared<Fresh>()),
      m_sets(new PetsSets(this)),
      m_weights(new LabWeights(
          "pets",
          [fresh = m_fresh](const Recipe& recipe) {
            return initialPetsWeights(recipe, fresh->photos, fresh->classes);
          },
          this)),
      m_answers(new PetsAnswers(this)),
      m_loader(new PhotoLoader(this)),
      m_thumbnails(new Thumbnails({}, this)),
      m_recipePanel(new LabRecipePanel(petsRecipeSetup(m_sets), undoStack())),
      m_photoPanel(new PhotoPanel(m_weights)),
      m_network(
          new NetworkPanel({[] { return tr("photograph"); },
                            [] { return tr("What flows through: the photograph, or the batch in training"); },
                            [] { return tr("layers of the network that answers the photograph"); }})),
      m_result(new ResultPanel(HeldBack::Validation)),
      m_explain(new QTextBrowser),
      m_dataPanel(new DataPanel(m_thumbnails)),
      m_mistakes(new MistakesPanel("pets", HeldBack::Validation)),
      m_classes(new ClassesPanel),
      m_why(new WhyPanel),
      m_many(new ManyPanel),
      m_collection(new PictureCollection(picturesFolder(), this)),
      m_collector(new ClassCollector(m_collection, undoStack())),
      m_variants(new LatestWorker(this)),
      m_occlusion(new LatestWorker(this)) {
  setAcceptDrops(true);
  const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
  if (QDir().mkpath(cache)) {
    setScratchFolder(toPath(cache));
  }
  setPanels(m_recipePanel, centre(m_photoPanel, m_network), m_result);
  setRole(m_explain, "text");
  m_explain->setOpenExternalLinks(true);
  m_explain->setFrameShape(QFrame::NoFrame);
  m_explain->document()->setDocumentMargin(space::kMedium);
  m_explainTab = addDrawerTab(m_explain);
  m_dataTab = addDrawerTab(m_dataPanel);
  m_collectorTab = addDrawerTab(m_collector);
  addInspection("pets", {});
  inspection()->setAlwaysLooks(true);
  m_mistakesTab = addDrawerTab(m_mistakes);
  m_classesTab = addDrawerTab(m_classes);
  m_whyTab = addDrawerTab(m_why);
  m_manyTab = addDrawerTab(m_many);
  followRuns({m_recipePanel, m_result, m_weights, kWeightsMilliseconds});
  connectPhoto();
  connectTraining();
  connectDrawer();
  retranslate();
  useFirstWeights();
}

PetsPage::~PetsPage() = default;

QString PetsPage::title() const {
  return tr("Pets");
}

QString PetsPage::statusText() const {
  if (m_sets->loading()) {
    return tr("looking through the photographs…");
  }
  const auto data = m_sets->current();
  if (!data) {
    return {};
  }
  const auto [train, kept] = splitCounts(data->folder(), recipe());
  const QString source = QString::fromStdString(data->folder().source);
  const QString name = source == QLatin1String("starter")
                           ? tr("starter set")
                           : QDir(source.section(QLatin1Char('\n'), 0, 0)).dirName();
  return QStringLiteral("%1: %2 + %3")
      .arg(name, officina::locale().toString(static_cast<qlonglong>(train)),
           officina::locale().toString(static_cast<qlonglong>(kept)));
}

QString PetsPage::messageText() const {
  return message()->text();
}

QStringList PetsPage::dataClasses() const {
  QStringList names;
  if (const auto data = m_sets->current()) {
    for (const std::string& name : data->folder().classes) {
      names << QString::fromStdString(name);
    }
  }
  return names;
}

void PetsPage::connectPhoto() {
  connect(m_loader, &PhotoLoader::loaded, this, [this](const PhotoPtr& photo) {
    message()->clear();
    m_photo = photo;
    m_answers->ask(photo);
    renewVariants();
  });
  connect(m_loader, &PhotoLoader::failed, this, &PetsPage::complain);
  connect(m_answers, &PetsAnswers::answered, this, &PetsPage::renewReply);
  connect(m_answers, &PetsAnswers::failed, this, &PetsPage::complain);
  connect(m_weights, &LabWeights::changed, this, &PetsPage::renewWeights);
  connect(m_weights, &LabWeights::failed, this, &PetsPage::complain);
  connect(m_occlusion, &LatestWorker::failed, this, &PetsPage::complain);
  connect(m_photoPanel, &PhotoPanel::openRequested, this, &PetsPage::openDialog);
  connect(m_photoPanel->view(), &PhotoView::filesDropped, this, &PetsPage::openFiles);
  connect(m_photoPanel->view(), &PhotoView::imageDropped, this,
          [this](const QImage& image) { m_loader->loadImage(image, tr("dropped photograph")); });
  connect(m_photoPanel, &PhotoPanel::pasteRequested, this, [this] {
    if (!paste()) {
      complain(tr("There is no picture on the clipboard."));
    }
  });
  connect(m_photoPanel, &PhotoPanel::anotherRequested, this, [this] {
    if (const auto data = m_sets->current(); data && !data->folder().photos.empty()) {
      const auto& photos = data->folder().photos;
      const auto any =
          static_cast<std::size_t>(QRandomGenerator::global()->bounded(static_cast<quint32>(photos.size())));
      m_loader->loadFile(fromPath(photos[any].path));
    }
  });
  connect(m_photoPanel, &PhotoPanel::openWeightsRequested, this, &PetsPage::openWeightsDialog);
  connect(m_photoPanel, &PhotoPanel::untrainedRequested, this, [this] { m_weights->useUntrained(recipe()); });
  connect(m_photoPanel, &PhotoPanel::occlusionRequested, this, &PetsPage::askOcclusion);
  connect(m_photoPanel, &PhotoPanel::variantsRequested, this, &PetsPage::renewVariants);
}

void PetsPage::connectDrawer() {
  connect(m_network->view(), &NetworkView::layerActivated, this, [this](int layer) {
    const PassPtr& pass = inspection()->probe()->pass();
    if (pass && layer >= 0 && layer < static_cast<int>(pass->layers().size())) {
      showInspection(QStringLiteral("inspect"), true);
      const LayerInfo& info = pass->layers()[static_cast<std::size_t>(layer)];
      inspection()->explorer()->showTensor(pass->ops()[static_cast<std::size_t>(info.shown)].name);
    }
  });
  connect(m_network, &NetworkPanel::sourceChanged, this, [this] {
    inspection()->setLive(m_network->showsBatch());
    if (m_network->showsBatch()) {
      session()->requestView();
    }
  });
  connect(inspection(), &LabInspection::viewed, m_network, &NetworkPanel::showView);
  NetworkProbe* probe = inspection()->probe();
  connect(probe, &NetworkProbe::ready, this, [this, probe] {
    m_network->setLayers(probe->pass() ? networkLayers(*probe->pass(), 0) : std::vector<NetworkLayer>{});
    m_photoPanel->setSaliency(probe->saliency());
  });
  connect(m_thumbnails, &Thumbnails::changed, m_mistakes, &MistakesPanel::renewPictures);
  connect(m_mistakes, &MistakesPanel::evaluateRequested, this, &PetsPage::evaluate);
  connect(m_mistakes, &MistakesPanel::setChanged, this, &PetsPage::evaluate);
  connect(m_mistakes, &MistakesPanel::failed, this, &PetsPage::complain);
  connect(m_mistakes, &MistakesPanel::evaluated, this,
          [this] { m_classes->setEvaluation(m_mistakes->evaluation()); });
  connect(m_mistakes, &MistakesPanel::pictureChosen, this, [this](bool, int index) {
    if (const Evaluation* evaluation = m_mistakes->evaluation()) {
      const auto data = m_sets->current();
      const auto photo =
          static_cast<std::size_t>(evaluation->samples->number(static_cast<std::size_t>(index)));
      if (data && photo < data->folder().photos.size()) {
        m_loader->loadFile(fromPath(data->folder().photos[photo].path));
      }
    }
  });
  connect(m_mistakes, &MistakesPanel::historyRequested, this, [this](const TensorValues& input) {
    // The run may train the lab's other network, which takes pictures of another size.
    if (session()->open() && input.shape.back() == petsInputSide(session()->recipe().network)) {
      session()->requestAnswers(input);
    }
  });
  connect(m_mistakes, &MistakesPanel::sampleEdited, this, &PetsPage::editSample);
  const auto openPhoto = [this](const QString& path) { m_loader->loadFile(path); };
  connect(m_dataPanel, &DataPanel::photoRequested, this, openPhoto);
  connect(m_dataPanel, &DataPanel::openFolderRequested, this, &PetsPage::openFolderDialog);
  connect(m_dataPanel, &DataPanel::failed, this, &PetsPage::complain);
  connect(m_dataPanel, &DataPanel::rescanRequested, m_sets, &PetsSets::reload);
  connect(m_collector, &ClassCollector::useRequested, this, [this](const QString& folder) {
    if (m_sets->name() == folder) {
      m_sets->reload();
    }
    useFolder(folder);
  });
  connect(m_why, &WhyPanel::photoRequested, this, openPhoto);
  connect(m_why, &WhyPanel::failed, this, &PetsPage::complain);
  connect(m_many, &ManyPanel::photoRequested, this, openPhoto);
  connect(m_many, &ManyPanel::openRequested, this, &PetsPage::openDialog);
  connect(m_many, &ManyPanel::failed, this, &PetsPage::complain);
}

void PetsPage::renewWeights() {
  const auto weights = m_weights->weights();
  if (!weights) {
    return;
  }
  const int classes = classesOf(*weights);
  const QStringList ofData = dataClasses();
  PhotoCard card;
  try {
    const LabWeights::Kind kind = m_weights->kind();
    const std::filesystem::path file = kind == LabWeights::Kind::BuiltIn ? builtInWeights("pets")
                                       : kind == LabWeights::Kind::File  ? toPath(m_weights->filePath())
                                                                         : std::filesystem::path();
    std::error_code ignored;
    const bool carded = !file.empty() && std::filesystem::exists(file.string() + ".json", ignored);
    card = readPhotoCard(file, classes);
    if (!carded && ofData.size() == classes) {
      card.classes.clear();
      for (const QString& name : ofData) {
        card.classes.push_back(name.toStdString());
      }
    }
  } catch (const Error& error) {
    complain(translated(error));
    card = readPhotoCard({}, classes);
  }
  if (!(card == m_card)) {
    m_card = card;
    QStringList names;
    for (const std::string& name : m_card.classes) {
      names << QString::fromStdString(name);
    }
    m_photoPanel->setClassNames(names);
    m_network->setClassNames(names);
    inspection()->setClassNames(names);
    m_mistakes->setClassNames(names);
    m_classes->setClassNames(names);
    m_why->setClassNames(names);
    m_many->setClassNames(names);
  }
  m_answers->setWeights(weights);
}

void PetsPage::renewReply() {
  const PetsReply* reply = m_answers->reply();
  m_photoPanel->showReply(reply, m_card.sureFrom);
  if (reply == nullptr) {
    return;
  }
  const auto side = static_cast<int>(reply->input.shape.back());
  inspection()->setQuestion(
      reply->weights, reply->input,
      reply->photo->picture.scaled(4 * side, 4 * side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  m_why->setSubject(reply->photo, reply->weights);
}

/// The photograph as the recipe's augmentation would show it to the network, a few times over.
void PetsPage::renewVariants() {
  if (!m_photo) {
    return;
  }
  const Augmentation ranges = recipe().augmentation;
  m_variantKey += kVariants;
  m_variants->submit([this, photo = m_photo, ranges,
                      key = m_variantKey](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    const Image square = pillowResize(photo->pixels, kVariantSource, kVariantSource);
    const QImage original = pictureFrom(pillowResize(square, kVariantSide, kVariantSide));
    std::vector<QImage> variants;
    // The recipe's pixels are the network's.
    Augmentation drawn = ranges;
    drawn.shiftPixels *= static_cast<double>(kVariantSide) / 96.0;
    for (std::uint64_t i = 0; ranges.any() && i < kVariants; ++i) {
      variants.push_back(pictureFrom(augmentedPhoto(square, kVariantSide, drawn, key + i)));
    }
    return [this, original, variants] { m_photoPanel->setVariants(original, variants); };
  });
}

void PetsPage::askOcclusion() {
  const auto weights = m_weights->weights();
  if (!m_photo || !weights) {
    return;
  }
  m_occlusion->submit(
      [this, photo = m_photo, weights](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
        PetsClassifier network(*weights);
        Matrix differences = network.occlusion(photo->pixels, -1, {}, cancelled);
        return [this, photo, differences] {
          if (photo == m_photo) {
            m_photoPanel->setOcclusion(differences);
          }
        };
      });
}

void PetsPage::retranslate() {
  setDrawerTitle(m_explainTab, tr("Explain"));
  setDrawerTitle(m_dataTab, tr("Photographs"));
  setDrawerTitle(m_collectorTab, tr("My pictures"));
  setDrawerTitle(m_mistakesTab, tr("Mistakes"));
  setDrawerTitle(m_classesTab, tr("Classes"));
  setDrawerTitle(m_whyTab, tr("Why"));
  setDrawerTitle(m_manyTab, tr("Many"));
  m_explain->document()->setDefaultStyleSheet(QStringLiteral(
      "h4 { margin-top: 10px; margin-bottom: 2px; } p { margin-top: 2px; margin-bottom: 6px; }"));
  m_explain->setHtml(longText(QStringLiteral("pets_explain")));
  m_explain->setAccessibleName(tr("explanation of the pets lab"));
}

void PetsPage::changeEvent(QEvent* event) {
  DataLabPage::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (const PassPtr& pass = inspection()->probe()->pass()) {
      m_network->setLayers(networkLayers(*pass, 0));  // the layers have names
    }
    Q_EMIT titleChanged();
  }
}

void PetsPage::showEvent(QShowEvent* event) {
  DataLabPage::showEvent(event);
  if (!m_sets->current() && !m_sets->loading()) {
    QTimer::singleShot(kFirstLoadMilliseconds, this,
                       [this] { m_sets->load(QString::fromStdString(recipe().data)); });
  }
}

}  // namespace officina
