package nl.opvang.allocation.stay.read;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.allocation.history.SpanVersions;
import nl.opvang.allocation.history.SpanVersions.Span;
import nl.opvang.allocation.history.SpanVersions.Step;
import nl.opvang.allocation.history.SpanVersions.Thing;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayWithdrawn;
import nl.opvang.contracts.allocation.GuestBookEvent.StaysRestated;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stayed where and when, as known at any moment: {@code views.stay_version}, whose subjects are people. */
@Component
public final class StayVersionsProjection implements Projection {
    private final SpanVersions versions;

    StayVersionsProjection(JdbcClient jdbc) {
        this.versions = new SpanVersions(jdbc, "views.stay_version");
    }

    @Override
    public String name() {
        return "stay-versions";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.guest-book");
    }

    /** Each state follows from the one before. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        versions.write(events.stream().flatMap(StayVersionsProjection::step).toList());
    }

    private static Stream<Step> step(RecordedEvent recorded) {
        var at = recorded.envelope().knownAt();
        return switch ((GuestBookEvent) recorded.event()) {
            case StayStarted said ->
                Stream.of(Step.begin(
                        said.stayId().text(),
                        at,
                        thing(said.stayId(), said.personId(), said.locationId()),
                        said.from(),
                        said.until()));
            case StayMovedIn said ->
                Stream.of(Step.begin(
                        said.stayId().text(),
                        at,
                        thing(said.stayId(), said.personId(), said.locationId()),
                        said.from(),
                        null));
            case StayEnded said -> Stream.of(Step.change(said.stayId().text(), at, span -> span.until(said.until())));
            case StayMovedOut said ->
                Stream.of(Step.change(said.stayId().text(), at, span -> span.until(said.until())));
            case StayCorrected said ->
                Stream.of(Step.change(said.stayId().text(), at, _ -> new Span(said.from(), said.until(), false)));
            case StayWithdrawn said -> Stream.of(Step.change(said.stayId().text(), at, Span::gone));
            case PlacesNoted _, StaysRestated _, PlacesHeld _, HoldKept _, HeldForCount _, HoldEnded _ ->
                Stream.empty();
        };
    }

    private static Thing thing(StayId stay, PersonId person, LocationId location) {
        return new Thing(stay.municipality(), stay.id(), person.id(), location.text());
    }

    @Override
    public void clear() {
        versions.clear();
    }
}
