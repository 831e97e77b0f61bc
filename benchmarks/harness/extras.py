"""Measurements beside the queries: the bare decoder, checks of read fields only, workers, lengths, micro benchmarks."""
import dataclasses
import json
import statistics
import subprocess



LEFT_OUT = "latency|/10000+/|window/|uniform"  # micro benchmarks that take minutes, or say what others say
DECODE_BOUND = ("project", "filter_tumble_low_cardinality")


def seconds(bench, query, form, rows, workers=1, settings=(), rounds=0):
    """Our median seconds and largest peak for a query."""
    files = bench.files(query, form, rows)
    runs = [bench.run_sluice(query, files, workers, settings) for _ in range(rounds or bench.rounds)]
    return statistics.median(run["seconds"] for run in runs), max(run["peak_megabytes"] for run in runs)


def read_fields_only(bench, query, rows):
    """Rows a second where only fields that the query reads are checked, over JSON."""
    settings = [f"{table}.check=read" for table in query.sources]
    return rows / seconds(bench, query, "json", rows, settings=settings)[0]


def bare_decoder(bench, query, rows):
    """Seconds of a bare simdjson program for the low-cardinality query, and ours, in turns."""
    files = bench.files(query, "json", rows)
    command = [bench.meter.folder / "bare_tumble", files["trips"]]
    bare, ours = [], []
    for _ in range(bench.rounds):
        bare.append(bench.meter.run(command, bench.answer_path("bare"), 1)["seconds"])
        ours.append(bench.run_sluice(query, files)["seconds"])
    return {"bare_seconds": statistics.median(bare), "seconds": statistics.median(ours), "rows": rows}


def demo_memory(bench, source):
    """Peak memory of the taxi demo's query over 100,000 trips."""
    command = [bench.sluice.program, "run", source / "samples" / "taxi" / "corners.sql", "--quiet", "--source",
               f"SOURCE_SQL_STREAM_001={bench.data.file('taxi', 'csv', 100_000)}"]
    return bench.meter.run(command, bench.answer_path("demo"), 1)["peak_megabytes"]


def by_workers(bench, every, rows, most):
    """Rows a second by query and number of workers."""
    counts = [count for count in (1, 2, 4) if count <= most]
    return {f"{name} {form}": {count: rows / seconds(bench, every[name], form, rows, count)[0] for count in counts}
            for name in DECODE_BOUND for form in ("json", "csv")}


def by_length(bench, every, rows, lengths):
    """Microseconds a row and peak memory by the length of the stream."""
    found = {}
    for name in ("filter_tumble_low_cardinality", "slide_range"):
        for factor in lengths:
            count = rows * factor
            taken, peak = seconds(bench, every[name], "csv", count, rounds=1 if factor > 1 else 0)
            found.setdefault(name, {})[count] = {"microseconds_a_row": taken * 1e6 / count, "peak_megabytes": peak}
    return found


def by_window(bench, every, rows):
    """Microseconds a row by the length of a sliding window; project and pass-through by columns; tumbling by keys."""
    slide, cost = every["slide_range"], {}
    for interval in ("'6' SECOND", "'1' MINUTE", "'10' MINUTE"):
        query = dataclasses.replace(slide, text=slide.text.replace("'1' MINUTE", interval))
        cost[f"AVG over {interval}, 300 keys"] = seconds(bench, query, "csv", rows)[0] * 1e6 / rows
    for label, name in (("300 keys", "filter_tumble_low_cardinality"), ("100,000 keys", "filter_tumble_high_cardinality"),
                        ("2 columns out", "project"), ("13 columns out", "pass_through")):
        cost[f"{name}, {label}"] = seconds(bench, every[name], "csv", rows)[0] * 1e6 / rows
    return cost


def micro(folder, quick):
    """Items a second of every Google Benchmark below a folder."""
    found = {}
    for program in sorted(folder.glob("benchmark_*")):
        if not program.is_file():
            continue
        result = subprocess.run([program, "--benchmark_format=json", f"--benchmark_filter=-{LEFT_OUT}",
                                 f"--benchmark_min_time={0.02 if quick else 0.2}"],
                                capture_output=True, text=True, check=False)
        if result.returncode != 0:
            found[program.name] = {"failed": result.stderr[-200:]}
            continue
        for run in json.loads(result.stdout)["benchmarks"]:
            found[f"{program.name.removeprefix('benchmark_')}: {run['name']}"] = run.get("items_per_second")
    return found
