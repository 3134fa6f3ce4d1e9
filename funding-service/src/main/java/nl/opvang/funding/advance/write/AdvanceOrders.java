package nl.opvang.funding.advance.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.advance.domain.AdvanceBasis;
import nl.opvang.funding.advance.domain.AdvanceCommand;
import nl.opvang.funding.advance.domain.AdvanceCommand.Apply;
import nl.opvang.funding.advance.write.AdvanceForms.AdvanceForm;
import nl.opvang.funding.entitlement.read.NationalOccupancies;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.read.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, the norms, the rules, and how full the country is. */
@Component
public final class AdvanceOrders {
    private final Norms norms;
    private final Rules rules;
    private final NationalOccupancies occupancies;

    AdvanceOrders(Norms norms, Rules rules, NationalOccupancies occupancies) {
        this.norms = norms;
        this.rules = rules;
        this.occupancies = occupancies;
    }

    public AdvanceCommand apply(
            MunicipalityCode municipality, int year, UUID applicationId, Officer by, AdvanceForm form) {
        Officers.requireYear(year);
        var today = Officers.today();
        var received = form.receivedOn() == null || form.receivedOn().isAfter(today) ? today : form.receivedOn();
        return new Apply(
                municipality,
                year,
                applicationId,
                by,
                today,
                form.receivedOn(),
                form.estimate(),
                form.ground(),
                basis(year, received, today));
    }

    /** Norms and rules as known now, how full the country was as known on the day of the application. */
    private AdvanceBasis basis(int year, LocalDate received, LocalDate today) {
        var through = norms.projectedThrough();
        var known = KnownNorms.at(through, norms.knownAt(through));
        var asDecided = rules.now();
        var endOfDay = received.isBefore(today)
                ? received.plusDays(1).atStartOfDay(Netherlands.ZONE).toInstant()
                : Instant.MAX;
        return new AdvanceBasis(
                known.periods(NormScheme.MUNICIPAL),
                deadline(asDecided, RuleName.ADVANCE_DEADLINE, year, year),
                deadline(asDecided, RuleName.ADVANCE_LATE_DEADLINE, year, year + 1),
                floor(asDecided, received),
                occupancies.on(received, endOfDay));
    }

    private static @Nullable Deadline deadline(KnownRules rules, RuleName name, int financialYear, int endsIn) {
        return rules.ofYear(name, financialYear)
                .map(rule -> new Deadline(rule.terms().dayOfYear("through", endsIn), rule.eventId()))
                .orElse(null);
    }

    private static @Nullable OccupancyFloor floor(KnownRules rules, LocalDate received) {
        return rules.on(RuleName.ADVANCE_LATE_OCCUPANCY, received)
                .map(rule -> new OccupancyFloor(rule.terms().tenthsOfPercent("percent"), rule.eventId()))
                .orElse(null);
    }
}
