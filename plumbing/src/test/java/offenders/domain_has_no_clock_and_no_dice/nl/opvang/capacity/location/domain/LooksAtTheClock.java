package offenders.domain_has_no_clock_and_no_dice.nl.opvang.capacity.location.domain;

import java.time.Instant;
import offenders.Offender;

@Offender
class LooksAtTheClock {
    Instant recordedAt() {
        return Instant.now();
    }
}
