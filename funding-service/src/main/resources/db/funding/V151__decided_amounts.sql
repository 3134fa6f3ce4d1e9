-- Written in the command''s own transaction.
create table views.decided_amount (
    municipality        text   not null,
    year                int    not null,
    ground              text   not null,
    request_id          text   not null,
    ordinal             bigint generated always as identity,
    decision_id         uuid   not null,
    cents               bigint not null,
    reclaimable_through date,
    rule_event_id       uuid,
    constraint decided_amount_pkey primary key (municipality, year, ground, request_id)
);
comment on table views.decided_amount is 'What was decided for a municipality and a year, by the decision that stands about each request.';
comment on column views.decided_amount.request_id is 'The application for an advance; empty for the settlement, of which there is one.';
