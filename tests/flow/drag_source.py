#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window from which files can be dragged into another, as from a file manager: drag_source.py X Y FILE...

Another toolkit than the program's own, so that what passes between them is XDND and nothing else.
"""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

x, y, *files = sys.argv[1:]
window = Gtk.Window(title="drag source")
box = Gtk.EventBox()
box.add(Gtk.Label(label="drag me"))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get",
            lambda _box, _context, data, _info, _time: data.set_uris([pathlib.Path(file).as_uri() for file in files]))
window.add(box)
window.set_default_size(160, 80)
window.move(int(x), int(y))
window.show_all()
Gtk.main()
