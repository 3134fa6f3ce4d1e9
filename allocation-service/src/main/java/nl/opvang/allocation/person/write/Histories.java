package nl.opvang.allocation.person.write;

import nl.opvang.allocation.provision.domain.ProvisionDecider;
import nl.opvang.allocation.provision.domain.Provisions;
import nl.opvang.allocation.registration.domain.RegistrationDecider;
import nl.opvang.allocation.registration.domain.Registrations;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.EventLog;
import org.springframework.stereotype.Component;

/** What a person has now, to be handed over: whoever decides compares it with what is there then. */
@Component
final class Histories {
    private final EventLog log;
    private final EventReader reader;

    Histories(EventLog log, EventReader reader) {
        this.log = log;
        this.reader = reader;
    }

    Registrations registrations(PersonId person) {
        return state(RegistrationDecider.DECIDER, "registration:" + person.text());
    }

    Provisions provisions(PersonId person) {
        return state(ProvisionDecider.DECIDER, "provision:" + person.text());
    }

    private <S, E extends PublishedEvent> S state(Decider<?, S, E, ?> decider, String aggregateId) {
        var state = decider.initial();
        for (var stored : log.ofAggregate(aggregateId)) {
            var event = reader.read(stored.envelope().type(), stored.payload());
            state = decider.evolve().apply(state, decider.events().cast(event));
        }
        return state;
    }
}
