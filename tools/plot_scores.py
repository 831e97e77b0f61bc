#!/usr/bin/env python3
"""Draws a series and its anomaly scores, labelled windows shaded, as SVG on standard output.

usage: sluice run ... | tools/plot_scores.py VALUE_COLUMN [LABELS.json FILE.csv]

Reads rows as JSON from standard input: their first column is the time, ANOMALY_SCORE the score. LABELS.json is NAB's: the
windows of FILE.csv are shaded. The highest scores, 2 % of all, are drawn bold.
"""
import json
import sys

WIDTH, PANEL, LEFT, TOP, GAP = 1000, 190, 56, 30, 34
SHARE = 0.02
GREY, BLUE, RED, SHADE = "#777", "#2c6fbb", "#c0392b", "#f6dfb4"


class Panel:
    """A chart: rows from left to right, values up."""

    def __init__(self, y, values, title):
        self.y, self.values, self.title = y, values, title
        self.top = max(values) * 1.05

    def x(self, row):
        return LEFT + row / max(len(self.values) - 1, 1) * (WIDTH - LEFT - 10)

    def height(self, value):
        return self.y + PANEL * (1 - value / self.top)

    def frame(self):
        step = nice_step(self.top / 4)
        yield (f"<text x='{LEFT}' y='{self.y - 8}' font-weight='bold'>{self.title}</text>"
               f"<line x1='{LEFT}' x2='{WIDTH - 10}' y1='{self.y + PANEL}' y2='{self.y + PANEL}' stroke='{GREY}'/>")
        value = step
        while value < self.top:
            yield (f"<line x1='{LEFT}' x2='{WIDTH - 10}' y1='{self.height(value):.1f}' y2='{self.height(value):.1f}' "
                   f"stroke='#ddd'/><text x='{LEFT - 6}' y='{self.height(value) + 4:.1f}' text-anchor='end' "
                   f"fill='{GREY}'>{value:,.6g}</text>")
            value += step

    def line(self, colour):
        points = " ".join(f"{self.x(row):.1f},{self.height(value):.1f}" for row, value in self.outline())
        return f"<polyline points='{points}' fill='none' stroke='{colour}' stroke-width='0.8'/>"

    def outline(self):
        """The lowest and highest value of every half pixel, in the order of the rows."""
        width = max(1, len(self.values) // (2 * (WIDTH - LEFT)))
        for begin in range(0, len(self.values), width):
            part = range(begin, min(begin + width, len(self.values)))
            ends = {min(part, key=self.values.__getitem__), max(part, key=self.values.__getitem__)}
            yield from ((row, self.values[row]) for row in sorted(ends))


def nice_step(least):
    """The smallest of 1, 2, 5, 10, 20, ... (and fractions) that is at least `least`."""
    power = 10.0 ** (len(str(int(least))) if least >= 1 else 0) / 100
    while True:
        for digit in (1, 2, 5):
            if digit * power >= least:
                return digit * power
        power *= 10


def read_windows(arguments):
    if len(arguments) < 4:
        return []
    with open(arguments[2], encoding="utf-8") as file:
        return [(begin[:19], end[:19]) for begin, end in json.load(file)[arguments[3]]["windows"]]


def shades(panel, times, windows):
    for begin, end in windows:
        rows = [row for row, time in enumerate(times) if begin <= time[:19] <= end]
        yield (f"<rect x='{panel.x(rows[0]):.1f}' y='{panel.y}' width='{panel.x(rows[-1]) - panel.x(rows[0]):.1f}' "
               f"height='{PANEL}' fill='{SHADE}'/>")


def dates(panel, times):
    """The first day of each month below the panel."""
    for row, time in enumerate(times):
        if time[8:10] == "01" and (row == 0 or times[row - 1][:10] != time[:10]):
            yield (f"<text x='{panel.x(row):.1f}' y='{panel.y + PANEL + 16}' fill='{GREY}' "
                   f"text-anchor='{'start' if row == 0 else 'middle'}'>{time[:10]}</text>")


def main():
    column = sys.argv[1]
    rows = [json.loads(line) for line in sys.stdin]
    times = [next(iter(row.values())) for row in rows]
    windows = read_windows(sys.argv)
    scores = [row["ANOMALY_SCORE"] for row in rows]
    series = Panel(TOP, [row[column] for row in rows], column)
    score = Panel(TOP + PANEL + GAP, scores, "ANOMALY_SCORE")
    least = sorted(scores)[int(len(scores) * (1 - SHARE))]
    height = TOP + 2 * PANEL + GAP + 28
    print(f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}' viewBox='0 0 {WIDTH} {height}' "
          "font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='white'/>")
    for panel in (series, score):
        print("\n".join([*shades(panel, times, windows), *panel.frame(), panel.line(BLUE)]))
    high = [(row, value) for row, value in enumerate(scores) if value >= least]
    print("\n".join(f"<circle cx='{score.x(row):.1f}' cy='{score.height(value):.1f}' r='1.6' fill='{RED}'/>"
                    for row, value in high))
    print("\n".join(dates(score, times)))
    print("</svg>")


if __name__ == "__main__":
    main()
