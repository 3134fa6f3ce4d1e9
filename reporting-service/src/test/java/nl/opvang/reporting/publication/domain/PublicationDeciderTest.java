package nl.opvang.reporting.publication.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.reporting.AppliedRule;
import nl.opvang.contracts.reporting.AreaFigures;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.contracts.reporting.PublicationEvent.Published;
import nl.opvang.contracts.reporting.PublicationEvent.Replaced;
import nl.opvang.contracts.reporting.PublishedFigures;
import nl.opvang.plumbing.decision.DeciderSpec;
import nl.opvang.reporting.publication.domain.PublicationCommand.Publish;
import nl.opvang.reporting.publication.domain.PublicationCommand.Replace;
import nl.opvang.reporting.publication.domain.PublicationRefusal.AlreadyPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayNotYetKnown;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayOutsideWeek;
import nl.opvang.reporting.publication.domain.PublicationRefusal.IdTaken;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingDiffers;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.WithholdingNotDecided;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationDeciderTest
        extends DeciderSpec<PublicationCommand, Publication, PublicationEvent, PublicationRefusal> {
    private static final Week WEEK = Week.parse("2025-W03");
    private static final LocalDate FRIDAY = LocalDate.parse("2025-01-17");
    private static final LocalDate SUNDAY = LocalDate.parse("2025-01-19");
    private static final Instant MONDAY = Instant.parse("2025-01-20T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2025-01-22T09:00:00Z");
    private static final Rule TENS = rule(RuleName.PUBLICATION_ROUNDING, "unit", 10);
    private static final Rule FIVE = rule(RuleName.PUBLICATION_WITHHOLDING, "fewestPeople", 5);

    PublicationDeciderTest() {
        super(PublicationDecider.DECIDER);
    }

    @Test
    void the_figures_of_a_week_are_published_rounded_and_with_the_rules_that_were_applied() {
        given().when(new Publish(WEEK, id(1), known(MONDAY, 104, 99)))
                .then(new Published(WEEK, id(1), published(MONDAY, 100, 100, 952)));
    }

    @Test
    void without_a_rule_about_rounding_figures_are_exact() {
        var figures = new KnownFigures(FRIDAY, SUNDAY, MONDAY, null, FIVE, areas(104, 99));
        given().when(new Publish(WEEK, id(1), figures)).thenAccepted(events -> {
            var published = events.getFirst().figures();
            assertThat(published.rounding()).isNull();
            assertThat(published.areas().getFirst().occupiedPlaces()).isEqualTo(99);
        });
    }

    @Test
    void without_a_rule_about_withholding_nothing_is_published() {
        var figures = new KnownFigures(FRIDAY, SUNDAY, MONDAY, TENS, null, areas(104, 99));
        given().when(new Publish(WEEK, id(1), figures)).thenRefused(new WithholdingNotDecided());
        givenAccepted(new Publish(WEEK, id(1), known(MONDAY, 104, 99)))
                .when(new Replace(WEEK, id(2), "Wrong.", figures))
                .thenRefused(new WithholdingNotDecided());
    }

    @Test
    void a_next_edition_replaces_the_one_before_and_says_why() {
        givenAccepted(new Publish(WEEK, id(1), known(MONDAY, 104, 99)))
                .when(new Replace(WEEK, id(2), "Counted twice.", known(WEDNESDAY, 104, 59)))
                .then(new Replaced(WEEK, id(2), 2, id(1), "Counted twice.", published(WEDNESDAY, 100, 60, 567)))
                .and()
                .when(new Replace(WEEK, id(3), "Not so.", known(WEDNESDAY, 104, 99)))
                .then(new Replaced(WEEK, id(3), 3, id(2), "Not so.", published(WEDNESDAY, 100, 100, 952)));
    }

    @Test
    void what_was_published_is_not_published_again_and_what_was_not_is_not_replaced() {
        givenAccepted(new Publish(WEEK, id(1), known(MONDAY, 104, 99)))
                .when(new Publish(WEEK, id(2), known(WEDNESDAY, 104, 59)))
                .thenRefused(new AlreadyPublished(WEEK));
        given().when(new Replace(WEEK, id(2), "Counted twice.", known(WEDNESDAY, 104, 59)))
                .thenRefused(new NothingPublished(WEEK));
    }

    @Test
    void an_edition_that_says_nothing_else_replaces_nothing() {
        givenAccepted(new Publish(WEEK, id(1), known(MONDAY, 104, 99)))
                .when(new Replace(WEEK, id(2), "Known later.", known(WEDNESDAY, 104, 99)))
                .thenRefused(new NothingDiffers(WEEK));
    }

    @Test
    void a_repeat_changes_nothing_whatever_the_figures_are_by_then_and_an_id_stands_for_one_edition() {
        var before = givenAccepted(new Publish(WEEK, id(1), known(MONDAY, 104, 99)));
        // History that was brought in meanwhile as known before: what was published stays published.
        before.when(new Publish(WEEK, id(1), known(MONDAY, 104, 98))).thenNothing();
        before.when(new Publish(WEEK, id(1), known(WEDNESDAY, 104, 99))).thenRefused(new IdTaken(id(1)));
        before.when(new Replace(WEEK, id(1), "Wrong.", known(MONDAY, 104, 99))).thenRefused(new IdTaken(id(1)));
    }

    @Test
    void figures_are_about_days_of_the_week() {
        for (var day : List.of("2025-01-12", "2025-01-20", "1900-01-01")) {
            var other = LocalDate.parse(day);
            given().when(new Publish(WEEK, id(1), new KnownFigures(other, SUNDAY, MONDAY, TENS, FIVE, List.of())))
                    .thenRefused(new DayOutsideWeek("/on"));
            given().when(new Publish(WEEK, id(1), new KnownFigures(FRIDAY, other, MONDAY, TENS, FIVE, List.of())))
                    .thenRefused(new DayOutsideWeek("/registeredOn"));
        }
    }

    @Test
    void nothing_is_published_about_a_day_before_it_comes_in_the_netherlands() {
        var saturdayNightInUtc = Instant.parse("2025-01-18T22:59:59Z");
        given().when(new Publish(WEEK, id(1), known(saturdayNightInUtc, 104, 99)))
                .thenRefused(new DayNotYetKnown("/registeredOn"));
        given().when(new Publish(WEEK, id(1), known(saturdayNightInUtc.plusSeconds(1), 104, 99)))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    private static KnownFigures known(Instant knownAt, int realised, int occupied) {
        return new KnownFigures(FRIDAY, SUNDAY, knownAt, TENS, FIVE, areas(realised, occupied));
    }

    private static List<ExactFigures> areas(int realised, int occupied) {
        return List.of(new ExactFigures("NL", null, realised, 0, occupied, 0, 0, 0, 0));
    }

    private static PublishedFigures published(
            Instant knownAt, int realised, int occupied, @Nullable Integer occupancyPerMille) {
        return new PublishedFigures(
                FRIDAY,
                SUNDAY,
                knownAt,
                new AppliedRule(TENS.ruleId(), 10),
                new AppliedRule(FIVE.ruleId(), 5),
                List.of(new AreaFigures("NL", realised, 0, occupied, occupancyPerMille, 0, 0, 0, 0)));
    }

    private static Rule rule(RuleName name, String number, int value) {
        return new Rule(
                name,
                null,
                new UUID(1, value),
                new RuleTerms(
                        LocalDate.parse("2022-03-01"),
                        null,
                        List.of(new RuleNumber(number, value)),
                        Certainty.ASSUMED,
                        "Assumed."));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
