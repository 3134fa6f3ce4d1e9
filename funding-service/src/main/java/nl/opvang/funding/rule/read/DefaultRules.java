package nl.opvang.funding.rule.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.funding.rule.domain.Rule;

/** What holds until the ministry decides something, from {@code default_rules.csv}. */
public final class DefaultRules {
    static final List<Rule> ALL = read();

    private DefaultRules() {}

    public static List<Rule> all() {
        return ALL;
    }

    private static List<Rule> read() {
        var stream = Objects.requireNonNull(
                DefaultRules.class.getResourceAsStream("/nl/opvang/funding/rule/default_rules.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(DefaultRules::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values are {@code name=value}, with semicolons between them, or none: there is no such rule from that day on. The note may hold commas. */
    private static Rule row(String line) {
        var fields = line.split(",", 5);
        var values = Arrays.stream(fields[1].split(";", -1))
                .filter(value -> !value.isEmpty())
                .map(value -> value.split("=", 2))
                .map(value -> new RuleValue(value[0], value[1]))
                .toList();
        var terms = new RuleTerms(LocalDate.parse(fields[2]), null, values, Certainty.valueOf(fields[3]), fields[4]);
        return Rule.byDefault(RuleName.valueOf(fields[0]), terms);
    }
}
