// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <vector>

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

#include "core/api/diagnosis.h"

class QLabel;
class QPushButton;
class QVariantAnimation;
class QVBoxLayout;

namespace officina {

class ToolbarButton;

/// A trouble's name in two or three words: "Dead units".
[[nodiscard]] QString troubleName(Trouble trouble);
/// Numbers that nothing can be done with are errors, everything else is a warning.
[[nodiscard]] bool isGrave(Trouble trouble);

/// One diagnosis: icon, name, sentence, the button that mends it.
class DiagnosisRow : public QWidget {
  Q_OBJECT

 public:
  explicit DiagnosisRow(QWidget* parent = nullptr);
  void setDiagnosis(const Diagnosis& diagnosis);
  [[nodiscard]] const Diagnosis& diagnosis() const { return m_diagnosis; }
  [[nodiscard]] QString text() const;
  [[nodiscard]] QPushButton* mendButton() const { return m_mend; }
  [[nodiscard]] ToolbarButton* closeButton() const { return m_close; }
  /// "and 2 more" / "fewer"; hidden for 0.
  void setMore(int more, bool expanded);
  [[nodiscard]] QPushButton* moreButton() const { return m_more; }

 Q_SIGNALS:
  void mendRequested(const officina::Diagnosis& diagnosis);
  void silenced(officina::Trouble trouble);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  Diagnosis m_diagnosis;
  int m_moreCount = 0;
  bool m_expanded = false;
  QLabel* m_icon;
  QLabel* m_name;
  QLabel* m_text;
  QPushButton* m_more;
  QPushButton* m_mend;
  ToolbarButton* m_close;
};

/// What is wrong with the run that trains: the gravest in one line, the others on demand. Never in the way
/// and never restless: whatever it says, it says for three seconds at least, and it comes and goes smoothly.
class DiagnosisBar : public QFrame {
  Q_OBJECT

 public:
  explicit DiagnosisBar(QWidget* parent = nullptr);

  /// The gravest first, as diagnose() gives them.
  void setDiagnoses(const std::vector<Diagnosis>& diagnoses);
  /// Another run: what was silenced may speak again, and what was said is gone at once.
  void startRun();
  /// What stands there now.
  [[nodiscard]] const std::vector<Diagnosis>& shown() const { return m_shown; }
  [[nodiscard]] bool expanded() const { return m_expanded; }
  void setExpanded(bool expanded);
  [[nodiscard]] const std::vector<DiagnosisRow*>& rows() const { return m_rows; }
  /// How long a sentence stays at least.
  void setHold(int milliseconds) { m_hold = milliseconds; }

 Q_SIGNALS:
  /// The user wants this one mended: fork at `forkAt` with `remedy`, or start again with it.
  void mendRequested(const officina::Diagnosis& diagnosis);
  /// The user does not want to hear of this trouble again in this run.
  void silenced(officina::Trouble trouble);

 private:
  void reconsider();
  void renew();
  void silence(Trouble trouble);
  void slide(bool open);
  void setKind();

  std::vector<Diagnosis> m_wanted;  ///< the latest, without the silenced ones
  std::vector<Diagnosis> m_shown;
  std::set<Trouble> m_silenced;
  std::vector<DiagnosisRow*> m_rows;
  QVBoxLayout* m_column;
  QVariantAnimation* m_animation;
  QTimer m_timer;
  QElapsedTimer m_since;  ///< since what is shown changed last
  int m_hold = 3000;
  bool m_expanded = false;
  bool m_open = false;
};

}  // namespace officina
