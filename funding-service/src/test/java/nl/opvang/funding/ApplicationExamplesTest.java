package nl.opvang.funding;

import static nl.opvang.contracts.funding.PaymentDirection.PAYABLE;
import static nl.opvang.contracts.funding.PaymentDirection.RECLAIMABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.Approval;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.BookedCosts;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.ExpectedPlaces;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.FirstReceptionScheme;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.LateReason;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.OccupancyFloor;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.funding.YearLimit;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.advance.domain.AdvanceBasis;
import nl.opvang.funding.advance.domain.AdvanceCommand;
import nl.opvang.funding.advance.domain.AdvanceDecider;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand;
import nl.opvang.funding.carecompensation.domain.CareCompensationDecider;
import nl.opvang.funding.carecompensation.domain.CareCompensations;
import nl.opvang.funding.claim.domain.ClaimCommand;
import nl.opvang.funding.claim.domain.ClaimDecider;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.domain.FirstReceptionDecider;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.domain.Norm;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.domain.PaymentCommand;
import nl.opvang.funding.payment.domain.PaymentDecider;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.domain.ProcedureStep;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.read.DefaultRules;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.settlement.domain.SettlementCommand;
import nl.opvang.funding.settlement.domain.SettlementDecider;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.domain.TransitionCommand.MarginRule;
import nl.opvang.funding.transition.domain.TransitionCosts;
import nl.opvang.funding.transition.domain.TransitionDecider;
import nl.opvang.plumbing.decision.Decision;
import org.junit.jupiter.api.Test;

/** Computes every figure of docs/applications.md by the decisions of the register. */
class ApplicationExamplesTest {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final Officer CONTROLLER = new Officer("controller", OfficerRole.MUNICIPALITY);
    private static final Officer OFFICER = new Officer("officer", OfficerRole.MINISTRY);
    private static final Evidence EVIDENCE = new Evidence("Z-1", "0".repeat(64));
    private static final UUID ID = new UUID(1, 1);
    private static final Path PUBLISHED = Path.of("../deploy/demo/src/main/resources/nl/opvang/demo/norms/norms.csv");

    @Test
    void advances_come_to_what_the_page_says() throws IOException {
        for (var row : table("Advance", 0)) {
            int year = day(row.get(0)).getYear();
            var estimate = new AdvanceEstimate(
                    List.of(new ExpectedPlaces(day(row.get(0)), day(row.get(1)), Integer.parseInt(row.get(2)))),
                    euro(row.get(3)),
                    euro(row.get(4)),
                    euro(row.get(5)));
            var decision = AdvanceDecider.decide(
                    new AdvanceCommand.Apply(
                            GRONINGEN,
                            year,
                            ID,
                            CONTROLLER,
                            LocalDate.of(year, 9, 1),
                            null,
                            estimate,
                            null,
                            new AdvanceBasis(norms(), null, null, null, occupancy(0, 0))),
                    Advance.NONE);
            assertThat(((AdvanceEvent.Applied) only(decision)).amount())
                    .as("%s", row)
                    .isEqualTo(euro(row.get(6)));
        }
    }

    @Test
    void late_advances_are_handled_as_the_page_says() throws IOException {
        var estimate = new AdvanceEstimate(List.of(), Euro.ZERO, new Euro(1), Euro.ZERO);
        for (var row : table("Late advance", 0)) {
            var decision = AdvanceDecider.decide(
                    new AdvanceCommand.Apply(
                            GRONINGEN,
                            2024,
                            ID,
                            CONTROLLER,
                            day("2025-01-17"),
                            null,
                            estimate,
                            new LateGround(LateReason.UNEXPECTEDLY_HIGH_INFLOW, "Full."),
                            new AdvanceBasis(
                                    norms(),
                                    new Deadline(day("2024-09-30"), null),
                                    new Deadline(day("2025-04-30"), null),
                                    new OccupancyFloor(950, null),
                                    occupancy(Long.parseLong(row.get(0)), Long.parseLong(row.get(1))))),
                    Advance.NONE);
            assertThat(decision instanceof Decision.Accepted)
                    .as("%s", row)
                    .isEqualTo(row.get(2).equals("yes"));
        }
    }

    @Test
    void supplements_are_asked_for_as_the_page_says() throws IOException {
        for (var row : table("Transition", 0)) {
            var through = TransitionCosts.margin(euro(row.get(0)), new MarginRule(100, null))
                    .through();
            var expected = euro(row.get(1));
            assertThat(through).as("%s", row).isEqualTo(euro(row.get(2)));
            assertThat(expected.compareTo(through) > 0 ? expected.minus(through) : Euro.ZERO)
                    .as("%s", row)
                    .isEqualTo(euro(row.get(3)));
        }
    }

