CREATE STREAM "SOURCE_SQL_STREAM_001" ("meterId" VARCHAR(10), "kwh" DECIMAL(9,3), "voltage" SMALLINT, "readAt" VARCHAR(20))
  OPTIONS (path 'meters.csv', rowtime 'readAt', timestamp_format 'dd/MM/yyyy HH:mm');
