-- Purchases in a game: revenue by platform every minute in columns side by side, and a sample of one user in
-- ten for a closer look.
CREATE OR REPLACE STREAM "REVENUE" ("minute" TIMESTAMP, "ios" DECIMAL(10,2), "android" DECIMAL(10,2), "web" DECIMAL(10,2), "all" DECIMAL(10,2), "buyers" BIGINT);

CREATE OR REPLACE PUMP "REVENUE_PUMP" AS
INSERT INTO "REVENUE" ("minute", "ios", "android", "web", "all")
SELECT STREAM
    STEP(p.ROWTIME BY INTERVAL '1' MINUTE),
    SUM(CASE WHEN p."platform" = 'ios' THEN p."price" ELSE 0 END),
    SUM(CASE WHEN p."platform" = 'android' THEN p."price" ELSE 0 END),
    SUM(CASE WHEN p."platform" NOT IN ('ios', 'android') THEN p."price" ELSE 0 END),
    SUM(p."price")
FROM "SOURCE_SQL_STREAM_001" p
GROUP BY STEP(p.ROWTIME BY INTERVAL '1' MINUTE);

CREATE OR REPLACE STREAM "SAMPLE" ("userId" INTEGER, "product" VARCHAR(16), "net" DECIMAL(8,4), "cohort" INTEGER);

CREATE OR REPLACE PUMP "SAMPLE_PUMP" AS
INSERT INTO "SAMPLE"
SELECT STREAM "userId", "product",
    "price" * (CASE "country" WHEN 'DE' THEN 0.81 WHEN 'US' THEN 0.7 ELSE 0.75 END),
    STEP("userId" BY 100)
FROM "SOURCE_SQL_STREAM_001"
WHERE MOD("userId", 10) = 3;
