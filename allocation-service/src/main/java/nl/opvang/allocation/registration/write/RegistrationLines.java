package nl.opvang.allocation.registration.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.registration.write.RegistrationForms.AboutRegistration;
import nl.opvang.allocation.registration.write.RegistrationForms.CorrectRegistrationLine;
import nl.opvang.allocation.registration.write.RegistrationForms.DeregisterLine;
import nl.opvang.allocation.registration.write.RegistrationForms.RegisterLine;
import nl.opvang.allocation.registration.write.RegistrationPersons.Said;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registrations in bulk. */
@Configuration(proxyBeanMethods = false)
class RegistrationLines {
    private record Type<R extends Record>(
            String name,
            Class<R> form,
            Function<R, UUID> registration,
            Function<R, AboutRegistration> about,
            RegistrationPersons persons)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return persons.bind(lines.stream()
                    .map(line -> new Said(
                            new RegistrationId(line.municipality(), registration.apply(line.form())),
                            about.apply(line.form())))
                    .toList());
        }
    }

    @Bean
    LineType<RegisterLine> registerLines(RegistrationPersons persons) {
        return new Type<>("register", RegisterLine.class, RegisterLine::registration, RegisterLine::form, persons);
    }

    @Bean
    LineType<DeregisterLine> deregisterLines(RegistrationPersons persons) {
        return new Type<>(
                "deregister", DeregisterLine.class, DeregisterLine::registration, DeregisterLine::form, persons);
    }

    @Bean
    LineType<CorrectRegistrationLine> correctRegistrationLines(RegistrationPersons persons) {
        return new Type<>(
                "correct-registration",
                CorrectRegistrationLine.class,
                CorrectRegistrationLine::registration,
                CorrectRegistrationLine::form,
                persons);
    }
}