    @Test
    void costs_are_spread_as_the_page_says() throws IOException {
        int mostYears = KnownRules.at(Instant.MAX, List.of(), DefaultRules.all())
                .on(RuleName.TRANSITION_CONVERSION, day("2025-06-01"))
                .orElseThrow()
                .terms()
                .number("years");
        for (var row : table("Transition", 1)) {
            var decision = TransitionDecider.decide(
                    new TransitionCommand.AskConversion(
                            GRONINGEN,
                            ID,
                            new UUID(1, 2),
                            CONTROLLER,
                            euro(row.get(1)),
                            Integer.parseInt(row.get(2)),
                            "The lease ends.",
                            new YearLimit(mostYears, null)),
                    granted(euro(row.getFirst())));
            assertThat(decision instanceof Decision.Accepted)
                    .as("%s", row)
                    .isEqualTo(row.get(3).equals("yes"));
        }
    }

    private static Transition granted(Euro budget) {
        var plan = new TransitionPlan(
                "An office",
                "Rooms",
                "By tender",
                List.of("A builder"),
                60,
                budget,
                60,
                day("2025-03-01"),
                day("2025-09-01"),
                day("2025-09-01"),
                day("2030-09-01"));
        var approval =
                new Approval(new UUID(1, 3), OFFICER, new Ruling(Outcome.GRANTED, budget, "For this test."), null);
        return Transition.evolve(
                Transition.evolve(
                        Transition.NONE,
                        new TransitionEvent.Applied(GRONINGEN, 2025, ID, CONTROLLER, day("2025-01-20"), plan, null)),
                new TransitionEvent.Decided(GRONINGEN, 2025, ID, ID, approval, day("2025-02-03"), null, null));
    }

    @Test
    void claims_are_significant_as_the_page_says() throws IOException {
        for (var row : table("Claim for actual costs", 0)) {
            var decision = ClaimDecider.decide(
                    new ClaimCommand.Claim(
                            GRONINGEN,
                            2024,
                            ID,
                            CONTROLLER,
                            day("2025-05-01"),
                            null,
                            euro(row.get(1)),
                            List.of(EVIDENCE),
                            norm(row.getFirst()),
                            new DeviationRule(100, null)),
                    Claims.NONE);
            assertThat(decision instanceof Decision.Accepted)
                    .as("%s", row)
                    .isEqualTo(row.get(2).equals("yes"));
        }
    }

    @Test
    void a_year_is_settled_and_reclaimed_as_the_page_says() throws IOException {
        for (var row : table("Settlement and reclaim", 0)) {
            var account = new Account(euro(row.get(2)), euro(row.get(3)), euro(row.get(4)), List.of(EVIDENCE));
            var accounted = Settlement.evolve(
                    Settlement.NONE,
                    new SettlementEvent.AccountedFor(
                            GRONINGEN, 2024, ID, CONTROLLER, day("2025-07-10"), account, null));
            var step = new ProcedureStep.Assess(new Assessment(
                    new UUID(1, 2), OFFICER, new Ruling(Outcome.GRANTED, new Euro(1), "For this test.")));
            var figures = new SettlementCommand.Figures(
                    norm(row.getFirst()),
                    euro(row.get(1)),
                    false,
                    null,
                    new BookedCosts(Euro.ZERO, Euro.ZERO, Euro.ZERO));
            var assessed = SettlementDecider.decide(
                    new SettlementCommand.Take(GRONINGEN, 2024, step, DifferenceReason.OTHER, figures, null, null),
                    accounted);
            var settled =
                    ((SettlementEvent.Assessed) only(assessed)).calculation().total();
            assertThat(settled).as("%s", row).isEqualTo(euro(row.get(5)));
            assertThat(reclaimable(euro(row.get(6)), settled)).as("%s", row).isEqualTo(euro(row.get(7)));
        }
    }

