-- Delays of departures in quarters of an hour of the log's own time, which comes as text and never goes back.
CREATE OR REPLACE STREAM "delays" (origin VARCHAR(3), quarter TIMESTAMP, flights INTEGER, avg_minutes INTEGER, worst_minutes INTEGER);

CREATE OR REPLACE PUMP "delays_pump" AS INSERT INTO "delays"
SELECT STREAM "origin",
    MONOTONIC(STEP(CHAR_TO_TIMESTAMP('EEE, d MMM yyyy HH:mm', "logged") BY INTERVAL '15' MINUTE)),
    COUNT(*),
    AVG(TSDIFF(CHAR_TO_TIMESTAMP('MM/dd/yyyy h:mm a', "scheduled"), CHAR_TO_TIMESTAMP('MM/dd/yyyy h:mm a', "actual")) / 60000),
    MAX(TSDIFF(CHAR_TO_TIMESTAMP('MM/dd/yyyy h:mm a', "scheduled"), CHAR_TO_TIMESTAMP('MM/dd/yyyy h:mm a', "actual")) / 60000)
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "origin", MONOTONIC(STEP(CHAR_TO_TIMESTAMP('EEE, d MMM yyyy HH:mm', "logged") BY INTERVAL '15' MINUTE));
