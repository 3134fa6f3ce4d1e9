-- Imports that an operator began on a page: how far each is, and what became of its lines. The lines themselves are not kept: they
-- may say who somebody is.

create table runtime.import_run (
    import_id uuid        primary key,
    asked_by  text        not null,
    asked_at  timestamptz not null default clock_timestamp(),
    told_at   timestamptz not null default clock_timestamp(),
    ended_at  timestamptz,
    lines     int         not null,
    accepted  int         not null default 0,
    refused   int         not null default 0,
    failure   text
);
create unique index one_import_at_a_time on runtime.import_run ((true)) where ended_at is null;
create index import_run_in_order on runtime.import_run (asked_at, import_id);
comment on table runtime.import_run is 'Imports from pages; at most one has not ended.';
comment on column runtime.import_run.told_at is 'The last sign of life of the process that carries it out.';
comment on column runtime.import_run.lines is 'How many there are, without empty ones.';

create table runtime.import_run_line (
    import_id uuid not null references runtime.import_run on delete cascade,
    line      int  not null,
    status    int  not null,
    problem   jsonb,
    constraint import_run_line_pkey primary key (import_id, line)
);
create index import_run_line_refused on runtime.import_run_line (import_id, line) where status >= 400;
comment on table runtime.import_run_line is 'What became of each line, as the API answers it.';
