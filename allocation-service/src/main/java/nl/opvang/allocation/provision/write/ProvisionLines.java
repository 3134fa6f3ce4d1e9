package nl.opvang.allocation.provision.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.provision.write.ProvisionForms.AboutProvision;
import nl.opvang.allocation.provision.write.ProvisionForms.ProvideLine;
import nl.opvang.allocation.provision.write.ProvisionForms.WithdrawProvisionLine;
import nl.opvang.allocation.provision.write.ProvisionPersons.Said;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provisions in bulk. */
@Configuration(proxyBeanMethods = false)
class ProvisionLines {
    private record Type<R extends Record>(
            String name,
            Class<R> form,
            Function<R, UUID> provision,
            Function<R, AboutProvision> about,
            ProvisionPersons persons)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return persons.bind(lines.stream()
                    .map(line -> new Said(
                            new ProvisionId(line.municipality(), provision.apply(line.form())),
                            about.apply(line.form())))
                    .toList());
        }
    }

    @Bean
    LineType<ProvideLine> provideLines(ProvisionPersons persons) {
        return new Type<>("provide", ProvideLine.class, ProvideLine::provision, ProvideLine::form, persons);
    }

    @Bean
    LineType<WithdrawProvisionLine> withdrawProvisionLines(ProvisionPersons persons) {
        return new Type<>(
                "withdraw-provision",
                WithdrawProvisionLine.class,
                WithdrawProvisionLine::provision,
                WithdrawProvisionLine::form,
                persons);
    }
}
