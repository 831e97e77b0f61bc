-- auction BIGINT, bidder BIGINT, price BIGINT, at_time TIMESTAMP(3)
SELECT auction, bidder, price, at_time FROM bid
