-- Nexmark q0: bids as they came.
--: sources bid
--: formats json
--: without flink not asked: project and filter stand for it
SELECT STREAM auction, bidder, price, at_time FROM bid
