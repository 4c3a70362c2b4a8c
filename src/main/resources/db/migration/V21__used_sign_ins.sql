-- Sign-ins and one-time codes that were used: each is used once, on whatever node.
CREATE TABLE used_sign_ins (
  id text PRIMARY KEY,
  until timestamptz NOT NULL
);
CREATE INDEX used_sign_ins_until ON used_sign_ins (until);
