-- Nexmark q2: the bids on some auctions.
--: sources bid
--: formats json
--: without flink not asked: project and filter stand for it
SELECT STREAM auction, price FROM bid WHERE MOD(auction, 123) = 0
