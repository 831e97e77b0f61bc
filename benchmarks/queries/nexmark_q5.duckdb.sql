SELECT time_bucket(INTERVAL 10 SECOND, at_time) AS from_time, auction, COUNT(*) AS bids
FROM bid GROUP BY from_time, auction
QUALIFY bids = MAX(bids) OVER (PARTITION BY from_time)
