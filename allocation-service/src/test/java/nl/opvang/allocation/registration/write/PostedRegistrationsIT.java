package nl.opvang.allocation.registration.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.Replica;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationDecider;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdOfAnother;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.command.Outcome.Accepted;
import nl.opvang.plumbing.command.Outcome.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostedRegistrationsIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final Replica REPLICA = new Replica(
            Replica.migratedDatabase(),
            List.of(RegistrationDecider.DECIDER),
            jdbc -> List.of(new PostedRegistrations(jdbc)));

    @AfterAll
    static void close() {
        REPLICA.close();
    }

    @Test
    void an_id_stands_for_one_person() {
        var id = new RegistrationId(GRONINGEN, UUID.randomUUID());
        assertThat(REPLICA.send(register(person(), id))).isInstanceOf(Accepted.class);
        assertThat(REPLICA.send(register(person(), id))).isEqualTo(new Refused(new RegistrationIdOfAnother()));
        assertThat(REPLICA.send(register(person(), new RegistrationId(ROTTERDAM, id.id()))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void the_person_is_found_by_the_id() {
        var olena = person();
        var first = new RegistrationId(GRONINGEN, UUID.randomUUID());
        var second = new RegistrationId(ROTTERDAM, UUID.randomUUID());
        assertThat(REPLICA.sendAll(List.of(
                        register(olena, first),
                        new Move(olena, second, GRONINGEN, NationalityGroup.UKRAINIAN, LocalDate.of(2023, 5, 1)))))
                .hasOnlyElementsOfType(Accepted.class);
        var unknown = new RegistrationId(GRONINGEN, UUID.randomUUID());
        assertThat(new PostedRegistrations(REPLICA.jdbc()).persons(List.of(first, second, unknown)))
                .hasSize(2)
                .containsEntry(first, olena)
                .containsEntry(second, olena);
    }

    private static Register register(PersonId person, RegistrationId id) {
        return new Register(person, id, NationalityGroup.UKRAINIAN, LocalDate.of(2023, 3, 1));
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }
}
