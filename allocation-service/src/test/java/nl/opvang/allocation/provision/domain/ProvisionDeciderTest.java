package nl.opvang.allocation.provision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.provision.domain.ProvisionCommand.HandOver;
import nl.opvang.allocation.provision.domain.ProvisionCommand.OfSurvivor;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Provide;
import nl.opvang.allocation.provision.domain.ProvisionCommand.TakeOver;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Withdraw;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.AlreadyProvided;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ChangedMeanwhile;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.CorrectionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.PersonMergedAway;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedElsewhere;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedTwice;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.contracts.allocation.HeldProvision;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.HandedOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.TakenOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.DeciderSpec;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvisionDeciderTest extends DeciderSpec<ProvisionCommand, Provisions, ProvisionEvent, ProvisionRefusal> {
    private static final PersonId OLENA = new PersonId(new UUID(1, 1));
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);
    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final PersonId OLHA = new PersonId(new UUID(1, 2));
    private static final MergeId MERGE = new MergeId(GRONINGEN, new UUID(4, 1));
    private static final UUID CORRECTION = new UUID(3, 1);

    ProvisionDeciderTest() {
        super(ProvisionDecider.DECIDER);
    }

    @Test
    void a_provision_counts_on_every_day_of_its_month() {
        given().when(provide(id(GRONINGEN, 1), FEBRUARY))
                .then(new Provided(
                        OLENA,
                        id(GRONINGEN, 1),
                        FEBRUARY,
                        List.of(line(GRONINGEN, "2024-02-01", 1), line(GRONINGEN, "2024-03-01", -1))));
    }

    @Test
    void a_withdrawn_provision_frees_the_month_for_another_municipality() {
        givenAccepted(provide(id(GRONINGEN, 1), FEBRUARY))
                .when(withdraw(id(GRONINGEN, 1), CORRECTION))
                .then(new Withdrawn(
                        OLENA,
                        id(GRONINGEN, 1),
                        CORRECTION,
                        FEBRUARY,
                        List.of(line(GRONINGEN, "2024-02-01", -1), line(GRONINGEN, "2024-03-01", 1))))
                .and()
                .when(provide(id(ROTTERDAM, 2), FEBRUARY))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void repeats_change_nothing_even_after_what_followed() {
        var all = givenAccepted(
                provide(id(GRONINGEN, 1), FEBRUARY),
                withdraw(id(GRONINGEN, 1), CORRECTION),
                provide(id(ROTTERDAM, 2), FEBRUARY));
        all.when(provide(id(GRONINGEN, 1), FEBRUARY)).thenNothing();
        all.when(withdraw(id(GRONINGEN, 1), CORRECTION)).thenNothing();
        all.when(withdraw(id(GRONINGEN, 1), new UUID(3, 2))).thenNothing();
    }

    @Test
    void providing_is_refused() {
        var here = givenAccepted(provide(id(GRONINGEN, 1), FEBRUARY));
        here.when(provide(id(ROTTERDAM, 2), FEBRUARY)).thenRefused(new ProvidedElsewhere());
        here.when(provide(id(GRONINGEN, 2), FEBRUARY)).thenRefused(new AlreadyProvided(id(GRONINGEN, 1)));
        here.when(provide(id(GRONINGEN, 1), MARCH)).thenRefused(new ProvisionIdTaken(id(GRONINGEN, 1)));
    }

    @Test
    void withdrawing_is_refused() {
        given().when(withdraw(id(GRONINGEN, 1), CORRECTION)).thenRefused(new ProvisionUnknown(id(GRONINGEN, 1)));
        givenAccepted(
                        provide(id(GRONINGEN, 1), FEBRUARY),
                        provide(id(GRONINGEN, 2), MARCH),
                        withdraw(id(GRONINGEN, 1), CORRECTION))
                .when(withdraw(id(GRONINGEN, 2), CORRECTION))
                .thenRefused(new CorrectionIdTaken(CORRECTION));
    }

    @Test
    void provisions_of_one_month_are_first_made_right_when_two_turn_out_to_be_one() {
        var mine = givenAccepted(provide(id(GRONINGEN, 1), FEBRUARY));
        mine.when(takeOver(held(id(GRONINGEN, 2), FEBRUARY, null)))
                .thenRefused(new ProvidedTwice(List.of(id(GRONINGEN, 1), id(GRONINGEN, 2)), false));
        mine.when(takeOver(held(id(ROTTERDAM, 2), FEBRUARY, null)))
                .thenRefused(new ProvidedTwice(List.of(id(GRONINGEN, 1)), true));
        mine.when(takeOver(held(id(ROTTERDAM, 2), FEBRUARY, CORRECTION)))
                .then(new TakenOver(OLENA, MERGE, OLHA, false, List.of(held(id(ROTTERDAM, 2), FEBRUARY, CORRECTION))));
    }

    @Test
    void what_was_provided_to_one_is_decided_among_what_the_other_has_and_given_back() {
        var theirs = held(id(ROTTERDAM, 2), FEBRUARY.plusMonths(1), null);
        var one = givenAccepted(provide(id(GRONINGEN, 1), FEBRUARY), takeOver(theirs));
        one.when(new OfSurvivor(OLENA, new Provide(OLHA, id(GRONINGEN, 3), FEBRUARY)))
                .thenRefused(new AlreadyProvided(id(GRONINGEN, 1)));
        one.when(new HandOver(OLENA, MERGE, OLHA, true, Set.of(OLHA), List.of()))
                .thenRefused(new ChangedMeanwhile());
        one.when(new HandOver(OLENA, MERGE, OLHA, true, Set.of(OLHA), List.of(theirs)))
                .then(new HandedOver(OLENA, MERGE, OLHA, true, List.of(id(ROTTERDAM, 2))))
                .thenState(state -> assertThat(state)
                        .isEqualTo(replay(givenAccepted(provide(id(GRONINGEN, 1), FEBRUARY))
                                .history())));
    }

    @Test
    void who_is_merged_away_says_nothing_until_it_is_undone() {
        var away = givenAccepted(new HandOver(OLENA, MERGE, OLHA, false, Set.of(), List.of()));
        away.when(provide(id(GRONINGEN, 1), FEBRUARY)).thenRefused(new PersonMergedAway());
        away.when(takeOver()).thenRefused(new PersonMergedAway());
        away.when(new TakeOver(OLENA, MERGE, OLHA, true, List.of()))
                .then(new TakenOver(OLENA, MERGE, OLHA, true, List.of()))
                .and()
                .when(provide(id(GRONINGEN, 1), FEBRUARY))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void on_every_day_at_most_one_provision_counts() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) randomHistory(random, "seed " + seed + ", history " + i);
    }

    private void randomHistory(Random random, String which) {
        var events = new ArrayList<ProvisionEvent>();
        var byHand = new HashMap<YearMonth, MunicipalityCode>();
        for (int i = 0; i < 12; i++) {
            var municipality = random.nextBoolean() ? GRONINGEN : ROTTERDAM;
            var provision = id(municipality, random.nextInt(6));
            var command = random.nextInt(3) == 0
                    ? withdraw(provision, new UUID(3, i))
                    : provide(provision, FEBRUARY.plusMonths(random.nextInt(3)));
            if (!(ProvisionDecider.decide(command, replay(events)) instanceof Decision.Accepted(var happened)))
                continue;
            for (var event : happened) {
                events.add(event);
                if (event instanceof Provided said) byHand.put(said.month(), municipality);
                if (event instanceof Withdrawn said) byHand.remove(said.month());
            }
        }
        for (var day = FEBRUARY.atDay(1); day.isBefore(LocalDate.of(2024, 6, 1)); day = day.plusDays(1)) {
            var sums = new HashMap<MunicipalityCode, Integer>();
            for (var event : events)
                for (var line : event.lines())
                    if (!line.effectiveOn().isAfter(day))
                        sums.merge(line.dimensions().municipality(), line.change(), Integer::sum);
            sums.values().removeIf(sum -> sum == 0);
            var expected = new HashMap<MunicipalityCode, Integer>();
            var there = byHand.get(YearMonth.from(day));
            if (there != null) expected.put(there, 1);
            assertThat(sums).as("%s, on %s", which, day).isEqualTo(expected);
        }
    }

    private static TakeOver takeOver(HeldProvision... provisions) {
        return new TakeOver(OLENA, MERGE, OLHA, false, List.of(provisions));
    }

    private static HeldProvision held(ProvisionId id, YearMonth month, @Nullable UUID withdrawnBy) {
        return new HeldProvision(id, OLHA, month, withdrawnBy);
    }

    private static ProvisionId id(MunicipalityCode municipality, int number) {
        return new ProvisionId(municipality, new UUID(2, number));
    }

    private static Provide provide(ProvisionId id, YearMonth month) {
        return new Provide(OLENA, id, month);
    }

    private static Withdraw withdraw(ProvisionId id, UUID correctionId) {
        return new Withdraw(OLENA, id, correctionId);
    }

    private static LedgerLine line(MunicipalityCode municipality, String date, int change) {
        return new LedgerLine(
                LocalDate.parse(date),
                Quantity.PROVISION_PERSON_MONTHS,
                Dimensions.ofMunicipality(municipality),
                change);
    }
}
