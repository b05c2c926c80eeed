#!/usr/bin/env python3
"""Writes the invented logo of examples/runder: a shield with a road that runs in between two hills.

The picture is drawn at four times its size and averaged to 16 shades with transparency, so that the PNG has a
palette of few colours and stays small. Run it with the file to write as its only argument."""
import struct
import sys
import zlib

WIDTH, HEIGHT, SCALE = 80, 96, 4
GREEN, WHITE = (31, 92, 58), (255, 255, 255)


def inside_shield(x, y):
    """x from −1 to 1, y from 0 to 1.2: straight sides that meet in a point."""
    if y < 0 or y > 1.2 or abs(x) > 1:
        return False
    return y <= 0.55 or abs(x) <= (1 - ((y - 0.55) / 0.65) ** 2) ** 0.5


def is_white(x, y):
    """The road, wide at the foot and narrow at the top, and the sun above it."""
    road = 0.5 < y and abs(x - 0.35 * (1.2 - y) * (y - 0.5) * 4) < 0.06 + 0.3 * (y - 0.5)
    sun = x * x + (y - 0.27) ** 2 < 0.16 ** 2
    hills = 0.5 < y < 0.55 and abs(x) < 0.8
    return road or sun or hills


def shade(column, row):
    """How much of the pixel is shield, and how much of that is white: 0–15 each."""
    total = white = 0
    for dy in range(SCALE):
        for dx in range(SCALE):
            x = ((column + (dx + 0.5) / SCALE) / WIDTH * 2 - 1) * 1.02
            y = (row + (dy + 0.5) / SCALE) / HEIGHT * 1.22 - 0.01
            if inside_shield(x, y):
                total += 1
                white += is_white(x, y)
    return total * 15 // SCALE ** 2, white * 15 // total if total else 0


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    shades = [[shade(x, y) for x in range(WIDTH)] for y in range(HEIGHT)]
    colours = sorted({s for row in shades for s in row})
    palette, alpha = b"", b""
    for total, white in colours:
        palette += bytes(g + (w - g) * white // 15 for g, w in zip(GREEN, WHITE))
        alpha += bytes([total * 17])
    rows = b"".join(b"\0" + bytes(colours.index(s) for s in row) for row in shades)
    png = b"\x89PNG\r\n\x1a\n"
    png += chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0))
    png += chunk(b"PLTE", palette) + chunk(b"tRNS", alpha)
    png += chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    with open(sys.argv[1], "wb") as out:
        out.write(png)


main()
