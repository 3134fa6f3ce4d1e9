package nl.opvang.plumbing.page.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.opvang.plumbing.page.Wording;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.MessageSource;

/** Why something was not done, in the words of a page: a text per problem, with its day as {0} and its numbers after that. */
public final class Objection {
    private static final List<String> DAYS =
            List.of("on", "openedOn", "closedFrom", "effectiveOn", "availableUntil", "lastDay");

    private Objection() {}

    /** What the messages have under {@code refusal.<name of the problem>}; else what is said of its status. */
    public static String text(Problem problem, MessageSource messages, Locale locale) {
        var wording = new Wording(locale);
        var values = new ArrayList<Object>();
        values.add(DAYS.stream()
                .filter(problem.members()::containsKey)
                .map(name -> wording.date(
                        LocalDate.parse(String.valueOf(problem.members().get(name)))))
                .findFirst()
                .orElse(""));
        problem.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(member -> member.getValue() instanceof Number)
                .forEach(member -> values.add(wording.number(((Number) member.getValue()).longValue())));
        var told = messages.getMessage("refusal." + problem.name(), values.toArray(), null, locale);
        if (told != null) return told;
        var status = problem.status() < 500 ? "problem.409.text" : "problem.503.text";
        return messages.getMessage(status, null, locale);
    }
}
