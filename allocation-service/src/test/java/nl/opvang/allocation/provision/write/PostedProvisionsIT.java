package nl.opvang.allocation.provision.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.Replica;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Provide;
import nl.opvang.allocation.provision.domain.ProvisionDecider;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdOfAnother;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.command.Outcome.Accepted;
import nl.opvang.plumbing.command.Outcome.Refused;
import org.junit.jupiter.api.Test;

class PostedProvisionsIT {
    @Test
    void an_id_stands_for_one_person_who_is_found_by_it() {
        try (var replica = new Replica(
                Replica.migratedDatabase(),
                List.of(ProvisionDecider.DECIDER),
                jdbc -> List.of(new PostedProvisions(jdbc)))) {
            var id = new ProvisionId(new MunicipalityCode("GM0014"), UUID.randomUUID());
            var olena = new PersonId(UUID.randomUUID());
            var march = YearMonth.of(2024, 3);
            assertThat(replica.send(new Provide(olena, id, march))).isInstanceOf(Accepted.class);
            assertThat(replica.send(new Provide(new PersonId(UUID.randomUUID()), id, march)))
                    .isEqualTo(new Refused(new ProvisionIdOfAnother()));
            assertThat(new PostedProvisions(replica.jdbc()).persons(List.of(id)))
                    .hasSize(1)
                    .containsEntry(id, olena);
        }
    }
}
