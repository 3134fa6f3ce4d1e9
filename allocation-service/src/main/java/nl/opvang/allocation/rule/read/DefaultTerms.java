package nl.opvang.allocation.rule.read;

import static java.util.stream.Collectors.toMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.RuleTerms;
import nl.opvang.contracts.funding.Certainty;

/** What holds until the ministry decides something, from {@code default_terms.csv}: there is no such term for requests. */
final class DefaultTerms {
    /** A default, in the shape of a decision. */
    record Default(RuleName rule, int hours, RuleTerms terms) {}

    static final Map<RuleName, Default> BY_RULE = read();

    private DefaultTerms() {}

    private static Map<RuleName, Default> read() {
        var stream = Objects.requireNonNull(
                DefaultTerms.class.getResourceAsStream("/nl/opvang/allocation/rule/default_terms.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(DefaultTerms::row).collect(toMap(Default::rule, row -> row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Default row(String line) {
        var fields = line.split(",", 5);
        return new Default(
                RuleName.valueOf(fields[0]),
                Integer.parseInt(fields[1]),
                new RuleTerms(LocalDate.parse(fields[2]), null, Certainty.valueOf(fields[3]), fields[4]));
    }
}
