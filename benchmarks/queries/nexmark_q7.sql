-- Nexmark q7: the highest bids of every ten seconds.
--: sources bid
--: formats json
CREATE STREAM highest (price BIGINT);
CREATE PUMP find_highest AS INSERT INTO highest
  SELECT STREAM MAX(price) FROM bid GROUP BY STEP(bid.ROWTIME BY INTERVAL '10' SECOND);
SELECT STREAM bid.auction, bid.price, bid.bidder, bid.at_time
FROM bid OVER (RANGE INTERVAL '10' SECOND PRECEDING)
JOIN highest ON bid.price = highest.price
WHERE bid.ROWTIME < highest.ROWTIME
