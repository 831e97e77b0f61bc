-- checklist: FAST_REGEX_LOG_PARSE
-- Lazy and without a way back; the examples of the documents as the described algorithm gives them.
CREATE STREAM s (line VARCHAR(40));
CREATE STREAM out_stream (a VARCHAR(40), b VARCHAR(40), c VARCHAR(40), d VARCHAR(40), e VARCHAR(40));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM x.COLUMN1, x.COLUMN2, y.COLUMN1, z.COLUMN1, z.COLUMN2
  FROM (SELECT STREAM FAST_REGEX_LOG_PARSE(line, '(.*)_(._.*)_.*') AS x, FAST_REGEX_LOG_PARSE(line, '(.*)_+(._.*)') AS y,
    FAST_REGEX_LOG_PARSE(line, '(.*)_+(<Alpha>.*)') AS z FROM s) AS t;
> s
00:00:01, Mary_had_a_little_lamb
00:00:02, Mary____had_a_little_lamb
= out_stream
00:00:01, Mary_had, a_little, NULL, Mary, had_a_little_lamb
00:00:02, Mary, __, Mary, Mary, had_a_little_lamb
