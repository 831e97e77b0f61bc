-- checklist: stream–reference-table join
-- Each row looks up the table at once, with its own time; LEFT keeps rows that find nothing.
CREATE STREAM s (ticker VARCHAR(4), price DOUBLE);
CREATE STREAM out_stream (ticker VARCHAR(4), company VARCHAR(16), price DOUBLE);
CREATE PUMP p AS INSERT INTO out_stream SELECT STREAM s.ticker, "c"."Company", price
  FROM s LEFT JOIN (VALUES ('AMZN', 'Amazon'), ('ASD', 'SomeCompanyA')) AS "c"("Ticker", "Company") ON s.ticker = "c"."Ticker";
> s
00:00:01, AMZN, 1
00:00:02, XYZ, 2
00:00:03, NULL, 3
= out_stream
00:00:01, AMZN, Amazon, 1
00:00:02, XYZ, NULL, 2
00:00:03, NULL, NULL, 3
