# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for a test: X server, session bus, and what a screen reader is told of the window."""
import os
import shutil
import subprocess
import time

try:
    from gi.repository import Gio, GLib
except ImportError:
    Gio = None

MOST_CHILDREN = 500  # what has more is a table of thousands of cells: what is looked for is not in one
NEEDED = ("Xvfb", "xdotool", "dbus-daemon")


def missing():
    """What this machine lacks for a desktop; empty if it lacks nothing."""
    lacking = [program for program in NEEDED if shutil.which(program) is None]
    if Gio is None:
        lacking.append("python3-gi")
    if not os.path.exists("/usr/share/dbus-1/services/org.a11y.Bus.service"):
        lacking.append("at-spi2-core")
    return lacking


def wait_for(condition, seconds, what):
    """The first true value that condition() gives; AssertionError after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds} s still not: {what}")
        time.sleep(0.05)


class Desktop:
    """Xvfb on a free display and a bus, both ended by close(). `environment` is for the programs on it."""

    def __init__(self, width, height):
        self._processes = []
        reader, writer = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                    pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader) as stream:
            display = stream.readline().strip()
        if not display:
            raise AssertionError("Xvfb did not start")
        bus = self._start(["dbus-daemon", "--session", "--print-address", "--nofork"], stdout=subprocess.PIPE, text=True)
        self.environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb",
                            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
                            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        session = self._connect(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        self._bus = self._connect(self._call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")[0])

    def _start(self, command, **options):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
        self._processes.append(process)
        return process

    def close(self):
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            process.wait()
            if process.stdout:
                process.stdout.close()

    def mouse(self, *words):
        """xdotool's words: "mousemove", 10, 20, "click", 1."""
        subprocess.run(["xdotool", *map(str, words)], check=True, env=self.environment)

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    @staticmethod
    def _call(bus, name, path, interface, method, arguments=None):
        return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()

    def _ask(self, item, method, interface="Accessible", arguments=None):
        return self._call(self._bus, item[0], item[1], f"org.a11y.atspi.{interface}", method, arguments)

    def name(self, item):
        """What a screen reader calls the item."""
        return self._call(self._bus, item[0], item[1], "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name")))[0]

    def find(self, wanted):
        """The first item of any window for whose name wanted(name) is true, or None."""
        waiting = [("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")]
        while waiting:
            item = waiting.pop(0)
            try:
                if wanted(self.name(item)):
                    return item
                children = self._ask(item, "GetChildren")[0]
                if len(children) < MOST_CHILDREN:
                    waiting += children
            except GLib.Error:
                continue  # it went while we looked
        return None

    def area(self, item):
        """x, y, width, height on the screen."""
        return self._ask(item, "GetExtents", "Component", GLib.Variant("(u)", (0,)))[0]

    def click(self, item):
        x, y, width, height = self.area(item)
        self.mouse("mousemove", x + width // 2, y + height // 2, "click", 1)
