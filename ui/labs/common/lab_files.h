// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QFileDialog>
#include <QString>

namespace officina {

/// By its ending: .pth, .pt, .safetensors.
[[nodiscard]] bool isWeightsFile(const QString& path);

/// A dialog that does not stop the window behind it: training and drawing go on. `filter`: filters separated
/// by ";;"; none for folders.
void openFileDialog(QWidget* parent, const QString& title, QFileDialog::FileMode mode, const QString& filter,
                    const std::function<void(const QStringList&)>& chosen);

}  // namespace officina
