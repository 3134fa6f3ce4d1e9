package nl.opvang.allocation.registration.read;

import java.util.List;
import java.util.Set;
import nl.opvang.allocation.history.SpanVersions;
import nl.opvang.allocation.history.SpanVersions.Span;
import nl.opvang.allocation.history.SpanVersions.Step;
import nl.opvang.allocation.history.SpanVersions.Thing;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was registered where and when, as known at any moment: {@code views.registration_version}, whose subjects are people.
 * Of several registrations of a person that hold on a day the one that began last counts.
 */
@Component
public final class RegistrationVersionsProjection implements Projection {
    private final SpanVersions versions;

    RegistrationVersionsProjection(JdbcClient jdbc) {
        this.versions = new SpanVersions(jdbc, "views.registration_version");
    }

    @Override
    public String name() {
        return "registration-versions";
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
        return Set.of("allocation.registration");
    }

    /** Each state follows from the one before. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        versions.write(events.stream().map(RegistrationVersionsProjection::step).toList());
    }

    private static Step step(RecordedEvent recorded) {
        var at = recorded.envelope().knownAt();
        var event = (RegistrationEvent) recorded.event();
        var key = event.registrationId().text();
        return switch (event) {
            case Registered said -> Step.begin(key, at, thing(said), said.from(), null);
            case Moved said -> Step.begin(key, at, thing(said), said.from(), null);
            case Deregistered said -> Step.change(key, at, span -> span.until(said.until()));
            case Corrected said -> Step.change(key, at, _ -> new Span(said.from(), said.until(), false));
            case Withdrawn _ -> Step.change(key, at, Span::gone);
        };
    }

    private static Thing thing(RegistrationEvent event) {
        var id = event.registrationId();
        return new Thing(id.municipality(), id.id(), event.personId().id(), null);
    }

    @Override
    public void clear() {
        versions.clear();
    }
}
