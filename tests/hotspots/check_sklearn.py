#!/usr/bin/env python3
"""Compares what HOTSPOTS printed with scikit-learn's DBSCAN.

usage: check_sklearn.py WINDOW RADIUS MINIMUM COLUMN... [--windows 200] < ROWS
       check_sklearn.py --extract FILE.csv.gz COLUMN...      prints these columns as CSV

ROWS are the operator's output as JSON lines, all rows from the first on: the analysed COLUMNs and
HOTSPOTS_RESULT (an object, or its text) by scope 'window', in a column long enough not to cut it.
Windows spread evenly over the rows are compared: boxes exactly, and records through the density.
scikit-learn gives a border record to one cluster only; here it belongs to every cluster with a core
within the radius, as the contract says. Ends with 0 if all windows agree, 1 if not, 77 (skipped)
without scikit-learn.
"""
import argparse
import csv
import gzip
import json
import math
import sys


def boxes(points, radius, minimum):
    """Returns the hotspots of a window as sorted (minValues, maxValues, records)."""
    import numpy
    from sklearn.cluster import DBSCAN

    kept = numpy.array([point for point in points if all(map(math.isfinite, point))], dtype=float)
    if len(kept) == 0:
        return []
    clusters = DBSCAN(eps=radius, min_samples=minimum, algorithm="brute").fit(kept)
    is_core = numpy.zeros(len(kept), dtype=bool)
    is_core[clusters.core_sample_indices_] = True
    found = []
    for label in sorted(set(clusters.labels_) - {-1}):
        cores = kept[is_core & (clusters.labels_ == label)]
        squares = sum((kept[:, None, k] - cores[None, :, k]) ** 2 for k in range(kept.shape[1]))
        near = (squares <= radius * radius).any(axis=1)
        of_others = is_core & (clusters.labels_ != label)
        members = kept[near & ~of_others]
        found.append((members.min(axis=0).tolist(), members.max(axis=0).tolist(), len(members)))
    return sorted(found)


def printed(result):
    """Returns the printed hotspots in the form of boxes(), the records worked out of the density."""
    found = []
    for hotspot in result["hotspots"]:
        least, most = hotspot["minValues"], hotspot["maxValues"]
        volume = math.prod(high - low for low, high in zip(least, most))
        density = hotspot["density"]
        records = None if density == "Infinity" else round(density * volume)
        found.append((least, most, records))
    return sorted(found)


def agree(expected, actual):
    return len(expected) == len(actual) and all(
        one[:2] == other[:2] and other[2] in (None, one[2]) for one, other in zip(expected, actual))


def extract(path, columns):
    with gzip.open(path, "rt", newline="") as file:
        for row in csv.DictReader(file):
            print(",".join(row[column] for column in columns))


def number(value):
    return math.nan if value is None else float(value)


def main():
    if len(sys.argv) > 3 and sys.argv[1] == "--extract":
        extract(sys.argv[2], sys.argv[3:])
        return 0
    parser = argparse.ArgumentParser()
    parser.add_argument("window", type=int)
    parser.add_argument("radius", type=float)
    parser.add_argument("minimum", type=int)
    parser.add_argument("columns", nargs="+")
    parser.add_argument("--windows", type=int, default=200)
    options = parser.parse_args()
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print("scikit-learn is missing: skipped")
        return 77
    rows = [json.loads(line) for line in sys.stdin]
    points = [[number(row[column]) for column in options.columns] for row in rows]
    step = max(1, len(rows) // options.windows)
    compared = hotspots = 0
    for last in range(step - 1, len(rows), step):
        result = rows[last]["HOTSPOTS_RESULT"]
        actual = printed(json.loads(result) if isinstance(result, str) else result)
        window = points[max(0, last + 1 - options.window):last + 1]
        expected = boxes(window, options.radius, options.minimum)
        if not agree(expected, actual):
            print(f"row {last + 1} differs\nscikit-learn: {expected}\nprinted: {actual}")
            return 1
        compared += 1
        hotspots += len(actual)
    print(f"{compared} windows with {hotspots} hotspots agree")
    return 0 if compared else 1


if __name__ == "__main__":
    sys.exit(main())
