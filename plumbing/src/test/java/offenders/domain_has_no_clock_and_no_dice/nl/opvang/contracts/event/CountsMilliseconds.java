package offenders.domain_has_no_clock_and_no_dice.nl.opvang.contracts.event;

import offenders.Offender;

@Offender
class CountsMilliseconds {
    long millis() {
        return System.currentTimeMillis();
    }
}
