-- checklist: TRIM
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 VARCHAR(10), v2 VARCHAR(10), v3 VARCHAR(10), v4 VARCHAR(10), v5 VARCHAR(10), v6 VARCHAR(10), v7 VARCHAR(10));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  TRIM('  ab '),
  TRIM(LEADING FROM '  ab'),
  TRIM(LEADING 'x' FROM 'xxabx'),
  TRIM(TRAILING 'x' FROM 'xxabx'),
  TRIM(BOTH 'x' FROM 'xxabx'),
  TRIM('x' FROM 'xxabx'),
  TRIM(CAST(NULL AS VARCHAR(3)))
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, ab, ab, abx, xxab, ab, ab, NULL
