package nl.opvang.funding.entitlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.EntitlementHistory.Facts;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.rule.domain.RuleFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page that explains entitlements says what is computed. */
class WorkedExampleTest {
    private static final Path PAGE = Path.of("../docs/entitlement.md");
    private static final Path PUBLISHED = Path.of("../deploy/demo/src/main/resources/nl/opvang/demo/norms/norms.csv");
    private static final MunicipalityCode CODE = new MunicipalityCode("GM0014");
    private static final LocationId LOCATION = new LocationId(CODE, new UUID(4, 1));

    private final List<Change> changes = new ArrayList<>();
    private final List<NormFact> norms = new ArrayList<>();
    private final List<RuleFact> rules = new ArrayList<>();
    private final List<PostingFact> postings = new ArrayList<>();
    private int ids;

    @Test
    void the_example_comes_to_the_same_cents() {
        table("fact").forEach(this::learn);
        var results = table("part");
        assertThat(results).hasSize(6);
        for (int column = 2; column < 4; column++) {
            var moment = at(header("part").get(column));
            var entitlement = history().asKnownAt(moment);
            for (var row : results)
                assertThat(part(row.getFirst(), entitlement).text())
                        .as("%s as known at %s", row.getFirst(), moment)
                        .isEqualTo(row.get(column));
        }
    }

    @Test
    void the_difference_is_one_line_with_the_decision_that_caused_it() {
        table("fact").forEach(this::learn);
        var differences = history()
                .differences(at(header("part").get(2)), at(header("part").get(3)));
        assertThat(differences.lines()).isEmpty();
        assertThat(differences.costs()).singleElement().satisfies(difference -> {
            assertThat(difference.amount()).isEqualTo(Euro.parse("1080000.00"));
            assertThat(difference.eventIds()).containsExactly(rules.getLast().eventId());
        });
    }

    @Test
    void its_norms_are_the_published_ones() throws IOException {
        var published = Files.readAllLines(PUBLISHED);
        var norms = table("fact").stream()
                .filter(row -> row.getFirst().startsWith("norm"))
                .toList();
        assertThat(norms)
                .hasSize(3)
                .allSatisfy(norm ->
                        assertThat(published).anySatisfy(row -> assertThat(row).contains(norm.get(1), norm.get(4))));
    }

    private static Euro part(String name, Entitlement entitlement) {
        return switch (name) {
            case "municipal reception" -> entitlement.amount(NormScheme.MUNICIPAL);
            case "private reception" -> entitlement.amount(NormScheme.PRIVATE);
            case "living allowance" -> entitlement.livingAllowance();
            case "transition costs" -> entitlement.transitionCosts();
            case "receipts" -> entitlement.receipts();
            case "entitlement" -> entitlement.amount();
            default -> throw new AssertionError("no such part: " + name);
        };
    }

    private void learn(List<String> row) {
        var from = LocalDate.parse(row.get(1));
        var until = row.get(2).isEmpty() ? null : LocalDate.parse(row.get(2));
        var known = at(row.get(5));
        var fact = row.getFirst();
        switch (fact) {
            case "norm per place per day" -> norm(NormScheme.MUNICIPAL, from, row.get(4), known);
            case "norm per person per month" -> norm(NormScheme.PRIVATE, from, row.get(4), known);
            case "realised places" -> counted(Counted.REALISED, from, until, row.get(3), known);
            case "of these out of use" -> counted(Counted.OUT_OF_USE, from, until, row.get(3), known);
            case "people in private reception" -> counted(Counted.PERSON_MONTHS, from, until, row.get(3), known);
            case "living allowance paid" ->
                posted(PostingKind.LIVING_ALLOWANCE_MUNICIPAL, YearMonth.from(from), row.get(4), null, known);
            case "recovery received" -> posted(PostingKind.RECOVERY, YearMonth.from(from), row.get(4), null, known);
            case "invested in May 2022, written off" -> {
                int months = (int) from.until(LocalDate.parse(row.get(2)), ChronoUnit.MONTHS);
                var spread = new Depreciation(YearMonth.from(from), months);
                posted(PostingKind.TRANSITION_COST, YearMonth.of(2022, 5), row.get(4), spread, known);
            }
            default -> rule(fact, from, known);
        }
    }

    private void norm(NormScheme scheme, LocalDate from, String amount, Instant known) {
        var terms = new NormTerms(Euro.parse(amount), from, null, Certainty.HIGH, "BooO article 3");
        norms.add(new NormFact(id(), known, new NormEvent.Decided(scheme, new NormId(id()), terms)));
    }

    private void counted(Counted counted, LocalDate from, @Nullable LocalDate until, String number, Instant known) {
        var location = counted == Counted.PERSON_MONTHS ? null : LOCATION;
        int change = Integer.parseInt(number);
        var id = id();
        changes.add(new Change(counted, CODE, location, from, change, known, id));
        if (until != null) changes.add(new Change(counted, CODE, location, until, -change, known, id));
    }

    private void posted(
            PostingKind kind, YearMonth month, String amount, @Nullable Depreciation spread, Instant known) {
        var posting = new Posting(kind, month, Euro.parse(amount), spread, null);
        postings.add(new PostingFact(id(), known, CODE, id(), posting));
    }

    private void rule(String fact, LocalDate from, Instant known) {
        assertThat(fact).startsWith("rule: transition costs count by ");
        var basis = new RuleValue("basis", fact.substring(fact.lastIndexOf(' ') + 1));
        var terms = new RuleTerms(from, null, List.of(basis), Certainty.HIGH, "the example");
        rules.add(new RuleFact(id(), known, new RuleEvent.Decided(RuleName.TRANSITION_COSTS, id(), terms)));
    }

    private EntitlementHistory history() {
        return new EntitlementHistory(
                Division.ofTheNetherlands(),
                CODE,
                2022,
                new Facts(changes, List.of(), postings),
                new Regulations(norms, rules, List.of()));
    }

    private UUID id() {
        return new UUID(9, ids++);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<String> header(String first) {
        return rows(first).getFirst();
    }

    /** The rows of the table whose first column is called so, without the two that make it one. */
    private static List<List<String>> table(String first) {
        return rows(first).stream().skip(2).toList();
    }

    private static List<List<String>> rows(String first) {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.dropWhile(line -> !line.startsWith("| " + first + " |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
