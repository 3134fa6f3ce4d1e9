package nl.opvang.allocation.attendance.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceCase;
import nl.opvang.allocation.attendance.read.DecisionListController.Question;
import nl.opvang.allocation.rule.read.AppliedTerm;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.http.read.Items;
import org.springframework.stereotype.Component;

/** Absences that somebody must decide about. */
@Component
class DecisionLists {
    private final Attendances attendances;
    private final Rules rules;

    DecisionLists(Attendances attendances, Rules rules) {
        this.attendances = attendances;
        this.rules = rules;
    }

    /** @param codes of the municipalities whose they are */
    DecisionList of(Question question, String[] codes) {
        var through = earlier(attendances.projectedThrough(), rules.projectedThrough());
        var asked = question.moment();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var term = rules.knownAt(moment)
                .on(RuleName.ABSENCE_TERM, question.on())
                .filter(decided -> decided.days() != null)
                .map(AppliedTerm::of)
                .orElse(null);
        if (term == null) return new DecisionList(question.on(), moment, through, null, List.of(), null);
        var cases = attendances.cases(
                question.on(), moment, term.days(), codes, question.cases(), question.after(), question.rows());
        var page = Items.page(cases, question.rows(), last -> key(moment, last));
        return new DecisionList(question.on(), moment, through, term, page.items(), page.nextCursor());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<String> key(Instant moment, AbsenceCase last) {
        return List.of(
                moment.toString(),
                last.absentFrom().toString(),
                last.municipality().text(),
                last.stay().toString(),
                last.absence().toString());
    }
}
