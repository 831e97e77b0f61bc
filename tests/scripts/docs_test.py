#!/usr/bin/env python3
"""Checks that the generated pages of docs/ say what the program says, and plays the examples of docs/sql.md.

usage: docs_test.py SLUICE SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SLUICE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
EXAMPLE = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def write_examples(page, folder):
    """Each SQL block of the page as a test case; their paths."""
    paths = []
    for number, example in enumerate(EXAMPLE.findall(page.read_text(encoding="utf-8")), 1):
        paths.append(folder / f"example_{number}.sql")
        paths[-1].write_text(example, encoding="utf-8")
    return paths


def play_examples():
    with tempfile.TemporaryDirectory() as folder:
        paths = write_examples(ROOT / "docs" / "sql.md", pathlib.Path(folder))
        assert paths, "docs/sql.md has no examples"
        return subprocess.run([SLUICE, "test", *paths], check=False).returncode


def main():
    generated = subprocess.run([sys.executable, ROOT / "tools" / "write_docs.py", SLUICE, "--check"], check=False)
    return generated.returncode or play_examples()


if __name__ == "__main__":
    sys.exit(main())
