-- checklist: REGEX_REPLACE
CREATE STREAM s (i INTEGER);
CREATE STREAM out_stream (v1 VARCHAR(40));
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM
  REGEX_REPLACE('http://www.amazon.com', 'http://', 'https://', 1, 0)
FROM s;
> s
00:00:01, 1
= out_stream
00:00:01, https://www.amazon.com
