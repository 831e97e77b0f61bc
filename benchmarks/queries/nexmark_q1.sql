-- Nexmark q1: prices in another currency.
--: sources bid
--: formats json
--: without flink not asked: project and filter stand for it
SELECT STREAM auction, bidder, 0.908E0 * price AS price, at_time FROM bid
