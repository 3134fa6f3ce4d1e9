package nl.opvang.funding;

import java.util.List;
import nl.opvang.contracts.funding.FundingImportEvent;
import nl.opvang.contracts.funding.FundingImportEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.funding.norm.domain.NormDecider;
import nl.opvang.funding.norm.domain.NormRefusal;
import nl.opvang.funding.norm.domain.NormRules;
import nl.opvang.plumbing.assembly.Assembly;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.imports.HistoryImportConfiguration;
import nl.opvang.plumbing.ledger.LedgerConfiguration;
import nl.opvang.plumbing.page.HomePage;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Norms and rules, what municipalities paid, are entitled to, ask for and are given. */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({Assembly.class, HistoryImportConfiguration.class, LedgerConfiguration.class, HomePage.class})
public class FundingService {
    /** To be given a parent, where there is one, and run; the web server listens when {@code run} returns. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(FundingService.class).properties("spring.config.name=funding");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** Until then the history of a municipality's books may be brought in. */
    @Bean
    Decider<?, ?, FundingImportEvent, Refusal> closingDecider() {
        return HistoryImportConfiguration.closings(FundingImportEvent.class, HistoryImportClosed::new);
    }

    @Bean
    Decider<NormCommand, NormRules, NormEvent, NormRefusal> normDecider() {
        return NormDecider.DECIDER;
    }

    @Bean
    RefusalProblems<NormRefusal> normProblems() {
        return new RefusalProblems<>(NormRefusal.class, FundingService::problem);
    }

    private static Problem problem(NormRefusal refusal) {
        return switch (refusal) {
            case NormRefusal.NormUnknown _ ->
                Problem.of(404, "norm-unknown", "Norm unknown", "No such decision was recorded for this scheme.");
            case NormRefusal.NormWithdrawn _ ->
                Problem.conflict("norm-withdrawn", "Norm withdrawn", "The decision was withdrawn.");
            case NormRefusal.IdTaken _, NormRefusal.IdOfOtherScheme _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for something else that was said about norms.");
            case NormRefusal.AmountNegative _ -> wrong("/amount", "must not be negative");
            case NormRefusal.NotFirstOfMonth _ ->
                wrong("/validFrom", "must be the first day of a month for private reception");
            case NormRefusal.HistoryImportIsClosed _ ->
                Problem.conflict(
                        "history-import-closed",
                        "History import closed",
                        "What was known earlier than it is recorded can no longer be brought in.");
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
