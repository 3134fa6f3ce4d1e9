-- Nobody asked for it: what was known when is all that a question needs.
alter table views.target_event drop column recorded_at;