    /** What can be reclaimed of what was paid, as the refusal of too much says. */
    private static Euro reclaimable(Euro advanced, Euro settled) {
        var advance = new DecidedAmount(PaymentGround.ADVANCE, new UUID(2, 1), advanced, null);
        var paid = Payments.evolve(
                Payments.NONE,
                only(PaymentDecider.decide(order(PaymentDirection.PAYABLE, advanced, advance), Payments.NONE)));
        var settlement = new DecidedAmount(PaymentGround.SETTLEMENT, new UUID(2, 2), settled, null);
        var tooMuch = new PaymentCommand.Order(
                GRONINGEN,
                2024,
                new UUID(1, 3),
                OFFICER,
                day("2025-11-10"),
                PaymentDirection.RECLAIMABLE,
                advanced,
                settlement);
        if (PaymentDecider.decide(tooMuch, paid) instanceof Decision.Refused(MoreThanDue(var _, var due))) return due;
        throw new AssertionError("all of it can be reclaimed");
    }

    private static PaymentCommand.Order order(PaymentDirection direction, Euro amount, DecidedAmount decided) {
        return new PaymentCommand.Order(GRONINGEN, 2024, ID, OFFICER, day("2024-10-01"), direction, amount, decided);
    }

    @Test
    void first_reception_is_asked_for_as_the_page_says() throws IOException {
        var known = KnownRules.at(Instant.MAX, List.of(), DefaultRules.all());
        for (var row : table("First reception", 0)) {
            var from = day(row.get(0));
            var rule = known.on(RuleName.FIRST_RECEPTION_PERIOD, from)
                    .orElseThrow()
                    .terms();
            assertThat(List.of(rule.date("through").toString(), rule.text("scheme")))
                    .as("%s", row)
                    .isEqualTo(row.subList(1, 3));
            var deadline = known.on(RuleName.FIRST_RECEPTION_DEADLINE, from)
                    .map(it -> new Deadline(it.terms().date("through"), null));
            assertThat(deadline.map(it -> it.lastDay().toString()).orElse("none known"))
                    .as("%s", row)
                    .isEqualTo(row.get(3));
            var kind = FirstReceptionApplicant.Kind.valueOf(row.get(5));
            var province = kind == FirstReceptionApplicant.Kind.PROVINCE;
            var decision = FirstReceptionDecider.decide(
                    new FirstReceptionCommand.Apply(
                            new RegionCode("VR01"),
                            from,
                            ID,
                            new Officer("controller", OfficerRole.REGION),
                            day(row.get(4)),
                            null,
                            new FirstReceptionApplicant(kind, province ? "Provincie Groningen" : null, null),
                            List.of(new CostItem("Staff", euro("1.00"))),
                            new FirstReceptionPeriod(
                                    from, day(row.get(1)), FirstReceptionScheme.valueOf(row.get(2)), null),
                            deadline.orElse(null)),
                    FirstReception.NONE);
            assertThat(decision instanceof Decision.Accepted)
                    .as("%s", row)
                    .isEqualTo(row.get(6).equals("yes"));
        }
    }

    @Test
    void regions_are_paid_as_the_page_says() throws IOException {
        for (var row : table("First reception", 1)) {
            var granted = FirstReception.evolve(
                    FirstReception.evolve(FirstReception.NONE, costsAsked(euro(row.getFirst()))),
                    new FirstReceptionEvent.Decided(
                            new RegionCode("VR01"),
                            day("2023-01-01"),
                            ID,
                            new Approval(
                                    new UUID(1, 2),
                                    OFFICER,
                                    new Ruling(Outcome.GRANTED, euro(row.getFirst()), "For this test."),
                                    null),
                            day("2023-05-15"),
                            null,
                            null));
            var paid = euro(row.get(2)).equals(Euro.ZERO) ? granted : after(granted, pay(1, PAYABLE, euro(row.get(2))));
            var told = row.get(1).equals("not told")
                    ? paid
                    : FirstReception.evolve(
                            paid,
                            new FirstReceptionEvent.ActualsReported(
                                    new RegionCode("VR01"),
                                    day("2023-01-01"),
                                    new UUID(1, 4),
                                    OFFICER,
                                    List.of(new CostItem("Staff", euro(row.get(1)))),
                                    EVIDENCE));
            assertThat(due(told, PAYABLE)).as("%s", row).isEqualTo(euro(row.get(3)));
            assertThat(due(told, RECLAIMABLE)).as("%s", row).isEqualTo(euro(row.get(4)));
        }
    }

    private static FirstReceptionEvent.Applied costsAsked(Euro amount) {
        var from = day("2023-01-01");
        return new FirstReceptionEvent.Applied(
                new RegionCode("VR01"),
                from,
                ID,
                new Officer("controller", OfficerRole.REGION),
                day("2023-04-30"),
                new FirstReceptionPeriod(from, day("2023-06-30"), FirstReceptionScheme.SAFETY_REGIONS, null),
                new FirstReceptionApplicant(FirstReceptionApplicant.Kind.SAFETY_REGION, null, null),
                List.of(new CostItem("Staff", amount)),
                null);
    }

