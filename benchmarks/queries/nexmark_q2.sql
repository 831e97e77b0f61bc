-- Nexmark q2: the bids on some auctions.
--: sources bid
--: formats json
SELECT STREAM auction, price FROM bid WHERE MOD(auction, 123) = 0
