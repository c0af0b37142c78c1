# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server on 127.0.0.1 that misbehaves on request, for the tests of downloads.

    download_server.py FOLDER

Prints its port, serves until standard input ends. The address says how: /MODE/ARGUMENT/NAME hands out
FOLDER/NAME the way MODE says (see Handler.MODES). Every request is noted as a line "ADDRESS RANGE" in
FOLDER/requests.log before it is answered.
"""

import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FOLDER = sys.argv[1]
LOG = threading.Lock()
LONG = 60.0  # seconds; no test waits so long


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        with LOG, open(os.path.join(FOLDER, "requests.log"), "a") as log:
            log.write(f"{self.path} {self.headers.get('Range', '-')}\n")
        _, mode, argument, name = self.path.split("/", 3)
        with open(os.path.join(FOLDER, name), "rb") as file:
            self.whole = file.read()
        self.start = 0
        self.name = name
        try:
            getattr(self, "mode_" + mode)(argument)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *arguments):
        pass

    # --- pieces ---

    def head(self, length=None, **others):
        """Status 206 where a range is asked for, or else 200; `length` None is the true one, -1 none."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        total = len(self.whole)
        if asked and others.get("ranges", True):
            self.start = int(asked[1])
            if self.start >= total:
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{total}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                self.start = total
                return
            self.send_response(206)
            told = self.start + others.get("shift", 0)
            self.send_header("Content-Range", f"bytes {told}-{total - 1}/{total}")
        else:
            self.send_response(200)
        length = total - self.start if length is None else length
        if length >= 0:
            self.send_header("Content-Length", str(length))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()

    def body(self, count=None):
        rest = self.whole[self.start:]
        self.wfile.write(rest if count is None else rest[:count])
        self.wfile.flush()

    def redirect(self, where):
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    # --- modes ---

    def mode_good(self, _):
        self.head()
        self.body()

    def mode_chunked(self, _):
        """Without saying how much will come."""
        self.head(length=-1)
        self.body()

    def mode_norange(self, _):
        self.head(ranges=False)
        self.body()

    def mode_shifted(self, argument):
        """Continues somewhere else than asked."""
        self.head(shift=int(argument))
        self.body()

    def mode_stall(self, argument):
        """Sends so many bytes, then nothing for ever."""
        self.head()
        self.body(int(argument))
        time.sleep(LONG)

    def mode_silent(self, _):
        """Takes the request and says nothing at all."""
        time.sleep(LONG)

    def mode_slow(self, argument):
        """So many bytes every 10 ms."""
        self.head()
        for at in range(self.start, len(self.whole), int(argument)):
            self.wfile.write(self.whole[at:at + int(argument)])
            self.wfile.flush()
            time.sleep(0.01)

    def mode_cut(self, argument):
        """Announces everything, sends so many bytes, hangs up."""
        self.head()
        self.body(int(argument))
        self.close_connection = True

    def mode_short(self, _):
        """Announces half of the file, and sends that."""
        self.head(length=len(self.whole) // 2)
        self.body(len(self.whole) // 2)

    def mode_long(self, _):
        """Announces more than there is, and hangs up."""
        self.head(length=len(self.whole) + 1000)
        self.body()
        self.close_connection = True

    def mode_flood(self, _):
        """Announces nothing and sends three times as much as there is."""
        self.head(length=-1)
        for _ in range(3):
            self.body()

    def mode_wrong(self, _):
        """As many bytes as there are, all of them wrong."""
        self.whole = bytes(255 - byte for byte in self.whole)
        self.head()
        self.body()

    def mode_status(self, argument):
        page = b"<html>no</html>"
        self.send_response(int(argument))
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def mode_hop(self, argument):
        """So many redirections, then good."""
        left = int(argument)
        self.redirect(f"/hop/{left - 1}/{self.name}" if left > 1 else f"/good/-/{self.name}")

    def mode_loop(self, _):
        self.redirect(self.path)

    def mode_tofile(self, _):
        self.redirect("file://" + os.path.join(FOLDER, self.name))


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up is what half of the tests are about."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


main()
