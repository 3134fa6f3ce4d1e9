package nl.opvang.funding.carecompensation.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.CareCompensation;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.CareCompensationEvent.Published;
import nl.opvang.contracts.funding.CareCompensationEvent.Withdrawn;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Counted;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Publish;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand.Withdraw;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.Flawed;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.IdTaken;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.NotStanding;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.TotalDiffers;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareCompensationDeciderTest
        extends DeciderSpec<
                CareCompensationCommand, CareCompensations, CareCompensationEvent, CareCompensationRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode AMSTERDAM = new MunicipalityCode("GM0363");
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final UUID WITHDRAWAL = new UUID(2, 1);

    CareCompensationDeciderTest() {
        super(CareCompensationDecider.DECIDER);
    }

    @Test
    void a_total_stands_as_it_was_published_until_another_one_does() {
        given().when(total(FIRST, "25500000.00")).then(published(FIRST, "25500000.00", null));
        given(published(FIRST, "25500000.00", null))
                .when(total(SECOND, "25400000.00"))
                .then(published(SECOND, "25400000.00", FIRST));
        given(published(FIRST, "25500000.00", null)).when(total(FIRST, "1.00")).thenRefused(new IdTaken(FIRST));
    }

    @Test
    void a_price_times_people_comes_to_the_total() {
        var counted = List.of(new Counted(AMSTERDAM, 3), new Counted(GRONINGEN, 2));
        given().when(publish("1250.50", "250.10", counted))
                .then(new Published(
                        2023,
                        FIRST,
                        new CareCompensation(
                                euro("1250.50"),
                                euro("250.10"),
                                List.of(
                                        new CareCompensation.Share(GRONINGEN, 2, euro("500.20")),
                                        new CareCompensation.Share(AMSTERDAM, 3, euro("750.30"))),
                                null,
                                Certainty.MEDIUM,
                                "Made up."),
                        null));
        given().when(publish("1250.51", "250.10", counted)).thenRefused(new TotalDiffers(euro("1250.50")));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var weesp = new MunicipalityCode("GM0457");
        given().when(new Publish(
                        2021,
                        FIRST,
                        euro("-0.01"),
                        null,
                        List.of(new Counted(GRONINGEN, -1), new Counted(GRONINGEN, 1_000_001)),
                        null,
                        Certainty.MEDIUM,
                        "Made up."))
                .thenRefused(new Flawed(List.of(
                        new Flaw("year", Flaw.Kind.OUTSIDE_YEAR),
                        new Flaw("total", Flaw.Kind.NEGATIVE),
                        new Flaw("price", Flaw.Kind.MISSING),
                        new Flaw("counted/0/people", Flaw.Kind.NEGATIVE),
                        new Flaw("counted/1/municipality", Flaw.Kind.OVERLAPS),
                        new Flaw("counted/1/people", Flaw.Kind.TOO_MUCH))));
        given().when(publish("1.00", "1.00", List.of(new Counted(weesp, 1))))
                .thenRefused(new Flawed(List.of(new Flaw("counted/0/municipality", Flaw.Kind.MUNICIPALITY_NOT_THERE))));
        given().when(publish("1.00", "1.00", List.of()))
                .thenRefused(new Flawed(List.of(new Flaw("counted", Flaw.Kind.MISSING))));
    }

    @Test
    void only_what_stands_is_withdrawn() {
        var withdrawn = new Withdrawn(2023, FIRST, WITHDRAWAL);
        given(published(FIRST, "1.00", null))
                .when(new Withdraw(2023, FIRST, WITHDRAWAL))
                .then(withdrawn);
        given(published(FIRST, "1.00", null), withdrawn)
                .when(new Withdraw(2023, FIRST, new UUID(2, 2)))
                .thenRefused(new NotStanding(FIRST));
        given(published(FIRST, "1.00", null), published(SECOND, "2.00", FIRST))
                .when(new Withdraw(2023, FIRST, WITHDRAWAL))
                .thenRefused(new NotStanding(FIRST));
    }

    private static Publish total(UUID id, String total) {
        return new Publish(2023, id, euro(total), null, List.of(), null, Certainty.MEDIUM, "Made up.");
    }

    private static Publish publish(String total, String price, List<Counted> counted) {
        return new Publish(2023, FIRST, euro(total), euro(price), counted, null, Certainty.MEDIUM, "Made up.");
    }

    private static Published published(UUID id, String total, @Nullable UUID insteadOf) {
        return new Published(
                2023,
                id,
                new CareCompensation(euro(total), null, List.of(), null, Certainty.MEDIUM, "Made up."),
                insteadOf);
    }

    private static Euro euro(String amount) {
        return Euro.parse(amount);
    }
}
