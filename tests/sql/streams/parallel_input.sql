-- checklist: input parallelism _001…_064
-- Each in-application stream is read by a pump of its own into one stream.
CREATE STREAM source_sql_stream_001 (ticker VARCHAR(64));
CREATE STREAM source_sql_stream_002 (ticker VARCHAR(64));
CREATE STREAM in_application_stream (ticker VARCHAR(64), ticker_count INTEGER);
CREATE PUMP pump1 AS INSERT INTO in_application_stream SELECT STREAM ticker, COUNT(*) AS ticker_count
  FROM source_sql_stream_001 GROUP BY STEP(source_sql_stream_001.ROWTIME BY INTERVAL '60' SECOND), ticker;
CREATE PUMP pump2 AS INSERT INTO in_application_stream SELECT STREAM ticker, COUNT(*) AS ticker_count
  FROM source_sql_stream_002 GROUP BY STEP(source_sql_stream_002.ROWTIME BY INTERVAL '60' SECOND), ticker;
CREATE STREAM out_stream (ticker VARCHAR(64), n INTEGER);
CREATE PUMP total AS INSERT INTO out_stream SELECT STREAM ticker, SUM(ticker_count)
  FROM in_application_stream GROUP BY ticker, in_application_stream.ROWTIME;
> source_sql_stream_001
00:00:01, a
00:00:02, b
> source_sql_stream_002
00:00:01, a
00:00:03, a
> end
= out_stream
00:01:00, a, 3
00:01:00, b, 1
