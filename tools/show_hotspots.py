#!/usr/bin/env python3
"""Shows the places that a run of samples/taxi/corners.sql found: which box, when, how many trips.

usage: tools/show_hotspots.py ROWS.jsonl|- [COUNT]

Reads the rows' hotspots every ten minutes of row time, takes boxes that overlap as one place, and
prints each place when it had the most trips.
"""
import json
import math
import sys

METERS_PER_DEGREE = 111_050
SLOT = len("2016-03-10 07:1")  # ten minutes


def sampled_rows(lines):
    """Yields the last row of every ten minutes, without reading the JSON of the others."""
    last, slot = None, None
    for line in lines:
        begin = line.index(':"') + 2  # pickup_time comes first
        if slot is not None and line[begin:begin + SLOT] != slot:
            yield json.loads(last)
        last, slot = line, line[begin:begin + SLOT]
    if last is not None:
        yield json.loads(last)


class Box:
    """A hotspot at a time; sizes in metres."""

    def __init__(self, hotspot, time):
        (self.west, self.south), (self.east, self.north) = hotspot["minValues"], hotspot["maxValues"]
        self.times = [time]
        self.time = time
        self.trips = round(hotspot["density"] * (self.east - self.west) * (self.north - self.south))
        per_longitude = METERS_PER_DEGREE * math.cos(math.radians(self.south))
        self.width = (self.east - self.west) * per_longitude
        self.height = (self.north - self.south) * METERS_PER_DEGREE
        self.density = self.trips / max(self.width * self.height, 1) * 1e6

    def overlaps(self, other):
        return (self.west <= other.east and other.west <= self.east and
                self.south <= other.north and other.south <= self.north)


def places(rows):
    """Boxes that do not overlap, most trips first, each with all the times at which it was hot."""
    boxes = [Box(hotspot, row["PICKUP_TIME"]) for row in rows
             for hotspot in json.loads(row["HOTSPOTS_RESULT"])["hotspots"]]
    found = []
    for box in sorted(boxes, key=lambda each: (-each.trips, -each.density)):
        place = next((known for known in found if known.overlaps(box)), None)
        if place is None:
            found.append(box)
        else:
            place.times += box.times
    return found


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    with open(0 if sys.argv[1] == "-" else sys.argv[1], encoding="utf-8") as lines:
        found = places(sampled_rows(lines))
    if not found:
        print("no hotspots: too few trips?")
        return
    print(f"{len(found)} places were hot. The {min(count, len(found))} with the most trips, each at its peak:\n")
    print("  latitude, longitude      size in m   trips  per km2   at                hot for")
    for box in found[:count]:
        middle = f"{(box.south + box.north) / 2:.4f}, {(box.west + box.east) / 2:.4f}"
        hot = len(set(box.times))
        print(f"  {middle:<22} {box.width:>5.0f} x {box.height:<5.0f} {box.trips:>5} {box.density:>8,.0f}"
              f"   {box.time[:16]}  {hot // 6} h {hot % 6 * 10:02} min")


if __name__ == "__main__":
    main()
