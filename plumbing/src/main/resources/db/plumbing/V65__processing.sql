-- Who looked at, or changed, what about people, and who read what is there for audits. Rows are only added: those of a
-- write in its own transaction, those of a read before its answer.

create table runtime.processing (
    tx             xid8        not null default pg_current_xact_id(),
    position       bigint      generated always as identity (cache 1),
    started_at     timestamptz not null,
    ended_at       timestamptz not null default clock_timestamp(),
    trace_id       text        not null,
    span_id        text        not null,
    parent_span_id text        not null,
    operation      text        not null,
    object         text        not null,
    activity       text        not null,
    subject_types  text[]      not null,
    subjects       text[]      not null,
    lines          int         not null,
    status         smallint    not null,
    actor          text        not null,
    actor_role     text        not null,
    client         text        not null,
    on_behalf_of   text        not null,
    origin         text        not null,
    constraint processing_pkey primary key (tx, position),
    constraint each_subject_has_a_type check (cardinality(subjects) = cardinality(subject_types))
);
comment on table runtime.processing is 'A row for every request about people or of audit data; the owner alone removes any.';
comment on column runtime.processing.object is 'The path that was asked, without its query.';
comment on column runtime.processing.subjects is 'Whom it was about, by numbers that only this register knows.';

revoke update, delete, truncate on runtime.processing from ${app};
