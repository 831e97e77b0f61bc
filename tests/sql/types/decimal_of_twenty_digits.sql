-- checklist: DECIMAL/DEC/NUMERIC
CREATE STREAM s (v DECIMAL(20,2));
> end
error: precision of a DECIMAL is not from 1 to 19: 20
