package offenders.packages_say_what_they_are_for.nl.opvang.capacity.common;

import offenders.Offender;

@Offender
class Anything {}
