package offenders.packages_say_what_they_are_for.nl.opvang.capacity.core;

import offenders.Offender;

@Offender
class Anything {}
