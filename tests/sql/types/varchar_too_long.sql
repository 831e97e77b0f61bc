-- checklist: VARCHAR(n)
-- checklist: limits
CREATE STREAM s (v VARCHAR(65536));
> end
error: length of a VARCHAR is not from 1 to 65535: 65536
