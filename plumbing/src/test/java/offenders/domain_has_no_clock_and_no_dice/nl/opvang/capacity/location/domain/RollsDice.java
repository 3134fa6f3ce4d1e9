package offenders.domain_has_no_clock_and_no_dice.nl.opvang.capacity.location.domain;

import java.util.concurrent.ThreadLocalRandom;
import offenders.Offender;

@Offender
class RollsDice {
    int eyes() {
        return ThreadLocalRandom.current().nextInt(6);
    }
}
