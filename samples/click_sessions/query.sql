-- Visits to a web shop: a stagger window opens with a visitor's first click on a device and tells two
-- minutes later where the visit began, where it ended, how many clicks it had and how long it took.
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (
    session_key   VARCHAR(60),
    user_id       VARCHAR(16),
    device        VARCHAR(10),
    clicks        INTEGER,
    first_page    VARCHAR(32),
    last_page     VARCHAR(32),
    began_at      VARCHAR(8),
    ended_at      VARCHAR(8),
    seconds       INTEGER
);

CREATE OR REPLACE PUMP "SESSION_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM
    -- upper case letters of user and device, and the second at which the visit began
    UPPER(CAST("user_id" AS VARCHAR(3)) || '-' || SUBSTRING("device_id", 1, 3)) || '-'
        || cast(UNIX_TIMESTAMP(min("client_timestamp")) / 1000 as varchar(20)),
    "user_id",
    "device_id",
    count("client_event") clicks,
    FIRST_VALUE("client_event") as first_page,
    LAST_VALUE("client_event")  as last_page,
    -- only the time of the day
    SUBSTRING(CAST(min("client_timestamp") AS VARCHAR(25)), 12, 8) AS began_at,
    SUBSTRING(CAST(max("client_timestamp") AS VARCHAR(25)), 12, 8) AS ended_at,
    TSDIFF(min("client_timestamp"), max("client_timestamp")) / 1000
FROM "SOURCE_SQL_STREAM_001"
WHERE "client_event" <> 'keepalive'
WINDOWED BY STAGGER (
    PARTITION BY "user_id", "device_id"
    RANGE INTERVAL '2' MINUTE);
