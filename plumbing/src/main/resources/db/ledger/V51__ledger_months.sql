-- What is wholly before the months of a question, and known wholly before the month of its moment, is summed here already:
-- a question reads these, and of the roll-up only its own month of days and its own month of knowledge.

create table views.ledger_month (
    quantity          text   not null,
    municipality      text   not null,
    kind              text   not null,
    nationality_group text   not null,
    effective_month   date   not null,
    known_month       date   not null,
    change            bigint not null,
    constraint ledger_month_pkey primary key (
        quantity, municipality, kind, nationality_group, effective_month, known_month)
);
comment on table views.ledger_month is 'Sums of ledger_rollup per month of effect and month of knowledge (UTC), each by its first day.';

insert into views.ledger_month
select quantity, municipality, kind, nationality_group, date_trunc('month', effective_on::timestamp)::date,
       date_trunc('month', known_on::timestamp)::date, sum(change)
from views.ledger_rollup
group by 1, 2, 3, 4, 5, 6;

create index ledger_rollup_effective on views.ledger_rollup (quantity, effective_on);
create index ledger_rollup_known on views.ledger_rollup (quantity, known_on);
