# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs as core/data reads and resizes them, byte for byte against Pillow."""
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

try:
    import numpy
    from PIL import Image
except ImportError:
    Image = None

TOOL = os.environ.get("PHOTO_TOOL", "photo_tool")
DATA = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "/nowhere"))


def pictures_of(*arguments):
    """What photo_tool prints: for each picture (width, height, bytes); (0, 0, b"") for one that was refused."""
    output = subprocess.run([TOOL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            check=True).stdout
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        width, height = map(int, output[at:end].split())
        at = end + 1 + width * height * 3
        yield width, height, output[end + 1:at]


def furs(width, height, seed, channels=3):
    """Noise over soft colours: something of every frequency."""
    generator = numpy.random.default_rng(seed)
    small = generator.integers(0, 256, (5, 7, channels), dtype=numpy.uint8)
    planes = [Image.fromarray(small[:, :, c]).resize((width, height), Image.BICUBIC) for c in range(channels)]
    soft = numpy.stack([numpy.asarray(plane, dtype=numpy.int32) for plane in planes], axis=2)
    return numpy.clip(soft + generator.integers(-20, 21, soft.shape), 0, 255).astype(numpy.uint8)


@unittest.skipIf(Image is None, "Pillow and numpy are not installed")
class Photos(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def assert_same(self, files, picture=lambda opened: opened.convert("RGB")):
        for file, (width, height, data) in zip(files, pictures_of("read", *files), strict=True):
            with Image.open(file) as opened:
                wanted = picture(opened)
            self.assertEqual((width, height), wanted.size, file.name)
            self.assertTrue(data == wanted.tobytes(), file.name)

    def test_ordinary_files(self):
        color = Image.fromarray(furs(93, 71, 1))
        alpha = Image.fromarray(furs(93, 71, 2, 4), "RGBA")
        files = []

        def save(name, picture, **options):
            files.append(self.folder / name)
            picture.save(files[-1], **options)

        for quality in (35, 75, 95):
            save(f"q{quality}.jpg", color, quality=quality)
        save("full-color.jpg", color, quality=90, subsampling=0)
        save("422.jpg", color, quality=90, subsampling=1)
        save("progressive.jpg", color, progressive=True)
        save("grey.jpg", color.convert("L"))
        save("plain.png", color)
        save("grey.png", color.convert("L"))
        save("one-bit.png", color.convert("1"))
        save("alpha.png", alpha)
        save("grey-alpha.png", alpha.convert("LA"))
        save("palette.png", color.quantize(97))
        save("palette-16.png", color.quantize(13), bits=4)
        save("palette-hole.png", color.quantize(50), transparency=3)
        save("plain.bmp", color)
        save("grey.bmp", color.convert("L"))
        save("palette.bmp", color.quantize(256))
        save("plain.webp", color, quality=80)
        save("lossless.webp", color, lossless=True)
        save("alpha.webp", alpha, lossless=True, exact=True)
        save("alpha-lossy.webp", alpha, quality=70)
        save("plain.tif", color)
        save("lzw.tif", color, compression="tiff_lzw")
        save("grey.tif", color.convert("L"))
        save("plain.ppm", color)
        save("grey.pgm", color.convert("L"))
        save("palette.gif", color.quantize(200))
        save("small-palette.gif", color.quantize(7), interlace=1)
        save("flat.gif", color.quantize(30), interlace=0)
        save("hole.gif", color.quantize(30), transparency=4)
        save("exif.jpg", color, exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0")
        self.assert_same(files)

    def test_the_first_frame_of_what_moves(self):
        frames = [Image.fromarray(furs(60, 44, seed)) for seed in range(3)]
        files = [self.folder / "moves.webp", self.folder / "moves.gif"]
        frames[0].save(files[0], save_all=True, append_images=frames[1:], lossless=True)
        frames[0].save(files[1], save_all=True, append_images=frames[1:])
        self.assert_same(files)

    def test_four_inks(self):
        inks = Image.fromarray(furs(93, 71, 3, 4), "CMYK")
        file = self.folder / "inks.jpg"
        inks.save(file, quality=90)
        self.assert_same([file])

    def test_resize_of_noise(self):
        file = self.folder / "noise.png"
        for width, height in ((1, 1), (2, 3), (7, 5), (61, 64), (200, 200), (640, 333)):
            picture = Image.fromarray(furs(width, height, width))
            picture.save(file)
            for side in ((1, 1), (3, 2), (64, 64), (61, 64), (96, 128), (224, 224), (640, 100)):
                (found,) = pictures_of("resize", *side, file)
                self.assertTrue(found[2] == picture.resize(side, Image.BILINEAR).tobytes(), (picture.size, side))

    @unittest.skipUnless((DATA / "pets").is_dir(), "OFFICINA_TEST_DATA has no photographs")
    def test_300_photographs_that_shrink_and_grow(self):
        draw = random.Random(7)
        small = draw.sample(sorted((DATA / "pets").glob("*/*.jpg")), 200)
        large = draw.sample(sorted((DATA / "pets_photos").glob("*/*.jpg")), 100)
        differing = 0
        grown = shrunk = 0
        for files in (small, large):
            for side in (224, 128):
                for file, (_, _, data) in zip(files, pictures_of("resize", side, side, *files), strict=True):
                    with Image.open(file) as opened:
                        grown += opened.width < side
                        shrunk += opened.width > side
                        wanted = opened.convert("RGB").resize((side, side), Image.BILINEAR).tobytes()
                    differing += data != wanted
        self.assertGreater(grown, 100)
        self.assertGreater(shrunk, 100)
        self.assertEqual(differing, 0)


if __name__ == "__main__":
    unittest.main()
