-- checklist: REGEX_LOG_PARSE
-- checklist: row-value field access `a.r.COLUMN1`
-- Groups of a pattern that matches the whole text; no match gives NULLs.
CREATE STREAM s (sector VARCHAR(16));
CREATE STREAM out_stream (sector VARCHAR(16), first_of VARCHAR(16), second_of VARCHAR(16));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM t.sector, t.r.COLUMN1, t.r.COLUMN2
  FROM (SELECT STREAM sector, REGEX_LOG_PARSE(sector, '.*([E].).*([R].*)') AS r FROM s) AS t;
> s
00:00:01, HEALTHCARE
00:00:02, ENERGY
00:00:03, TECHNOLOGY
00:00:04, NULL
= out_stream
00:00:01, HEALTHCARE, EA, RE
00:00:02, ENERGY, EN, RGY
00:00:03, TECHNOLOGY, NULL, NULL
00:00:04, NULL, NULL, NULL
