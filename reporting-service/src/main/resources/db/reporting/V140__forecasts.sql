-- Runs of the forecast as they were made.

create table views.forecast (
    forecast_id      uuid        not null,
    as_of            date        not null,
    figures_known_at timestamptz not null,
    recorded_at      timestamptz not null,
    reason           text,
    type             text        not null,
    payload          jsonb       not null,
    constraint forecast_pkey primary key (forecast_id)
);
create index forecast_by_day on views.forecast (as_of, figures_known_at, forecast_id);
comment on table views.forecast is 'What was forecast, of which figures and when; a run never changes.';
