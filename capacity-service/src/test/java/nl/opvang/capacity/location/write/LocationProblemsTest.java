package nl.opvang.capacity.location.write;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationRefusal;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LocationProblemsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 17);
    private static final UUID ID = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");

    record Expected(LocationRefusal refusal, int status, String name, Set<String> members) {}

    static final List<Expected> ALL = List.of(
            expected(new LocationRefusal.NotOpened(new LocationId(GRONINGEN, ID)), 404, "location-unknown"),
            expected(new LocationRefusal.FactIdTaken(ID), 409, "id-taken"),
            expected(new LocationRefusal.UnknownFact(ID), 409, "fact-unknown"),
            expected(new LocationRefusal.AlreadyCorrected(ID, ID), 409, "already-corrected", "correctedBy"),
            expected(new LocationRefusal.OfOtherKind(ID), 409, "fact-of-other-kind"),
            expected(new LocationRefusal.OpeningStands(new LocationId(GRONINGEN, ID)), 409, "opening-stands"),
            expected(new LocationRefusal.DateImplausible(DAY, DAY, DAY), 400, "invalid-request"),
            expected(new LocationRefusal.AmountImplausible(-1, 0, 9), 400, "invalid-request"),
            expected(new LocationRefusal.PeriodEmpty(DAY, DAY), 400, "invalid-request"),
            expected(
                    new LocationRefusal.MunicipalityNotThere(GRONINGEN, DAY),
                    409,
                    "municipality-not-there",
                    "municipality",
                    "on"),
            expected(new LocationRefusal.BeforeOpening(DAY, DAY), 409, "before-opening", "openedOn"),
            expected(new LocationRefusal.ClosedSince(DAY), 409, "location-closed", "closedFrom"),
            expected(new LocationRefusal.NotLonger(DAY), 409, "not-longer", "availableUntil"),
            expected(new LocationRefusal.NotLonger(null), 409, "not-longer"),
            expected(new LocationRefusal.AlreadyReturned(ID, DAY), 409, "already-returned", "effectiveOn"),
            expected(new LocationRefusal.NotOutOfUseOn(ID, DAY), 409, "not-out-of-use"),
            expected(new LocationRefusal.KnownByName(DAY), 409, "known-by-name", "on"),
            expected(
                    new LocationRefusal.MoreOutOfUseThanRealised(DAY, 3, 2),
                    409,
                    "more-out-of-use-than-realised",
                    "on",
                    "outOfUsePlaces",
                    "realisedPlaces"),
            expected(
                    new LocationRefusal.TimelineWouldGoNegative(Quantity.STAYS, DAY, -2),
                    409,
                    "below-zero",
                    "quantity",
                    "on",
                    "amount"));

    @ParameterizedTest
    @FieldSource("ALL")
    void each_refusal_is_a_problem_with_the_figures_that_explain_it(Expected expected) {
        var problem = LocationProblems.problem(expected.refusal());
        assertThat(problem.status()).isEqualTo(expected.status());
        assertThat(problem.name()).isEqualTo(expected.name());
        assertThat(problem.members().keySet()).isEqualTo(expected.members());
        assertThat(problem.detail()).endsWith(".");
    }

    @Test
    void no_refusal_is_left_out_here() {
        assertThat(ALL.stream()
                        .<Class<?>>map(expected -> expected.refusal().getClass())
                        .collect(toSet()))
                .containsExactlyInAnyOrder(LocationRefusal.class.getPermittedSubclasses());
    }

    private static Expected expected(LocationRefusal refusal, int status, String name, String... members) {
        return new Expected(refusal, status, name, Set.of(members));
    }
}
