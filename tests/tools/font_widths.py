#!/usr/bin/env python3
"""Writes src/draw/metrics_table.c: advance widths read from two TrueType fonts.

    font_widths.py LiberationSans-Regular.ttf LiberationSans-Bold.ttf > src/draw/metrics_table.c

Liberation Sans has the widths of Helvetica and Arial. Widths are facts, in 1/1000 em, rounded.
"""
import struct
import sys

RANGES = [
    (0x0020, 0x02FF),  # Latin and its extensions, IPA, spacing modifiers
    (0x0370, 0x0527),  # Greek, Cyrillic
    (0x1E00, 0x1FFF),  # Latin and Greek, extended
    (0x2010, 0x205F),  # punctuation
    (0x2070, 0x20BF),  # superscripts, currencies
    (0x2100, 0x22FF),  # letterlike, number forms, arrows, operators
    (0x25A0, 0x25FF),  # geometric shapes
    (0xFB00, 0xFB06),  # ligatures
]


def tables_of(data):
    count = struct.unpack(">H", data[4:6])[0]
    entries = (struct.unpack(">4sLLL", data[12 + 16 * i:28 + 16 * i]) for i in range(count))
    return {tag: data[start:start + length] for tag, _, start, length in entries}


def glyphs_of(cmap):
    """Code point to glyph, from the Unicode subtable of format 4."""
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, start = struct.unpack(">HHL", cmap[4 + 8 * i:12 + 8 * i])
        table = cmap[start:]
        if (platform, encoding) == (3, 1) and struct.unpack(">H", table[:2])[0] == 4:
            break
    else:
        sys.exit("no Unicode subtable of format 4")
    n = struct.unpack(">H", table[6:8])[0] // 2
    words = lambda at, sign="H": struct.unpack(f">{n}{sign}", table[at:at + 2 * n])
    ends, starts = words(14), words(16 + 2 * n)
    deltas, offsets = words(16 + 4 * n, "h"), words(16 + 6 * n)
    glyphs = {}
    for k, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets)):
        for c in range(first, last + 1):
            glyph = c
            if offset:
                at = 16 + 6 * n + 2 * k + offset + 2 * (c - first)
                glyph = struct.unpack(">H", table[at:at + 2])[0]
                if glyph == 0:
                    continue
            glyphs[c] = (glyph + delta) & 0xFFFF
    return glyphs


def widths_of(path):
    with open(path, "rb") as file:
        tables = tables_of(file.read())
    em = struct.unpack(">H", tables[b"head"][18:20])[0]
    long_ones = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    advance = lambda glyph: struct.unpack(
        ">H", tables[b"hmtx"][4 * min(glyph, long_ones - 1):][:2])[0]
    return {c: round(advance(glyph) * 1000 / em)
            for c, glyph in glyphs_of(tables[b"cmap"]).items() if glyph}


def main():
    fonts = [widths_of(path) for path in sys.argv[1:3]]
    print("// Advance widths of Liberation Sans in 1/1000 em, 0 where it has no character.")
    print("// Made by tests/tools/font_widths.py; do not edit.")
    print("// clang-format off")
    print('#include "draw/metrics_table.h"\n')
    for name, widths in zip(("regular", "bold"), fonts):
        for first, last in RANGES:
            print(f"static const uint16_t {name}_{first:04x}[] = {{")
            row = [widths.get(c, 0) for c in range(first, last + 1)]
            for i in range(0, len(row), 20):
                print("    " + ", ".join(str(w) for w in row[i:i + 20]) + ",")
            print("};")
    print("\nconst struct acg_metrics_range acg_metrics_ranges[] = {")
    for first, last in RANGES:
        print(f"    {{0x{first:04X}, 0x{last:04X}, {{regular_{first:04x}, bold_{first:04x}}}}},")
    print("};\n")
    print("const size_t acg_metrics_n_ranges = sizeof acg_metrics_ranges / sizeof *acg_metrics_ranges;")


main()
