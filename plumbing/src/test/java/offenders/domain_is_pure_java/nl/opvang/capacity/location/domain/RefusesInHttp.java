package offenders.domain_is_pure_java.nl.opvang.capacity.location.domain;

import offenders.Offender;
import org.springframework.http.HttpStatus;

@Offender
record RefusesInHttp(HttpStatus status) {}
