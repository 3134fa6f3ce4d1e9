-- Bodies can hold a person's number, which a plain hash lets anyone find by trying: hashes are made with a key from now
-- on, and the plain ones go. A request that was answered before is known by its key alone: sent again it is refused,
-- and a PUT is decided again.

update runtime.idempotency set body_hash = '';
comment on column runtime.idempotency.body_hash is 'HMAC-SHA-256 of all that was asked; its key is not in the database.';
