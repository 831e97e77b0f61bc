#!/usr/bin/env python3
"""Fails when docs/compatibility.md is not what tools/compatibility.py makes. Arguments: SLUICE SOURCE_DIR"""
import difflib
import pathlib
import subprocess
import sys


def main():
    sluice, root = sys.argv[1], pathlib.Path(sys.argv[2])
    made = subprocess.run([sys.executable, root / "tools" / "compatibility.py", sluice, root, "--print"],
                          capture_output=True, text=True, check=False)
    if made.returncode != 0:
        print(made.stderr)
        return 1
    kept = (root / "docs" / "compatibility.md").read_text(encoding="utf-8")
    lines = list(difflib.unified_diff(kept.splitlines(), made.stdout.splitlines(), "kept", "made", lineterm=""))
    if lines:
        print("\n".join(lines))
        print(f"run tools/compatibility.py {sluice} and look at what changed")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
