SELECT auction, bidder, price, at_time FROM bid
