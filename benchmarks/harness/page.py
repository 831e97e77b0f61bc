"""The results as a page: aims first, then every query, then what scales, then what would make the figures wrong."""
import peers

from . import report

BEGIN, END = "<!-- results: written by benchmarks/run --docs -->", "<!-- end of results -->"

CAUTIONS = """What would make these figures wrong:

- Other work on the machine. Engines take turns and medians are shown, but a busy neighbour slows the engine that runs
  just then. The load before the run is in the first line; repeat it on a machine with nothing else to do.
- Start-up. Sluice's time is that of its whole process. The peers' is their query alone: no interpreter, no JVM, no
  planning. Flink runs once a query, and its JVM is cold for the first second or two of it.
- Files are in the page cache, so no disk is measured.
- DuckDB and chDB read the whole file, may answer in any order, and do not look at fields that a query does not name;
  Sluice checks every field unless told `check 'read'`. They are ceilings, not streaming engines.
- Answers are compared value by value over 20,000 rows, numbers to nine digits, and by their count over all.
- Every engine is kept to one processor here, its helper threads among them: compilers and collectors of a JVM too.
"""


def heading(document):
    """Where, what and how."""
    about = document["machine"]
    versions = ", ".join(version for version in document["peers"].values() if version)
    missing = ", ".join(peers.peer(name).NAME for name, version in document["peers"].items() if not version)
    text = (f"Sluice {about['commit']} on {about['cpus']} x {about['cpu']}, {about['memory_gb']} GB, {about['system']}, "
            f"load {about['load_before']} before; medians of {document['rounds']}, {document['rows']:,} rows, one worker "
            f"on one processor; {document['minutes']:.0f} minutes.")
    text += f" Beside it: {versions}." if versions else ""
    return text + (f" Not installed: {missing}." if missing else "") + "\n\n"


def aims_table(aims):
    """Work, aim, what was measured."""
    return report.table(["work", "aim", "measured", "reached"],
                        [[work, aim, ours or "not measured", "yes" if reached else "no" if ours else ""]
                         for work, aim, ours, reached in aims])


def extras_text(found):
    """Scaling and micro benchmarks."""
    if not found:
        return ""
    text = "\nRows a second by workers, in millions:\n\n"
    counts = sorted({count for by_count in found["workers"].values() for count in by_count})
    text += report.table(["query", *map(str, counts)], [
        [name, *(report.millions(by_count[count]) for count in counts)] for name, by_count in found["workers"].items()])
    text += "\nMicroseconds a row and peak memory by the length of the stream:\n\n"
    text += report.table(["query", "rows", "us a row", "peak MB"], [
        [name, f"{count:,}", f"{taken['microseconds_a_row']:.2f}", f"{taken['peak_megabytes']:.0f}"]
        for name, by_length in found["lengths"].items() for count, taken in by_length.items()])
    text += "\nMicroseconds a row, CSV, by window, keys and columns:\n\n"
    text += report.table(["query", "us a row"], [[name, f"{cost:.2f}"] for name, cost in found["cost"].items()])
    text += "\nMicro benchmarks, in thousands of items a second:\n\n"
    return text + report.table(["benchmark", "k/s"], [
        [name, report.number(rate / 1e3, 1)] for name, rate in found["micro"].items() if isinstance(rate, (int, float))])


def markdown(document, names):
    """The results for people."""
    text = heading(document)
    if document["extras"]:
        text += aims_table(document["aims"]) + "\n"
    text += "A peer's column says how many times our time it takes: over 1 it is slower.\n\n"
    text += report.query_table(document["queries"], names)
    for result in document["queries"]:
        if delay := result.get("delay"):
            text += (f"\nFrom row to result at {delay['rate']:,} rows/s ({result['query']}): p50 "
                     f"{delay['p50_milliseconds']:.2f} ms, p99 {delay['p99_milliseconds']:.2f} ms.\n")
    reasons = report.reasons_text(document["queries"], names)
    text += f"\nPeers without a figure:\n\n{reasons}" if reasons else ""
    return text + extras_text(document["extras"]) + "\n" + CAUTIONS


def write_docs(folder, text, drawing):
    """Puts the results between the marks of performance.md, and the chart beside it."""
    path = folder / "performance.md"
    before, rest = path.read_text(encoding="utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")
    (folder / "performance.svg").write_text(drawing, encoding="utf-8")
