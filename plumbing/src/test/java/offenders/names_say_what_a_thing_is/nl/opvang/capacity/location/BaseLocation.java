package offenders.names_say_what_a_thing_is.nl.opvang.capacity.location;

import offenders.Offender;

@Offender
class BaseLocation {}
