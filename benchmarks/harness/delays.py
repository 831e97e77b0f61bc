"""How long a row takes from standard input to standard output at a fixed arrival rate."""
import statistics

RATE = 100_000  # rows a second


def measure_delay(bench, query, rows):
    """Median percentiles of several feeds of JSON rows."""
    table = query.sources[0]
    path = bench.data.file(table, "json", rows)
    command = bench.sluice.command(query, {table: "-"}, 1, [f"{table}.format=json"])
    feeds = [bench.meter.delays(command, path, RATE) for _ in range(bench.rounds)]
    return {key: statistics.median(feed[key] for feed in feeds) for key in feeds[0]} | {"rate": RATE}
