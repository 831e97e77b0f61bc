"""Draws rows a second by query and engine as SVG, on a logarithmic axis."""
import math

import peers

COLOURS = {"sluice": "#1f6feb", "duckdb": "#d4a72c", "chdb": "#8c6bb1", "flink": "#d1495b", "clink": "#3a9679"}
BAR, GAP, LEFT, WIDTH = 11, 12, 230, 560
LEAST, MOST = 1e4, 1e7


def x_of(value):
    """The place of a rate on the axis."""
    share = (math.log10(max(value, LEAST)) - math.log10(LEAST)) / (math.log10(MOST) - math.log10(LEAST))
    return LEFT + min(share, 1.05) * WIDTH


def text(x, y, words, more=""):
    return f'<text x="{x:.0f}" y="{y:.0f}" {more}>{words}</text>'


def name_of(engine):
    return "Sluice" if engine == "sluice" else peers.peer(engine).NAME


def legend(engines):
    """A coloured name for each engine."""
    parts = []
    for place, engine in enumerate(engines):
        x = LEFT + place * 100
        parts.append(f'<rect x="{x}" y="12" width="11" height="11" fill="{COLOURS[engine]}"/>')
        parts.append(text(x + 16, 22, name_of(engine)))
    return parts


def axis(height):
    """Lines at powers of ten."""
    parts = []
    for power in range(4, 8):
        x = x_of(10 ** power)
        parts.append(f'<line x1="{x:.0f}" y1="36" x2="{x:.0f}" y2="{height - 24}" stroke="#ddd"/>')
        parts.append(text(x, height - 8, f"{10 ** power:,} rows/s", 'text-anchor="middle" fill="#666"'))
    return parts


def draw(results):
    """The chart of all results that have a peer's figure, as text."""
    shown = [result for result in results if len(result["engines"]) > 1] or results
    engines = [engine for engine in COLOURS if any(engine in result["engines"] for result in shown)]
    body, y = [], 40
    for result in shown:
        body.append(text(LEFT - 8, y + BAR, f'{result["query"]} ({result["format"]})', 'text-anchor="end"'))
        for engine in (engine for engine in engines if engine in result["engines"]):
            x = x_of(result["engines"][engine]["rows_per_second"])
            body.append(f'<rect x="{LEFT}" y="{y}" width="{x - LEFT:.1f}" height="{BAR}" fill="{COLOURS[engine]}"/>')
            y += BAR
        y += GAP
    height = y + 28
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 60}" height="{height}" '
            'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>')
    return "\n".join([head, *axis(height), *legend(engines), *body, "</svg>"]) + "\n"
