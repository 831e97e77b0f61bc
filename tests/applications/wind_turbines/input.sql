CREATE STREAM "SOURCE_SQL_STREAM_001" ("turbine" INTEGER, "rpm" REAL, "power_kw" REAL, "wind_ms" REAL, "temp" TINYINT, "ts" VARCHAR(32))
  OPTIONS (path 'turbines.jsonl', rowtime 'ts');
