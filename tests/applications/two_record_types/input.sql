CREATE STREAM "SOURCE_SQL_STREAM_001" (
  "RecordType" VARCHAR(16),
  "Oid" INTEGER,
  "Oprice" DOUBLE,
  "Otype" VARCHAR(16),
  "Oticker" VARCHAR(16),
  "Tid" INTEGER,
  "Toid" INTEGER,
  "Tprice" DOUBLE,
  "Tticker" VARCHAR(16))
  OPTIONS (path 'records.jsonl', rowtime 'at');
