package offenders.transactions_are_opened_by_hand.nl.opvang.capacity.location.write;

import offenders.Offender;
import org.springframework.transaction.annotation.Transactional;

@Offender
class WrapsOneMethod {
    @Transactional
    void send() {}
}
