-- Nexmark q0: bids as they came.
--: sources bid
--: formats json
SELECT STREAM auction, bidder, price, at_time FROM bid
