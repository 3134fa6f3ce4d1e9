package offenders.domain_is_pure_java.nl.opvang.capacity.location.domain;

import java.time.LocalDate;

record Open(LocalDate effectiveOn) {}
