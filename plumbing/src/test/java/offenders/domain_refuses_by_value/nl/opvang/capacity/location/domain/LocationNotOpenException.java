package offenders.domain_refuses_by_value.nl.opvang.capacity.location.domain;

import offenders.Offender;

@Offender
class LocationNotOpenException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
