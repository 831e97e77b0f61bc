#!/usr/bin/env python3
"""Builds two commits and compares them on this machine: time in turns, and instructions, which are the same each run.

usage: benchmarks/compare.py OLD NEW [--only QUERY,...] [--rows N] [--rounds N]

Each commit is built in a work tree of its own below build/compare, which stays for the next time.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / "benchmarks"))

from harness import bench, queries, report  # noqa: E402

INSTRUCTION_ROWS = 10_000  # under callgrind, which is some 50 times slower


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--only", help="queries, parted by commas")
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def git(*words):
    return subprocess.run(["git", "-C", SOURCE, *words], capture_output=True, text=True, check=True).stdout.strip()


def build(revision, target):
    """The folder of a commit's build."""
    commit = git("rev-parse", revision)
    tree = SOURCE / "build" / "compare" / commit[:12]
    if not tree.exists():
        git("worktree", "add", "--detach", "--force", tree, commit)
    for words in (["--preset", "bench"], ["--build", "--preset", "bench", "--target", *target]):
        subprocess.run(["cmake", *words], cwd=tree, check=True, stdout=sys.stderr)
    return tree / "build" / "bench"


def instructions(runner, query, form):
    """Instructions that a run of a few rows takes."""
    command = runner.sluice.command(query, runner.files(query, form, INSTRUCTION_ROWS), 1)
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *command],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", said)[1])


def compare(runners, query, form, rows):
    """A line of the table: both medians, new by old of time, of instructions."""
    times = [[], []]
    for _ in range(runners[0].rounds):
        for runner, found in zip(runners, times):
            found.append(runner.run_sluice(query, runners[0].files(query, form, rows))["cpu_seconds"])
    old, new = (statistics.median(found) for found in times)
    counted = [instructions(runner, query, form) for runner in runners] if shutil.which("valgrind") else [1, 1]
    return [query.name, form, f"{old:.3f}", f"{new:.3f}", f"{new / old:.3f}", f"{counted[1] / counted[0]:.4f}"]


def main():
    options = arguments()
    chosen = [query for query in queries.all_queries() if not options.only or query.name in options.only.split(",")]
    new_build = build(options.new, ["sluice", "make_rows", "measure"])
    old_build = build(options.old, ["sluice"])
    runners = [bench.Bench(build_folder, SOURCE / "build" / "benchmarks", options.rounds)
               for build_folder in (old_build, new_build)]
    runners[0].meter, runners[0].data = runners[1].meter, runners[1].data
    rows = [compare(runners, query, form, options.rows) for query in chosen for form in query.formats]
    print(report.table(["query", "format", "old CPU s", "new CPU s", "time new / old", "instructions new / old"], rows))


if __name__ == "__main__":
    main()
