package nl.opvang.capacity.statement.read;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.opvang.capacity.statement.read.WeekFigures.Figures;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.replay.Witness;
import org.springframework.stereotype.Component;

/**
 * The figures of every statement that was locked, as known at its lock. A lock copies no figures: what stands there is what is live, so that
 * is held against what was replayed.
 */
@Component
class LockedWitness implements Witness {
    private final Statements statements;
    private final WeekFigures figures;

    LockedWitness(Statements statements, WeekFigures figures) {
        this.statements = statements;
        this.figures = figures;
    }

    @Override
    public String about() {
        return "locked";
    }

    @Override
    public void testify(Instant knownAt, Live live, Consumer<Testimony> testimony) {
        for (var week : live.ask(() -> statements.lockedWeeks(knownAt))) {
            var said = live.ask(() -> locked(week, knownAt));
            var replayed = locked(week, knownAt);
            said.forEach((municipality, columns) -> testimony.accept(
                    new Testimony(week.text() + " " + municipality.text(), columns, replayed.get(municipality))));
        }
    }

    private Map<MunicipalityCode, Map<String, Object>> locked(Week week, Instant knownAt) {
        var moments = statements.ofWeek(week, knownAt).values().stream()
                .filter(told -> told.lockedAt() != null)
                .collect(toMap(Statements.Told::municipality, LockedWitness::lockedAt));
        var perKind = figures.perKind(moments, week);
        var locked = new LinkedHashMap<MunicipalityCode, Map<String, Object>>();
        moments.forEach((municipality, moment) ->
                locked.put(municipality, columns(moment, perKind.getOrDefault(municipality, Map.of()))));
        return locked;
    }

    private static Instant lockedAt(Statements.Told told) {
        var moment = told.lockedAt();
        if (moment == null) throw new IllegalStateException("a statement that is not locked");
        return moment;
    }

    private static Map<String, Object> columns(Instant lockedAt, Map<PlaceKind, Figures> perKind) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("lockedAt", lockedAt.toString());
        perKind.forEach((kind, figures) -> columns.put(
                kind.name(),
                Map.of(
                        "plannedPlaces", figures.plannedPlaces(),
                        "realisedPlaces", figures.realisedPlaces(),
                        "outOfUsePlaces", figures.outOfUsePlaces(),
                        "occupiedPlaces", figures.occupiedPlaces(),
                        "placeDays", figures.placeDays(),
                        "stayDays", figures.stayDays())));
        return columns;
    }
}
