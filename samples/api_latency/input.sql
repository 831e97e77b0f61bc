CREATE STREAM "SOURCE_SQL_STREAM_001" ("path" VARCHAR(64), "method" VARCHAR(8), "status" INTEGER, "latency" INTEGER, "requestTimeEpoch" BIGINT)
  OPTIONS (path 'requests.jsonl', rowtime 'requestTimeEpoch', timestamp_format 'epoch_ms');
