package offenders.domain_is_pure_java.nl.opvang.plumbing.decision;

import offenders.Offender;
import org.springframework.http.HttpStatus;

@Offender
record DecidesOnTheWeb(HttpStatus status) {}
