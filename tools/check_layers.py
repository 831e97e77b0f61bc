#!/usr/bin/env python3
"""Checks that every module includes only the modules below it (CONTRIBUTING.md has the picture)."""
import pathlib
import re
import sys

DIRECT = {
    "base": [],
    "sqlparse": ["base"],
    "runtime": ["base"],
    "functions": ["runtime"],
    "operators": ["functions"],
    "connectors": ["runtime"],
    "planner": ["operators", "sqlparse"],
    "engine": ["planner", "connectors"],
    "apps": ["engine"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')


def allowed(module):
    """The modules that `module` may include: itself and everything it stands on."""
    found = {module}
    for below in DIRECT[module]:
        found |= allowed(below)
    return found


def wrong_includes(root):
    """Yields a message for each include that goes upwards or is not written from the root."""
    for module in DIRECT:
        for path in sorted((root / module).rglob("*.[ch]*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                if match and match[1].split("/")[0] not in allowed(module):
                    yield f"{path.relative_to(root)}:{number}: {module} must not include {match[1]}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1])
    messages = list(wrong_includes(root))
    print("\n".join(messages) or "layers: all includes point down")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
