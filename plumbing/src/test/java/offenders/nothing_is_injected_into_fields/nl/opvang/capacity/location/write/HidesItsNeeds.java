package offenders.nothing_is_injected_into_fields.nl.opvang.capacity.location.write;

import offenders.Offender;
import org.springframework.beans.factory.annotation.Autowired;

@Offender
class HidesItsNeeds {
    @Autowired
    Runnable need;
}
