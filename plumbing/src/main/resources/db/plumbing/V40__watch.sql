-- Whether another process has written is seen by the last position that was given out.
grant select on sequence events.event_position_seq to ${app};
