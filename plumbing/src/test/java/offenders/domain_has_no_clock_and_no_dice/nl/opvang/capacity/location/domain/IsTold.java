package offenders.domain_has_no_clock_and_no_dice.nl.opvang.capacity.location.domain;

import java.time.LocalDate;

record IsTold(LocalDate effectiveOn) {}
