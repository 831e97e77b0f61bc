"""Prints results as Markdown."""
import peers


def number(value, digits=2):
    """A figure with some three digits."""
    if value is None:
        return ""
    return f"{value:,.{digits}f}" if value < 100 else f"{value:,.0f}"


def millions(value):
    """Rows a second, in millions."""
    return f"{value / 1e6:.2f}"


def table(header, rows):
    """A Markdown table; numbers to the right."""
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def query_table(results, names):
    """One row a query and format."""
    header = ["query", "format", "M rows/s", "MB/s", "CPU s / M rows", "peak MB", "first row ms", *(
        f"{peers.peer(name).NAME} takes" for name in names)]
    rows = []
    for result in results:
        ours = result["engines"]["sluice"]
        rows.append([result["query"], result["format"], millions(ours["rows_per_second"]),
                     number(ours["mb_per_second"], 0), number(ours["cpu_seconds_per_million_rows"]),
                     number(ours["peak_megabytes"], 0), number(ours["first_row_seconds"] * 1e3, 1),
                     *(peer_cell(result, name) for name in names)])
    return table(header, rows)


def peer_cell(result, name):
    """How many times our time a peer takes, or why there is no figure."""
    if name in result["engines"]:
        return f"{result['engines'][name]['ratio']:.1f} x"
    reason = result["reasons"].get(name, "")
    return {"not installed": "–", "no query": ""}.get(reason, reason.split(":")[0])


def reasons_text(results, names):
    """Every reason why a peer has no figure, once."""
    found = {}
    for result in results:
        for name in names:
            reason = result["reasons"].get(name, "")
            if reason and reason not in ("no query", "not installed"):
                found.setdefault((peers.peer(name).NAME, " ".join(reason.split())[:300]), []).append(result["query"])
    return "".join(f"- {name}, {', '.join(sorted(set(queries)))}: {reason}\n"
                   for (name, reason), queries in found.items())
