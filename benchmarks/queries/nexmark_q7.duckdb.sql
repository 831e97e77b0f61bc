SELECT auction, price, bidder, at_time FROM bid
QUALIFY price = MAX(price) OVER (PARTITION BY time_bucket(INTERVAL 10 SECOND, at_time))
