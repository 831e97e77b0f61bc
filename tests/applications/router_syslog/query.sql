-- Syslog lines of routers: failed log-ins by the host that reports them.
CREATE OR REPLACE STREAM DESTINATION_SQL_STREAM (month_day VARCHAR(8), host VARCHAR(16), account VARCHAR(16), attempts INTEGER);
CREATE OR REPLACE PUMP STREAM_PUMP AS
INSERT INTO DESTINATION_SQL_STREAM
SELECT STREAM y.month_day, y.host, y.account, COUNT(*)
FROM (
    SELECT STREAM
        TIMESTAMP_TO_CHAR('MM-dd', x.s.COLUMN1) AS month_day,
        x.s.COLUMN1 AS logged,
        SUBSTRING(x.s.COLUMN2, 1, POSITION(' ' IN x.s.COLUMN2) - 1) AS host,
        SUBSTRING(x.s.COLUMN2 FROM '[a-z]+$') AS account
    FROM (SELECT STREAM SYS_LOG_PARSE("line") AS s FROM "SOURCE_SQL_STREAM_001") AS x
    WHERE x.s.COLUMN2 LIKE '%Failed password%'
) AS y
GROUP BY y.month_day, y.host, y.account, MONOTONIC(STEP(y.logged BY INTERVAL '1' DAY));
