-- Rules, and the weekly statements with the lines that their figures are sums of.

create table views.rule_event (
    event_id     uuid        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    constraint rule_event_pkey primary key (event_id),
    constraint rule_event_of_aggregate unique (aggregate_id, sequence)
);
comment on table views.rule_event is 'What was decided about rules, written in the transaction that decides it.';

create table views.place_line (
    event_id     uuid        not null,
    line         int         not null,
    known_at     timestamptz not null,
    effective_on date        not null,
    change       int         not null check (change <> 0),
    quantity     text        not null,
    municipality text        not null,
    location     uuid        not null,
    kind         text        not null,
    type         text        not null,
    corrects     uuid,
    reason       text,
    constraint place_line_pkey primary key (event_id, line)
);
create index place_line_of_municipality on views.place_line (municipality, effective_on);
comment on table views.place_line is 'Changes in places and counted stays, as the events of this service carry them.';

create table views.stay_line (like views.place_line including all);
comment on table views.stay_line is 'Changes in stays by name, as the events of allocation-service carry them.';

create view views.statement_line as
    select * from views.place_line union all select * from views.stay_line;
comment on view views.statement_line is 'All changes in the figures of statements.';

create table views.closed_import (
    municipality text        not null,
    service      text        not null,
    closed_at    timestamptz not null,
    constraint closed_import_pkey primary key (municipality, service)
);
comment on table views.closed_import is 'From when on a service takes no facts of a municipality as known earlier than recorded.';

create table views.statement_event (
    event_id     uuid        not null,
    municipality text        not null,
    week         text        not null,
    week_from    date        not null,
    sequence     bigint      not null,
    fact         text        not null,
    known_at     timestamptz not null,
    type         text        not null,
    payload      jsonb       not null,
    reason       text,
    constraint statement_event_pkey primary key (event_id),
    constraint statement_event_in_order unique (municipality, week, sequence)
);
create index statement_event_of_week on views.statement_event (week_from, municipality);
comment on table views.statement_event is 'What was said about statements; what became of one follows from all of it.';

-- For "when did this municipality last say anything".
create index location_fact_reported on views.location_fact (municipality, known_at);
create index stay_line_reported on views.stay_line (municipality, known_at);
