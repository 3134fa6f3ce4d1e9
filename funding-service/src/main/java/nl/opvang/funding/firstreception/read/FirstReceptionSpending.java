package nl.opvang.funding.firstreception.read;

import java.time.Instant;
import java.util.Optional;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;

/** What a municipality spent for its safety region over a period, as known at a moment. */
record FirstReceptionSpending(
        MunicipalityCode municipality,
        FirstReceptionPeriod period,
        Instant knownAt,
        Instant projectedThrough,
        FirstReceptionOverview.Costs reported) {
    static Optional<FirstReceptionSpending> of(Dossier dossier, MunicipalityCode municipality, Dossiers.Moment moment) {
        var spending = FirstReceptionOverview.folded(dossier).spendings().get(municipality);
        return Optional.ofNullable(spending)
                .map(said -> new FirstReceptionSpending(
                        municipality,
                        said.period(),
                        moment.knownAt(),
                        moment.projectedThrough(),
                        FirstReceptionOverview.Spending.of(said).reported()));
    }
}
