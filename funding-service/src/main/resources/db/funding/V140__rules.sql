-- Dated rules; written in the command's own transaction.

create table views.rule_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint rule_event_pkey primary key (event_id)
);
comment on table views.rule_event is 'All that was said about dated rules.';
