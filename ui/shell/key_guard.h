// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;

namespace officina {

/// True if the widget with the focus needs this plain key itself (a space in a text field or on a button, an
/// arrow in a list or slider), so that play, pause and step must not take it.
[[nodiscard]] bool belongsToFocus(const QKeyEvent* event);

}  // namespace officina
