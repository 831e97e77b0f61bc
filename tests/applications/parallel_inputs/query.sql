-- A source read as two parallel input streams: counts and sums per stream first, put together afterwards so
-- that the average has the right weights.
CREATE OR REPLACE STREAM in_application_stream (
    ticker VARCHAR(64),
    ticker_count INTEGER,
    price_sum DOUBLE
);

CREATE OR REPLACE PUMP pump001 AS
INSERT INTO in_application_stream
SELECT STREAM "ticker", COUNT("ticker"), SUM("price")
FROM source_sql_stream_001
GROUP BY STEP(source_sql_stream_001.rowtime BY INTERVAL '60' SECOND), "ticker";

CREATE OR REPLACE PUMP pump002 AS
INSERT INTO in_application_stream
SELECT STREAM "ticker", COUNT("ticker"), SUM("price")
FROM source_sql_stream_002
GROUP BY STEP(source_sql_stream_002.rowtime BY INTERVAL '60' SECOND), "ticker";

CREATE OR REPLACE STREAM destination (ticker VARCHAR(64), trades BIGINT, average DOUBLE);

CREATE OR REPLACE PUMP pump_sum AS
INSERT INTO destination
SELECT STREAM s.ticker, SUM(s.ticker_count), SUM(s.price_sum) / SUM(s.ticker_count)
FROM in_application_stream AS s
GROUP BY s.ticker, s.ROWTIME;
