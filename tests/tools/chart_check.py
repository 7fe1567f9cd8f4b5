"""chart_check.py CHART.svg ...: the sizes of a chart by gnuplot are those that render --check asks of a figure.

Text is at least 6 points, with a contrast of at least 4.5 to 1 on paper (white text stands on a cell); a line is at least 0.25 points thin. One unit
of the file prints as one point. Exit 1 and a line for each finding.
"""
import re
import sys

LEAST_TEXT, LEAST_LINE, TEXT_CONTRAST = 6, 0.25, 4.5


def luminance(red, green, blue):
    values = [channel / 255 for channel in (red, green, blue)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(color):
    digits = re.fullmatch(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", color)
    number = re.fullmatch(r"rgb\(\s*(\d+),\s*(\d+),\s*(\d+)\)", color)
    if color in ("black", "none", "currentColor", "rgb(255,255,255)"):
        return 21
    channels = [int(word, 16) for word in digits.groups()] if digits else [int(word) for word in number.groups()]
    return 1.05 / (luminance(*channels) + 0.05)


findings = 0


def say(path, what):
    global findings
    findings += 1
    print(f"{path}: {what}")


for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', text)]
    widths = [float(width) for width in re.findall(r'stroke-width="([\d.]+)"', text)]
    colors = [re.search(r'fill="([^"]+)"', group) for group in re.findall(r"<g [^>]*font-family[^>]*>", text)]
    if not sizes or not widths or not colors:
        say(path, "no text or no line was found")
        continue
    if min(sizes) < LEAST_TEXT:
        say(path, f"text of {min(sizes)} points")
    if min(widths) < LEAST_LINE:
        say(path, f"a line of {min(widths)} points")
    for color in {match.group(1) for match in colors if match}:
        if contrast(color) < TEXT_CONTRAST:
            say(path, f"text in {color}: {contrast(color):.1f} to 1")
sys.exit(1 if findings else 0)
