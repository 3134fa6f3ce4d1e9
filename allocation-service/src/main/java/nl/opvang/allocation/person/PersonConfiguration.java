package nl.opvang.allocation.person;

import nl.opvang.allocation.person.domain.Person;
import nl.opvang.allocation.person.domain.PersonCommand;
import nl.opvang.allocation.person.domain.PersonDecider;
import nl.opvang.allocation.person.domain.PersonRefusal;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.plumbing.decision.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Persons are decided by {@link PersonDecider}. */
@Configuration(proxyBeanMethods = false)
class PersonConfiguration {
    @Bean
    Decider<PersonCommand, Person, PersonEvent, PersonRefusal> personDecider() {
        return PersonDecider.DECIDER;
    }
}
