"""The tables that the benchmark queries read, and their declarations for each engine."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Table:
    """Columns by name with their types in the dialect; `time` is the column that gives the row time."""

    columns: dict
    time: str = ""
    per_row: float = 1  # rows of this table for each row of a run
    rows: int = 0       # or a fixed number of them


TABLES = {
    "trips": Table(time="pickup_datetime", columns={
        "trip_id": "BIGINT", "pickup_datetime": "TIMESTAMP", "dropoff_datetime": "TIMESTAMP",
        "medallion": "VARCHAR(32)", "zone": "INTEGER", "passenger_count": "INTEGER", "trip_distance": "DOUBLE",
        "pickup_longitude": "DOUBLE", "pickup_latitude": "DOUBLE", "dropoff_longitude": "DOUBLE",
        "dropoff_latitude": "DOUBLE", "payment_type": "VARCHAR(16)", "total_amount": "DOUBLE"}),
    "payments": Table(time="paid_at", columns={"trip_id": "BIGINT", "paid_at": "TIMESTAMP", "amount": "DOUBLE"}),
    "zones": Table(rows=300, columns={"zone": "INTEGER", "zone_name": "VARCHAR(32)", "borough": "VARCHAR(32)"}),
    "log": Table(time="logged_at", columns={"logged_at": "TIMESTAMP", "line": "VARCHAR(256)"}),
    "person": Table(time="at_time", per_row=1 / 46, columns={
        "id": "BIGINT", "name": "VARCHAR(64)", "city": "VARCHAR(64)", "state": "VARCHAR(2)", "at_time": "TIMESTAMP"}),
    "auction": Table(time="at_time", per_row=3 / 46, columns={
        "id": "BIGINT", "item": "VARCHAR(64)", "seller": "BIGINT", "category": "INTEGER", "initial_bid": "BIGINT",
        "at_time": "TIMESTAMP"}),
    "bid": Table(time="at_time", columns={
        "auction": "BIGINT", "bidder": "BIGINT", "price": "BIGINT", "channel": "VARCHAR(16)", "at_time": "TIMESTAMP"}),
    "taxi": Table(time="tpep_pickup_datetime", columns={
        "VendorID": "INTEGER", "tpep_pickup_datetime": "TIMESTAMP", "tpep_dropoff_datetime": "TIMESTAMP",
        "passenger_count": "INTEGER", "trip_distance": "DOUBLE", "pickup_longitude": "DOUBLE",
        "pickup_latitude": "DOUBLE", "RatecodeID": "VARCHAR(4)", "store_and_fwd_flag": "VARCHAR(1)",
        "dropoff_longitude": "DOUBLE", "dropoff_latitude": "DOUBLE", "payment_type": "INTEGER",
        "fare_amount": "DOUBLE", "extra": "DOUBLE", "mta_tax": "DOUBLE", "tip_amount": "DOUBLE",
        "tolls_amount": "DOUBLE", "improvement_surcharge": "DOUBLE", "total_amount": "DOUBLE"}),
}
TABLES["real_trips"] = dataclasses.replace(TABLES["taxi"], rows=15_241)  # of a file of the TLC that is not ours to ship


def row_count(table, rows):
    """How many rows of a table go with a run of `rows` rows."""
    return TABLES[table].rows or max(1, round(rows * TABLES[table].per_row))


def sluice_stream(name):
    """The declaration of a table as a stream of the dialect."""
    table = TABLES[name]
    columns = ",\n  ".join(f"{column} {kind}" for column, kind in table.columns.items())
    options = f" OPTIONS (rowtime '{table.time}')" if table.time else ""
    return f"CREATE {'STREAM' if table.time else 'TABLE'} {name} (\n  {columns})\n {options};\n".replace(")\n ;", ");")


def columns_as(name, types):
    """(column, type) pairs with the types of another engine: `types` maps names without lengths."""
    return [(column, types[kind.split("(")[0]]) for column, kind in TABLES[name].columns.items()]
