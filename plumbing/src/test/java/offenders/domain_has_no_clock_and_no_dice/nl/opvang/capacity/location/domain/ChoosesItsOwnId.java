package offenders.domain_has_no_clock_and_no_dice.nl.opvang.capacity.location.domain;

import java.util.UUID;
import offenders.Offender;

@Offender
class ChoosesItsOwnId {
    UUID id() {
        return UUID.randomUUID();
    }
}
