-- checklist: quoted identifiers, `""` escape, 128 chars
CREATE STREAM s ("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" INTEGER);
> end
error: name of more than 128 characters
