package nl.opvang.allocation.attendance.write;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal.StayUnknown;
import nl.opvang.allocation.attendance.write.AttendanceForms.AboutStayed;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the stays are that are spoken of, and whose they are. */
@Component
public final class StaysSaid {
    /** Where a stay is, and whose. */
    public record Stayed(LocationId location, PersonId person) {}

    /**
     * A form, and the stay that it is about.
     *
     * @param at the moment at which it is said, because a hold that is over by then takes no place; null of history
     */
    record Said(StayId id, AboutStayed form, @Nullable Instant at) {}

    private final JdbcClient jdbc;
    private final DatabaseClock clock;

    StaysSaid(JdbcClient jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Has what a form asks for decided now. */
    public ResponseEntity<Written> send(StayId id, AboutStayed form, Write write) {
        return switch (bind(List.of(new Said(id, form, clock.now()))).getFirst()) {
            case Bound.Together(var commands) -> write.send(commands);
            case Bound.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    /** What each of them asks for, looked up for all at once. */
    List<Bound> bind(List<Said> said) {
        var found = find(said.stream().map(Said::id).toList());
        return said.stream().map(each -> bind(each, found.get(each.id()))).toList();
    }

    private static Bound bind(Said said, @Nullable Stayed stayed) {
        if (stayed == null) return new Bound.Refused(AttendanceProblems.problem(new StayUnknown(said.id())));
        return new Bound.Together(said.form().commands(said.id(), stayed).stream()
                .map(command -> inItsTime(said.at(), command))
                .toList());
    }

    private static Command inItsTime(@Nullable Instant at, Command command) {
        return at != null && command instanceof GuestBookCommand.AboutStay about
                ? new WriteTogether(about.locationId(), at, List.of(about))
                : command;
    }

    private Map<StayId, Stayed> find(Collection<StayId> ids) {
        var found = new HashMap<StayId, Stayed>();
        jdbc.sql("""
            select stay.municipality, stay.stay_id, stay.location_id, stay.person_id
            from views.stay_period stay
            join unnest(:codes::text[], :ids::text[]) as asked (code, id)
              on stay.municipality = asked.code and stay.stay_id = asked.id::uuid
            """)
                .param("codes", texts(ids, StayId::municipality))
                .param("ids", texts(ids, StayId::id))
                .query(row -> {
                    found.put(
                            new StayId(
                                    new MunicipalityCode(row.getString("municipality")),
                                    row.getObject("stay_id", UUID.class)),
                            new Stayed(
                                    LocationId.parse(row.getString("location_id")),
                                    new PersonId(row.getObject("person_id", UUID.class))));
                });
        return found;
    }
}
