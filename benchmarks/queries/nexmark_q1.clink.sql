-- auction BIGINT, bidder BIGINT, price DOUBLE, at_time TIMESTAMP(3)
SELECT auction, bidder, 0.908E0 * price AS price, at_time FROM bid
