-- The ledger of a service that sums. A dimension that a line does not have is '', so that keys stay simple.

create table views.ledger_line (
    event_id          uuid        not null,
    known_at          timestamptz not null,
    sequence          bigint      not null,
    line              int         not null,
    effective_on      date        not null,
    change            int         not null check (change <> 0),
    quantity          text        not null,
    municipality      text        not null,
    location          text        not null,
    kind              text        not null,
    nationality_group text        not null,
    aggregate_id      text        not null,
    type              text        not null,
    corrects          uuid,
    constraint ledger_line_pkey primary key (event_id, line)
);
-- For the one day of knowledge that the roll-up cannot cut.
create index ledger_line_known on views.ledger_line (quantity, known_at);
-- For locations, and for explaining the figure of a municipality.
create index ledger_line_of_municipality on views.ledger_line (municipality, quantity, effective_on);
comment on table views.ledger_line is 'Signed changes as the events carry them: the only source of figures.';
comment on column views.ledger_line.municipality is 'As coded at recording; stands_for tells what the code means on a day.';

create table views.ledger_rollup (
    quantity          text   not null,
    municipality      text   not null,
    kind              text   not null,
    nationality_group text   not null,
    effective_on      date   not null,
    known_on          date   not null,
    change            bigint not null,
    constraint ledger_rollup_pkey primary key (quantity, municipality, kind, nationality_group, effective_on, known_on)
);
comment on table views.ledger_rollup is 'Sums of ledger_line without location, per day of knowledge.';
comment on column views.ledger_rollup.known_on is 'Day of known_at in UTC.';

create table views.division (
    code        text not null primary key,
    name        text not null,
    region      text not null,
    valid_from  date not null,
    valid_until date not null,
    successor   text
);
comment on table views.division is 'Municipalities, each valid in [valid_from, valid_until).';

create table views.stands_for (
    code         text not null,
    valid_from   date not null,
    valid_until  date not null,
    municipality text not null,
    region       text not null,
    constraint stands_for_pkey primary key (code, valid_from)
);
comment on table views.stands_for is 'The municipality and region that a recorded code stands for on a day in [valid_from, valid_until).';
