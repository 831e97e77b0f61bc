"""The aims, each beside what was measured."""
import statistics


def figure(document, query, form, engine="sluice", key="rows_per_second"):
    """A figure of a query's result, or None."""
    for result in document["queries"]:
        if (result["query"], result["format"]) == (query, form):
            return result["engines"].get(engine, {}).get(key)
    return None


def ratios(document, peer):
    """How many times our time a peer takes, over all queries where the answers agree."""
    return sorted(result["engines"][peer]["ratio"] for result in document["queries"] if peer in result["engines"])


def rows(value):
    return None if value is None else f"{value / 1e6:.2f} M rows/s"


def times(value):
    return None if value is None else f"{value:.2f} x"


def against(document, peer, wanted):
    """An aim against a peer is reached where the least ratio is."""
    found = ratios(document, peer)
    if not found:
        return None, False
    return (f"{found[0]:.1f} to {found[-1]:.1f} x, median {statistics.median(found):.1f} x "
            f"over {len(found)}"), found[0] >= wanted


def at_least(value, wanted, show):
    return show(value), value is not None and value >= wanted


def below(value, wanted, show):
    return (None, False) if value is None else (show(value), value < wanted)


def first_row(document):
    """Milliseconds from start to first row of the query that gives rows at once."""
    value = figure(document, "project", "json", key="first_row_seconds")
    return None if value is None else value * 1e3


def delay(document):
    for result in document["queries"]:
        if "delay" in result:
            return result["delay"]["p99_milliseconds"]
    return None


def bare_share(extras):
    found = extras.get("bare")
    return found and found["bare_seconds"] / found["seconds"]


def two_workers(extras):
    found = [counts[2] / counts[1] for counts in extras.get("workers", {}).values() if 2 in counts]
    return min(found) if found else None


def mean_by_key(extras):
    for name, value in extras.get("micro", {}).items():
        if "slide_mean/seconds:60/batch:8192" in name:
            return value
    return None


def percent(value):
    return None if value is None else f"{value * 100:.0f} %"


def milliseconds(value):
    return f"{value:.2f} ms"


def all_aims(document):
    """(work, aim, ours or None, reached) of each."""
    extras = document["extras"]
    mb_per_second = figure(document, "taxi_tumble", "csv", key="mb_per_second")
    gigabytes = mb_per_second and mb_per_second / 1e3
    return [
        ("JSON of 13 fields, two of them out", "3 M rows/s", *at_least(figure(document, "project", "json"), 3e6, rows)),
        ("JSON, filter, minutes of 300 keys", "75 % of bare simdjson with the same checks",
         *at_least(bare_share(extras), 0.75, percent)),
        ("the same with `check 'read'`", "5 M rows/s", *at_least(extras.get("read_fields_only"), 5e6, rows)),
        ("CSV of 19 columns, hours", "1 GB/s",
         *at_least(gigabytes, 1, lambda value: None if value is None else f"{value:.2f} GB/s")),
        ("AVG over a minute, 1,000 keys, decoded rows", "5 M rows/s", *at_least(mean_by_key(extras), 5e6, rows)),
        ("windowed join, 1 % match", "2 M rows/s", *at_least(figure(document, "window_join", "json"), 2e6, rows)),
        ("two workers, where decoding is most", "1.8 x one", *at_least(two_workers(extras), 1.8, times)),
        ("Flink SQL, same files and processors", "20 x", *against(document, "flink", 20)),
        ("clink", "3 x", *against(document, "clink", 3)),
        ("DuckDB, batch, one thread", "2 x", *against(document, "duckdb", 2)),
        ("row to result at 100,000 rows/s, p99", "< 1 ms", *below(delay(document), 1, milliseconds)),
        ("start to first row", "< 20 ms", *below(first_row(document), 20, milliseconds)),
        ("memory of the taxi demo", "< 64 MB",
         *below(extras.get("demo_megabytes"), 64, lambda value: f"{value:.0f} MB")),
    ]
