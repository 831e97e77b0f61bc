#!/usr/bin/env python3
"""Runs every command that README.md, docs/ and the samples show, as a reader would.

usage: readme_test.py SLUICE SOURCE_DIR

Each page's `bash` blocks run in order in an empty folder that looks like a built checkout. A `text`
or `json` block right behind one is what it prints: each of its lines must come, in order; a line of
"..." stands for any lines, and "..." at a line's end for its rest. What installs and builds
(scripts/, git, cmake, export) is left to the scripts themselves.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SLUICE = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
BLOCK = re.compile(r"^```bash\n(.*?)^```\n(?:\n```(?:text|json|sql)\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
LEFT_OUT = ("scripts/", "git ", "cd ", "cmake ", "ctest ", "export ", "tests/", "tools/", "benchmarks/", ".ci/")
PLACES = ["samples", "docs", "tools"]


def pages():
    yield ROOT / "README.md"
    yield ROOT / "CONTRIBUTING.md"
    yield from sorted((ROOT / "docs").glob("*.md"))
    yield from sorted((ROOT / "samples").glob("*/README.md"))


def checkout(folder):
    """Makes `folder` look like a built checkout."""
    for name in PLACES:
        (folder / name).symlink_to(ROOT / name)
    release = folder / "build" / "release"
    release.mkdir(parents=True)
    (release / "sluice").symlink_to(SLUICE)
    return {**os.environ, "PATH": f"{release}:{os.environ['PATH']}"}


def missing_line(wanted, printed):
    """The first wanted line that the output lacks, or None."""
    lines = iter(printed.splitlines())
    for want in wanted.splitlines():
        if want.strip() in ("...", ""):
            continue
        begin = want[:-3] if want.endswith("...") else None
        if not any(line == want if begin is None else line.startswith(begin) for line in lines):
            return want
    return None


def run_page(page):
    """Runs the page's blocks; what went wrong, or None."""
    with tempfile.TemporaryDirectory() as name:
        environment = checkout(pathlib.Path(name))
        for commands, output in BLOCK.findall(page.read_text(encoding="utf-8")):
            kept = "\n".join(line for line in commands.splitlines() if not line.startswith(LEFT_OUT))
            result = subprocess.run(["bash", "-euo", "pipefail", "-c", kept], cwd=name, text=True,
                                    env=environment, stdin=subprocess.DEVNULL, check=False,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if result.returncode != 0:
                return f"{kept}\nends with {result.returncode}:\n{result.stdout}"
            line = missing_line(output, result.stdout) if kept.strip() else None
            if line is not None:
                return f"{kept}\ndoes not print\n{line}\nbut\n{result.stdout[:4000]}"
    return None


def main():
    failed = 0
    for page in pages():
        if not page.is_file():
            continue
        problem = run_page(page)
        failed += problem is not None
        print(f"{'passed' if problem is None else 'FAILED'} {page.relative_to(ROOT)}")
        if problem is not None:
            print(problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
