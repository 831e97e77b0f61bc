SELECT host, path, status FROM (SELECT unnest(regexp_extract(line,
  '^(\S+) \S+ \S+ \[[^\]]*\] "GET ([^ "]*) [^"]*" (\d+) ', ['host', 'path', 'status'])) FROM log)
WHERE status = '404'
