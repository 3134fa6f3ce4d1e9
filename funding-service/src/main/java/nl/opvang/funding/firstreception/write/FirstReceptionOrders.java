package nl.opvang.funding.firstreception.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.FirstReceptionScheme;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.Apply;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.ReportActuals;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.ReportSpending;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.ApplicationForm;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostsForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what a decision needs to know besides the form: the day, the period and its deadline by the rules known now. */
@Component
public final class FirstReceptionOrders {
    private final Rules rules;

    FirstReceptionOrders(Rules rules) {
        this.rules = rules;
    }

    public FirstReceptionCommand apply(
            RegionCode region, LocalDate from, UUID applicationId, Officer by, ApplicationForm form) {
        var known = rules.now();
        return new Apply(
                region,
                from,
                applicationId,
                by,
                Officers.today(),
                form.receivedOn(),
                form.applicant().applicant(),
                form.items(),
                period(known, from),
                deadline(known, from));
    }

    public FirstReceptionCommand actuals(RegionCode region, LocalDate from, UUID reportId, Officer by, CostsForm form) {
        return new ReportActuals(
                region, from, reportId, by, form.items(), form.evidence().evidence(), Officers.today());
    }

    /** The periods that rules know, the last first. */
    public List<FirstReceptionPeriod> periods() {
        var known = rules.now();
        return known.cuts(RuleName.FIRST_RECEPTION_PERIOD).reversed().stream()
                .map(from -> period(known, from))
                .filter(Objects::nonNull)
                .toList();
    }

    public FirstReceptionCommand spending(
            MunicipalityCode municipality, LocalDate from, UUID reportId, Officer by, CostsForm form) {
        var region = Division.ofTheNetherlands()
                .municipality(municipality)
                .map(Division.Municipality::region)
                .orElseThrow(ProblemException::notFound);
        return new ReportSpending(
                municipality,
                region,
                from,
                reportId,
                by,
                form.items(),
                form.evidence().evidence(),
                period(rules.now(), from),
                Officers.today());
    }

    private static @Nullable FirstReceptionPeriod period(KnownRules known, LocalDate from) {
        return known.on(RuleName.FIRST_RECEPTION_PERIOD, from)
                .filter(rule -> rule.terms().validFrom().equals(from))
                .map(rule -> new FirstReceptionPeriod(
                        from,
                        rule.terms().date("through"),
                        rule.terms().choice("scheme", FirstReceptionScheme.class),
                        rule.eventId()))
                .filter(period -> !period.lastDay().isBefore(from))
                .orElse(null);
    }

    private static @Nullable Deadline deadline(KnownRules known, LocalDate from) {
        return known.on(RuleName.FIRST_RECEPTION_DEADLINE, from)
                .map(rule -> new Deadline(rule.terms().date("through"), rule.eventId()))
                .orElse(null);
    }
}