    private static FirstReceptionCommand.Pay pay(int number, PaymentDirection direction, Euro amount) {
        return new FirstReceptionCommand.Pay(
                new RegionCode("VR01"),
                day("2023-01-01"),
                new PaymentStep.Order(new UUID(3, number), OFFICER, direction, amount, day("2023-06-05")));
    }

    private static FirstReception after(FirstReception dossier, FirstReceptionCommand command) {
        return FirstReception.evolve(dossier, only(FirstReceptionDecider.decide(command, dossier)));
    }

    /** What is left to go one way, as the refusal of too much says. */
    private static Euro due(FirstReception dossier, PaymentDirection direction) {
        var decision = FirstReceptionDecider.decide(pay(2, direction, euro("9999999.00")), dossier);
        if (decision instanceof Decision.Refused(FirstReceptionRefusal.NoPayment(MoreThanDue(var _, var due))))
            return due;
        throw new AssertionError(decision);
    }

    @Test
    void as_many_years_as_the_rule_says_after_the_decision_is_the_last_day() throws IOException {
        for (var row : table("Settlement and reclaim", 1)) {
            var decidedOn = day(row.getFirst());
            int years = KnownRules.at(Instant.MAX, List.of(), DefaultRules.all())
                    .on(RuleName.RECLAIM_TERM, decidedOn)
                    .orElseThrow()
                    .terms()
                    .number("years");
            assertThat(decidedOn.plusYears(years)).isEqualTo(day(row.get(1)));
        }
    }

    @Test
    void compensation_for_care_is_what_the_page_says_was_published() throws IOException {
        for (var row : table("Compensation for care", 0)) {
            var publish = new CareCompensationCommand.Publish(
                    Integer.parseInt(row.getFirst()),
                    ID,
                    euro(row.get(1)),
                    null,
                    List.of(),
                    null,
                    Certainty.MEDIUM,
                    "Letter of November 2023");
            assertThat(only(CareCompensationDecider.decide(publish, CareCompensations.NONE)))
                    .isInstanceOfSatisfying(
                            CareCompensationEvent.Published.class,
                            now -> assertThat(now.compensation().total()).isEqualTo(euro(row.get(1))));
        }
    }

    private static <E, R> E only(Decision<E, R> decision) {
        if (decision instanceof Decision.Accepted<E, R>(var events)) return events.getFirst();
        throw new AssertionError(decision);
    }

    private static NormPayment norm(String amount) {
        return new NormPayment(3660, euro(amount), false, Instant.parse("2025-05-01T09:00:00Z"));
    }

    private static NationalOccupancy occupancy(long realised, long occupied) {
        return new NationalOccupancy(day("2025-01-17"), Instant.parse("2025-01-17T09:00:00Z"), realised, occupied);
    }

    /** Those that were published, each until the next one. */
    private static List<KnownNorms.Period> norms() throws IOException {
        var published = Files.readAllLines(PUBLISHED).stream()
                .map(row -> row.split(",", 5))
                .filter(row -> row[1].equals("MUNICIPAL"))
                .toList();
        return IntStream.range(0, published.size())
                .mapToObj(i -> period(
                        published.get(i)[2],
                        published.get(i)[3],
                        i + 1 < published.size() ? published.get(i + 1)[3] : "2027-01-01"))
                .toList();
    }

    private static KnownNorms.Period period(String amount, String from, String until) {
        var terms = new NormTerms(euro(amount), day(from), null, Certainty.HIGH, "BooO article 3");
        var norm = new Norm(new NormId(ID), ID, Instant.parse("2022-03-01T00:00:00Z"), terms);
        return new KnownNorms.Period(NormScheme.MUNICIPAL, norm, day(from), day(until));
    }

    /** The rows of a table under a heading, without its header. */
    private static List<List<String>> table(String heading, int number) throws IOException {
        var page = Files.readString(Path.of("../docs/applications.md"));
        var section = page.substring(page.indexOf("\n## " + heading + "\n") + 4).split("\n## ", 2)[0];
        var tables = Arrays.stream(section.split("\n\n", -1))
                .filter(part -> part.startsWith("|"))
                .toList();
        var rows = tables.get(number)
                .lines()
                .skip(2)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
        assertThat(rows).as(heading).isNotEmpty();
        return rows;
    }

    private static Euro euro(String amount) {
        return Euro.parse(amount);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
