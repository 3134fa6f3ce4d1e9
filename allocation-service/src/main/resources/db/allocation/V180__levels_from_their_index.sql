-- Matching reads the periods that touch the days asked for, of all locations at once: both ends are in the index, and all
-- that it needs with them, so that of a long history nothing else is read.
drop index views.place_level_until;
create index place_level_until on views.place_level (until_day, from_day) include (location_id, places);
drop index views.count_level_until;
create index count_level_until on views.count_level (until_day, from_day) include (location_id, places);
