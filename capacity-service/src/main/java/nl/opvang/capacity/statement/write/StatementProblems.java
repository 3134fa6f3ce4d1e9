package nl.opvang.capacity.statement.write;

import java.time.Duration;
import nl.opvang.capacity.statement.domain.StatementRefusal;
import nl.opvang.capacity.statement.domain.StatementRefusal.ConfirmedAgain;
import nl.opvang.capacity.statement.domain.StatementRefusal.HistoryImportOpen;
import nl.opvang.capacity.statement.domain.StatementRefusal.IdTaken;
import nl.opvang.capacity.statement.domain.StatementRefusal.MunicipalityNotThere;
import nl.opvang.capacity.statement.domain.StatementRefusal.NoDifference;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotConfirmed;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotLocked;
import nl.opvang.capacity.statement.domain.StatementRefusal.NotReviewed;
import nl.opvang.capacity.statement.domain.StatementRefusal.WeekNotOver;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a statement is over HTTP. What may pass says when to try again. */
@Configuration(proxyBeanMethods = false)
class StatementProblems {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration TOMORROW = Duration.ofDays(1);

    @Bean
    RefusalProblems<StatementRefusal> statementRefusals() {
        return new RefusalProblems<>(StatementRefusal.class, StatementProblems::problem);
    }

    static Problem problem(StatementRefusal refusal) {
        return switch (refusal) {
            case IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about the statement.");
            case WeekNotOver(var lastDay) ->
                Problem.conflict("week-not-over", "Week not over", "The last day of the week has not come.")
                        .with("lastDay", lastDay.toString())
                        .retryAfter(TOMORROW);
            case MunicipalityNotThere(var municipality, var on) ->
                Problem.conflict(
                                "municipality-not-there",
                                "Municipality not there",
                                "The municipality does not exist on the last day of the week.")
                        .with("municipality", municipality.text())
                        .with("on", on.toString());
            case NotConfirmed _ ->
                Problem.conflict("not-confirmed", "Not confirmed", "The municipality did not confirm this week.")
                        .retryAfter(SOON);
            case ConfirmedAgain(var confirmationId) ->
                Problem.conflict(
                                "confirmed-again",
                                "Confirmed again",
                                "The municipality confirmed this week again since; look at that.")
                        .with("confirmationId", confirmationId.toString());
            case NotReviewed _ ->
                Problem.conflict(
                                "not-reviewed",
                                "Not reviewed",
                                "No rule of the region says that it accepts or returns statements about this week.")
                        .retryAfter(SOON);
            case NotLocked _ ->
                Problem.conflict("not-locked", "Not locked", "This week was not locked, so nothing can differ from it.")
                        .retryAfter(SOON);
            case NoDifference _ ->
                Problem.conflict(
                                "no-difference",
                                "No difference",
                                "No such event is known to have changed this week after it was locked.")
                        .retryAfter(SOON);
            case HistoryImportOpen(var services) ->
                Problem.conflict(
                                "history-import-open",
                                "History import open",
                                "History of this municipality may still be brought in as known earlier.")
                        .with("services", services)
                        .retryAfter(SOON);
        };
    }
}
