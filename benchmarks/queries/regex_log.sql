-- Server log lines taken apart by a regular expression; those that failed.
--: sources log
--: formats json
SELECT STREAM r.COLUMN1 AS host, r.COLUMN2 AS path, r.COLUMN3 AS status
FROM (SELECT STREAM
  REGEX_LOG_PARSE(line, '(\S+) \S+ \S+ \[[^\]]*\] "GET ([^ "]*) [^"]*" (\d+) .*') AS r FROM log) AS t
WHERE r.COLUMN3 = '404'
