#!/usr/bin/env python3
"""Writes the pages of docs/ that the program itself knows best: options.md and functions.md.

usage: tools/write_docs.py SLUICE [--check]     --check only says which pages are out of date
"""
import pathlib
import re
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parents[1] / "docs"
OPTION = re.compile(r"^  (\S+)\s+\[([^]]+)\] (.*?)(?: Default: (.*)\.)?$")


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def cell(text):
    """Text as a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def code(text):
    return f"`{text}`".replace("|", "\\|") if text else ""


def options_page(lines):
    page = ["# Options of sources and sinks", "",
            "Printed by `sluice options`. An option is set by `--set NAME.option=value`, by",
            "`--source 'NAME=PATH?option=value'`, or in SQL by `CREATE STREAM ... OPTIONS (option 'value')`.",
            "Durations are a number and ms, s, min, h or d."]
    for line in lines:
        match = OPTION.match(line)
        if match:
            name, places, about, default = match.groups()
            page.append(f"| {code(name)} | {places} | {cell(about)} | {code(default)} |")
        else:
            title, _, about = line.partition(": ")
            page += ["", f"## {title[0].upper()}{title[1:]}", "", f"{about[0].upper()}{about[1:]}"]
            if line != lines[-1]:
                page += ["", "| option | on | what it does | default |", "|---|---|---|---|"]
    return without_empty_tables(page)


def without_empty_tables(page):
    """Drops the heads of tables that have no rows."""
    kept = []
    for index, line in enumerate(page):
        after = page[index + 1] if index + 1 < len(page) else ""
        if line == "|---|---|---|---|" and not after.startswith("|"):
            del kept[-2:]
        else:
            kept.append(line)
    return kept


def functions_page(lines):
    page = ["# Functions", "", "Printed by `sluice functions`. Each example is a test.", "",
            "| function | what it does | example |", "|---|---|---|"]
    entries = []
    for line in lines:
        if line.startswith("    "):
            entries[-1].append(line.strip())
        else:
            entries.append([line])
    for call, *text in sorted(entries):
        about = text[0] if text else ""
        example = "<br>".join(code(each) for each in text[1].split("; ")) if len(text) > 1 else ""
        page.append(f"| {code(call)} | {cell(about)} | {example} |")
    return page


def main():
    pages = {"options.md": options_page(printed(sys.argv[1], "options")),
             "functions.md": functions_page(printed(sys.argv[1], "functions"))}
    stale = 0
    for name, lines in pages.items():
        text = "\n".join(lines) + "\n"
        path = DOCS / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale += 1
            if "--check" in sys.argv:
                print(f"docs/{name} is out of date: run tools/write_docs.py SLUICE")
            else:
                path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
