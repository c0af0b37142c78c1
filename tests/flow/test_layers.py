# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: app -> ui -> core/api, app -> core, never back."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'#include\s*[<"]([^>"]+)[>"]')


def includes(folder):
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in (".h", ".cpp"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                match = INCLUDE.match(line)
                if match:
                    yield f"{path.relative_to(ROOT)}:{number}", match.group(1)


class Layers(unittest.TestCase):
    def assert_none(self, folder, forbidden):
        wrong = [f"{place} includes {name}" for place, name in includes(folder) if re.match(forbidden, name)]
        self.assertEqual(wrong, [])

    def test_there_is_something_to_look_at(self):
        self.assertGreater(len(list(includes("ui"))), 50)
        self.assertGreater(len(list(includes("core"))), 50)

    def test_core_knows_no_qt_and_no_other_layer(self):
        self.assert_none("core", r"Q[A-Z]|ui/|app/")

    def test_the_contract_headers_are_plain(self):
        self.assert_none("core/api", r"torch/|ATen/|c10/|opencv2/|nlohmann/|core/(?!api/)")

    def test_ui_sees_the_contract_and_nothing_else_of_core(self):
        self.assert_none("ui", r"torch/|ATen/|c10/|caffe2/|opencv2/|app/|core/(?!api/)")

    def test_widgets_know_no_lab(self):
        self.assert_none("ui/widgets", r"ui/labs/|ui/lessons/")

    def test_labs_do_not_know_each_other(self):
        for lab in sorted(path.name for path in (ROOT / "ui/labs").iterdir() if path.is_dir()):
            self.assert_none(f"ui/labs/{lab}", rf"ui/labs/(?!{lab}/|common/)\w+/")

    def test_only_one_header_opens_libtorch(self):
        wrong = [f"{place} includes {name}" for place, name in includes("core")
                 if re.match(r"torch/|ATen/|c10/|caffe2/", name) and not place.startswith("core/support/torch")]
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
