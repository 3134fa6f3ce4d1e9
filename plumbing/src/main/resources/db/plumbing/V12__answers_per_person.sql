-- One client may speak for several people, and what is answered to one of them, such as that whoever asked does not approve,
-- is no answer to another. Of answers from before nobody knows to whom they were given: a request that was answered then is
-- known by its key alone, so that sent again it is refused and never carried out twice, and a PUT is decided again.

alter table runtime.idempotency add column subject text not null default '';
alter table runtime.idempotency drop constraint idempotency_pkey;
alter table runtime.idempotency add primary key (client, subject, key);
alter table runtime.idempotency alter column subject drop default;
comment on column runtime.idempotency.subject is 'Pseudonym of who asked; empty where it was not kept.';
