package nl.opvang.allocation.attendance.write;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.EndAbsence;
import nl.opvang.allocation.attendance.write.AttendanceForms.AboutStayed;
import nl.opvang.allocation.attendance.write.AttendanceForms.CorrectAbsenceLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.DecideAbsenceLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.EndAbsenceLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.LoseEntitlementLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.ReportAbsenceLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.WithdrawAbsenceDecisionLine;
import nl.opvang.allocation.attendance.write.AttendanceForms.WithdrawEntitlementLossLine;
import nl.opvang.allocation.attendance.write.StaysSaid.Said;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Attendance in bulk: the lists that an officer has. */
@Configuration(proxyBeanMethods = false)
class AttendanceLines {
    /** Lines for which the stay is looked up, for all at once. */
    private record OfStays<R extends Record>(
            String name,
            Class<R> form,
            Function<R, UUID> stay,
            Function<R, AboutStayed> about,
            StaysSaid stays,
            DatabaseClock clock)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            var now = clock.now();
            return stays.bind(lines.stream()
                    .map(line -> new Said(
                            new StayId(line.municipality(), stay.apply(line.form())),
                            about.apply(line.form()),
                            line.knownAt() == null ? now : null))
                    .toList());
        }
    }

    private static <R extends Record> LineType<R> plain(
            String name, Class<R> form, Function<R, UUID> stay, BiFunction<R, StayId, AttendanceCommand> command) {
        return LineType.of(
                name,
                form,
                line -> Bound.command(
                        command.apply(line.form(), new StayId(line.municipality(), stay.apply(line.form())))));
    }

    @Bean
    LineType<ReportAbsenceLine> reportAbsenceLines(StaysSaid stays, DatabaseClock clock) {
        return new OfStays<>(
                "report-absence",
                ReportAbsenceLine.class,
                ReportAbsenceLine::stay,
                ReportAbsenceLine::about,
                stays,
                clock);
    }

    @Bean
    LineType<EndAbsenceLine> endAbsenceLines() {
        return plain(
                "end-absence",
                EndAbsenceLine.class,
                EndAbsenceLine::stay,
                (line, id) -> new EndAbsence(id, line.absence(), line.until()));
    }

    @Bean
    LineType<CorrectAbsenceLine> correctAbsenceLines() {
        return plain(
                "correct-absence", CorrectAbsenceLine.class, CorrectAbsenceLine::stay, CorrectAbsenceLine::command);
    }

    @Bean
    LineType<DecideAbsenceLine> decideAbsenceLines(StaysSaid stays, DatabaseClock clock) {
        return new OfStays<>(
                "decide-absence",
                DecideAbsenceLine.class,
                DecideAbsenceLine::stay,
                DecideAbsenceLine::about,
                stays,
                clock);
    }

    @Bean
    LineType<WithdrawAbsenceDecisionLine> withdrawAbsenceDecisionLines() {
        return plain(
                "withdraw-absence-decision",
                WithdrawAbsenceDecisionLine.class,
                WithdrawAbsenceDecisionLine::stay,
                WithdrawAbsenceDecisionLine::command);
    }

    @Bean
    LineType<LoseEntitlementLine> loseEntitlementLines(StaysSaid stays, DatabaseClock clock) {
        return new OfStays<>(
                "lose-entitlement",
                LoseEntitlementLine.class,
                LoseEntitlementLine::stay,
                LoseEntitlementLine::about,
                stays,
                clock);
    }

    @Bean
    LineType<WithdrawEntitlementLossLine> withdrawEntitlementLossLines() {
        return plain(
                "withdraw-entitlement-loss",
                WithdrawEntitlementLossLine.class,
                WithdrawEntitlementLossLine::stay,
                WithdrawEntitlementLossLine::command);
    }
}
