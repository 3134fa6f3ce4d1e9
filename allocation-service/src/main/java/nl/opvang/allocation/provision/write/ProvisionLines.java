package nl.opvang.allocation.provision.write;

import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.provision.domain.ProvisionCommand.OfSurvivor;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.allocation.provision.write.ProvisionForms.ProvideLine;
import nl.opvang.allocation.provision.write.ProvisionForms.WithdrawProvisionLine;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom forms about provisions are about, and provisions in bulk. */
@Configuration(proxyBeanMethods = false)
class ProvisionLines {
    @Bean
    Persons<ProvisionId> provisionPersons(PersonIdentities identities, Survivors survivors, PostedProvisions posted) {
        return new Persons<>(
                ProvisionId::new,
                identities,
                survivors,
                (survivor, said) -> new OfSurvivor(survivor, (ProvisionCommand) said),
                posted::persons,
                id -> ProvisionProblems.problem(new ProvisionUnknown(id)));
    }

    @Bean
    LineType<ProvideLine> provideLines(Persons<ProvisionId> persons) {
        return persons.lines("provide", ProvideLine.class, ProvideLine::provision, ProvideLine::form);
    }

    @Bean
    LineType<WithdrawProvisionLine> withdrawProvisionLines(Persons<ProvisionId> persons) {
        return persons.lines(
                "withdraw-provision",
                WithdrawProvisionLine.class,
                WithdrawProvisionLine::provision,
                WithdrawProvisionLine::form);
    }
}
