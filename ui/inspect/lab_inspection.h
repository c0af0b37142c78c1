// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "core/api/training.h"
#include "ui/inspect/network_probe.h"

namespace officina {

class SegmentedControl;
class BranchesPanel;
class CodePanel;
class DropoutView;
class HistoryPanel;
class MicroscopePanel;
class PassExplorer;
class SaliencyPanel;
class TrainingSession;

/// Everything with which a lab's network is opened, joined: the probe of the current input, the views of the
/// batch in training, and the drawer tabs that show them. A lab says which weights answer, what the input is
/// and what its classes are called; the rest is the same for all labs.
class LabInspection : public QObject {
  Q_OBJECT

 public:
  struct Tab {
    QString key;  ///< "inspect", "microscope", ...
    QWidget* content = nullptr;
    std::function<QString()> title;
  };

  /// What a lab has use for.
  struct Parts {
    bool input = true;    ///< one input at a time is answered: Inspect
    bool looks = true;    ///< the input is a picture: Where it looks
    bool units = true;    ///< there are hidden units to be dropped: Units
    bool travels = true;  ///< runs can be branched: Runs
  };

  LabInspection(const std::string& lab, const Parts& parts, TrainingSession* session, QObject* parent);

  /// In the drawer's order.
  [[nodiscard]] const std::vector<Tab>& tabs() const { return m_tabs; }
  void setClassNames(const QStringList& names);
  void setWeights(std::shared_ptr<const StateDict> weights);
  /// `values`: as the network takes it, without the batch; `picture`: as the reader knows it.
  void setInput(const TensorValues& values, const QImage& picture);
  /// Weights and input at once, see NetworkProbe::setQuestion().
  void setQuestion(std::shared_ptr<const StateDict> weights, const TensorValues& values,
                   const QImage& picture);
  /// The lab itself shows the pass and where the network looked, whatever tab is open.
  void setAlwaysLooks(bool on);
  /// The batch in training is shown somewhere else too (the diagram), so views are wanted often.
  void setLive(bool on);

  [[nodiscard]] NetworkProbe* probe() { return &m_probe; }
  [[nodiscard]] PassExplorer* explorer() const { return m_explorer; }
  [[nodiscard]] MicroscopePanel* microscope() const { return m_microscope; }
  [[nodiscard]] SaliencyPanel* saliency() const { return m_saliency; }
  [[nodiscard]] BranchesPanel* branches() const { return m_branches; }
  [[nodiscard]] HistoryPanel* history() const { return m_history; }
  [[nodiscard]] DropoutView* units() const { return m_units; }
  [[nodiscard]] SegmentedControl* unitsSource() const { return m_unitsSource; }
  [[nodiscard]] CodePanel* code() const { return m_code; }

 Q_SIGNALS:
  void failed(const QString& message);
  /// A new view of the batch in training.
  void viewed(std::shared_ptr<const TrainingView> view);
  /// The reader wants to take one batch, or to go one back.
  void stepRequested();
  void stepBackRequested();
  /// The reader wants to see the moment after so many updates.
  void momentRequested(int branch, std::int64_t globalStep);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// The units with a choice: the batch in training (dropped ones and all) or the input, where all take part.
  [[nodiscard]] QWidget* unitsTab();
  void renewUnits();
  void renewWanted();
  void renewTimer();
  void collect(const Mailbox::Update& update);

  TrainingSession* m_session;
  NetworkProbe m_probe;
  PassExplorer* m_explorer;
  MicroscopePanel* m_microscope;
  SaliencyPanel* m_saliency;
  BranchesPanel* m_branches;
  HistoryPanel* m_history;
  DropoutView* m_units;
  SegmentedControl* m_unitsSource;
  PassPtr m_batch;  ///< of the newest view
  CodePanel* m_code;
  std::vector<Tab> m_tabs;
  QImage m_picture;
  QTimer m_viewTimer;
  bool m_live = false;
  bool m_alwaysLooks = false;
  bool m_looks = true;  ///< the input is a picture
};

}  // namespace officina
