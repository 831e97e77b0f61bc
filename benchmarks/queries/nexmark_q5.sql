-- Nexmark q5: the auctions with most bids of ten seconds. The service's windows tumble, so these do.
--: sources bid
--: formats json
CREATE STREAM counts (from_time TIMESTAMP, auction BIGINT, bids BIGINT);
CREATE PUMP count_bids AS INSERT INTO counts
  SELECT STREAM STEP(bid.ROWTIME BY INTERVAL '10' SECOND), auction, COUNT(*)
  FROM bid GROUP BY auction, STEP(bid.ROWTIME BY INTERVAL '10' SECOND);
CREATE STREAM most (bids BIGINT);
CREATE PUMP find_most AS INSERT INTO most
  SELECT STREAM MAX(bids) FROM counts GROUP BY counts.ROWTIME;
SELECT STREAM counts.from_time, counts.auction, counts.bids
FROM counts, most WHERE counts.ROWTIME = most.ROWTIME AND counts.bids = most.bids
