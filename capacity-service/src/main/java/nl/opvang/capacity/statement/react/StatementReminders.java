package nl.opvang.capacity.statement.react;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.capacity.rule.read.RuleBook;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.capacity.statement.domain.StatementCommand.Remind;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.LastReports;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import org.springframework.stereotype.Component;

/**
 * Asks municipalities for statements that are overdue by the rule of the day. It may look as often as it likes, in
 * several processes at once: what was asked already, or confirmed meanwhile, the decision leaves as it is.
 */
@Component
public class StatementReminders {
    /** So many weeks back it looks for what it missed, should nothing have run for a while. */
    private static final int WEEKS_BACK = 4;

    private static final int AT_ONCE = 100;
    private static final String ACTOR = "statement-reminders";

    private final RuleBook rules;
    private final KnownMoments moments;
    private final Statements statements;
    private final LastReports reports;
    private final Commands commands;

    StatementReminders(
            RuleBook rules, KnownMoments moments, Statements statements, LastReports reports, Commands commands) {
        this.rules = rules;
        this.moments = moments;
        this.statements = statements;
        this.reports = reports;
        this.commands = commands;
    }

    /**
     * Reminds those whose statement is overdue on a day.
     *
     * @return how many were
     */
    public int remind(LocalDate today) {
        var known = rules.now();
        int reminded = 0;
        var week = Week.of(today.minusWeeks(WEEKS_BACK));
        for (; week.until().compareTo(today) <= 0; week = week.next()) reminded += remind(week, today, known);
        return reminded;
    }

    private int remind(Week week, LocalDate today, DatedRules known) {
        var rule = known.on(RuleName.STATEMENT_DUE, week.from());
        if (rule.isEmpty()) return 0;
        var dueOn = week.lastDay().plusDays(rule.get().number("daysAfterWeek"));
        if (!dueOn.isBefore(today)) return 0;
        var orders = overdue(week).stream()
                .map(municipality -> Order.of(
                        new Remind(municipality, week, today, dueOn, rule.get().ruleId()), context(municipality)))
                .toList();
        int reminded = 0;
        for (int from = 0; from < orders.size(); from += AT_ONCE) {
            var some = orders.subList(from, Math.min(from + AT_ONCE, orders.size()));
            for (var outcome : commands.send(some, (_, _) -> {}))
                if (outcome instanceof Outcome.Accepted(var events, var _)) reminded += events.size();
        }
        return reminded;
    }

    /** Those that use the register, whose history is closed, and of which nothing was said about the week. */
    private List<MunicipalityCode> overdue(Week week) {
        var knownAt = moments.of(null).knownAt();
        var told = statements.ofWeek(week, knownAt);
        var there = Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(week.lastDay()))
                .map(Municipality::code)
                .sorted()
                .toList();
        var reported = reports.of(there, week.lastDay(), knownAt);
        var overdue = new ArrayList<MunicipalityCode>();
        for (var municipality : there) {
            var one = told.get(municipality);
            boolean asked = one != null
                    && (one.statement().reminded() != null || one.statement().confirmation() != null);
            if (!asked && reported.containsKey(municipality) && isClosed(municipality, week)) overdue.add(municipality);
        }
        return overdue;
    }

    private boolean isClosed(MunicipalityCode municipality, Week week) {
        return statements
                .importsClosedAt(RecordedCodes.of(municipality, week.lastDay()))
                .isPresent();
    }

    private static CommandContext context(MunicipalityCode municipality) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return new CommandContext(id, id, id, null, ACTOR, "system", municipality.text(), null, null);
    }
}
