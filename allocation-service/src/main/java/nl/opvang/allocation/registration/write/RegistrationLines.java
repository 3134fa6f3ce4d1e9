package nl.opvang.allocation.registration.write;

import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand.OfSurvivor;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationUnknown;
import nl.opvang.allocation.registration.write.RegistrationForms.CorrectRegistrationLine;
import nl.opvang.allocation.registration.write.RegistrationForms.DeregisterLine;
import nl.opvang.allocation.registration.write.RegistrationForms.RegisterLine;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom forms about registrations are about, and registrations in bulk. */
@Configuration(proxyBeanMethods = false)
class RegistrationLines {
    @Bean
    Persons<RegistrationId> registrationPersons(
            PersonIdentities identities, Survivors survivors, PostedRegistrations posted) {
        return new Persons<>(
                RegistrationId::new,
                identities,
                survivors,
                (survivor, said) -> new OfSurvivor(survivor, (RegistrationCommand) said),
                posted::persons,
                id -> RegistrationProblems.problem(new RegistrationUnknown(id)));
    }

    @Bean
    LineType<RegisterLine> registerLines(Persons<RegistrationId> persons) {
        return persons.lines("register", RegisterLine.class, RegisterLine::registration, RegisterLine::form);
    }

    @Bean
    LineType<DeregisterLine> deregisterLines(Persons<RegistrationId> persons) {
        return persons.lines("deregister", DeregisterLine.class, DeregisterLine::registration, DeregisterLine::form);
    }

    @Bean
    LineType<CorrectRegistrationLine> correctRegistrationLines(Persons<RegistrationId> persons) {
        return persons.lines(
                "correct-registration",
                CorrectRegistrationLine.class,
                CorrectRegistrationLine::registration,
                CorrectRegistrationLine::form);
    }
}
