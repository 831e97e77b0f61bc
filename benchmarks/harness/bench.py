"""Runs queries, ours and the peers', over the same files in turns, and keeps medians."""
import json
import pathlib
import statistics
import sys

import peers
from peers.job import Job

from . import answers, data, measure, sluice, tables

QUICK_QUERIES = ("project", "filter_tumble_low_cardinality")  # of peers that are slow to start, with --quick
CHECK_ROWS = 20_000  # answers are compared value by value over so many rows, and counted over all


def progress(text):
    """Says on standard error what goes on."""
    print(text, file=sys.stderr, flush=True)


class Bench:
    """What all measurements share: a build, its data, a folder to work in."""

    def __init__(self, build, directory, rounds, updates=False, real_trips=None, quick=False):
        self.work = pathlib.Path(directory) / "work"
        self.work.mkdir(parents=True, exist_ok=True)
        self.data = data.Data(pathlib.Path(directory) / "data", build, real_trips)
        self.meter = measure.Meter(build)
        self.sluice = sluice.Sluice(build, self.work)
        self.rounds = rounds
        self.known = answers.Known()
        self.updates = updates
        self.quick = quick

    def files(self, query, form, rows):
        """The paths of a query's tables; of real trips there are as many as there are."""
        return {table: self.data.file(table, form, int(rows * query.share)) for table in query.tables}

    def run_sluice(self, query, files, workers=1, settings=()):
        """What a run of ours took; its answer is in `answer_path`."""
        return self.meter.run(self.sluice.command(query, files, workers, settings), self.answer_path("sluice"), workers)

    def run_peer(self, name, query, form, files, workers=1):
        """What a peer's run took, its own seconds without its start; its answer is in `answer_path`."""
        output, job, said = self.answer_path(name), self.work / f"{name}.job", self.work / f"{name}.said"
        answers.remove(output)
        Job(sql=query.peer_text(name), files={table: str(path) for table, path in files.items()},
            columns={table: list(tables.TABLES[table].columns.items()) for table in query.tables},
            times={table: tables.TABLES[table].time for table in query.tables}, form=form, output=str(output),
            workers=workers).write(job)
        taken = self.meter.run(peers.peer(name).command(job), said, workers)
        return taken | json.loads(said.read_text(encoding="utf-8").splitlines()[-1])

    def answer_path(self, engine):
        """Where an engine's last answer is."""
        return self.work / f"{engine}.answer"


def medians(runs):
    """The median of each figure."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def refusal(name, query, form, quick):
    """Why a peer does not run a query, or ""."""
    peer = peers.peer(name)
    if not peer.is_installed():
        return "not installed"
    if name in query.reasons:
        return query.reasons[name]
    if query.peer_text(name) is None:
        return "no query"
    if quick and hasattr(peer, "ROUNDS") and query.name not in QUICK_QUERIES:
        return "left out with --quick"
    return peer.refusal(query, form)


def checked_answer(bench, query, form):
    """Our answer over a few rows, which must be the known one; with `updates`, it becomes the known one."""
    bench.run_sluice(query, bench.files(query, form, CHECK_ROWS))
    ours = answers.rows_of(bench.answer_path("sluice"))
    if bench.updates:
        bench.known.update(query.name, form, ours)
    else:
        bench.known.check(query.name, form, ours)
    return ours


def peers_that_agree(bench, query, form, names):
    """(peers whose answer over a few rows is ours, {peer: why it is not timed})."""
    agreeing, reasons = [], {}
    ours = checked_answer(bench, query, form)
    files = bench.files(query, form, CHECK_ROWS)
    for name in names:
        reasons[name] = refusal(name, query, form, bench.quick)
        if reasons[name]:
            continue
        try:
            bench.run_peer(name, query, form, files)
            reasons[name] = answers.difference(ours, answers.rows_of(bench.answer_path(name)))
            reasons[name] = reasons[name] and f"another answer: {reasons[name]}"
        except measure.Failure as failure:
            reasons[name] = f"failed: {failure}"
        if not reasons[name]:
            agreeing.append(name)
    return agreeing, {name: reason for name, reason in reasons.items() if reason}


def timed_rounds(bench, query, form, files, names):
    """{engine: its runs}: every engine once a round, in turns."""
    runs = {name: [] for name in ["sluice", *names]}
    for round_number in range(bench.rounds):
        runs["sluice"].append(bench.run_sluice(query, files))
        count = answers.line_count(bench.answer_path("sluice"))
        for name in names:
            if round_number >= getattr(peers.peer(name), "ROUNDS", bench.rounds):
                continue
            runs[name].append(bench.run_peer(name, query, form, files))
            theirs = answers.line_count(bench.answer_path(name))
            if theirs != count:
                raise measure.Failure(f"{query.name}: {name} gives {theirs} rows where we give {count}")
    return runs, count


def measure_query(bench, query, form, rows, names):
    """All figures of a query over files of one format."""
    agreeing, reasons = peers_that_agree(bench, query, form, names)
    files = bench.files(query, form, rows)
    runs, answer_rows = timed_rounds(bench, query, form, files, agreeing)
    row_count = sum(tables.row_count(table, int(rows * query.share)) for table in query.sources)
    byte_count = sum(files[table].stat().st_size for table in query.sources)
    ours = medians(runs["sluice"])
    ours["first_row_seconds"] = statistics.median(
        bench.meter.first_row(bench.sluice.command(query, files, 1), 1) for _ in range(bench.rounds))
    result = {"query": query.name, "title": query.title, "format": form, "rows": row_count, "bytes": byte_count,
              "answer_rows": answer_rows, "command": bench.sluice.command(query, files, 1),
              "engines": {"sluice": figures(ours, row_count, byte_count)}, "reasons": reasons}
    for name in agreeing:
        result["engines"][name] = figures(medians(runs[name]), row_count, byte_count)
        result["engines"][name]["ratio"] = result["engines"][name]["seconds"] / ours["seconds"]
    return result


def figures(taken, rows, byte_count):
    """Rates from what a run took."""
    return taken | {"rows_per_second": rows / taken["seconds"], "mb_per_second": byte_count / 1e6 / taken["seconds"],
                    "cpu_seconds_per_million_rows": taken["cpu_seconds"] * 1e6 / rows}
