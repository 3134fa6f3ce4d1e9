package offenders.domain_has_no_clock_and_no_dice.nl.opvang.capacity.location.domain;

import java.time.Instant;
import java.util.function.Supplier;
import offenders.Offender;

@Offender
class PassesTheClockOn {
    Supplier<Instant> clock() {
        return Instant::now;
    }
}
