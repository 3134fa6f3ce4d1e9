package nl.opvang.allocation.registration.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.opvang.allocation.history.SpanVersions;
import nl.opvang.allocation.history.SpanVersions.Span;
import nl.opvang.allocation.history.SpanVersions.Step;
import nl.opvang.allocation.history.SpanVersions.Thing;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.HandedOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.TakenOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.contracts.allocation.RegistrationId;
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
        versions.write(
                events.stream().flatMap(RegistrationVersionsProjection::step).toList());
    }

    private static Stream<Step> step(RecordedEvent recorded) {
        var at = recorded.envelope().knownAt();
        return switch ((RegistrationEvent) recorded.event()) {
            case Registered said -> begun(said.registrationId(), said.personId(), at, said.from());
            case Moved said -> begun(said.registrationId(), said.personId(), at, said.from());
            case Deregistered said -> changed(said.registrationId(), at, span -> span.until(said.until()));
            case Corrected said -> changed(said.registrationId(), at, _ -> new Span(said.from(), said.until(), false));
            case Withdrawn said -> changed(said.registrationId(), at, Span::gone);
            // It stays what was said of the person of whom it was said; who that is now is kept elsewhere.
            case HandedOver _, TakenOver _ -> Stream.empty();
        };
    }

    private static Stream<Step> begun(RegistrationId id, PersonId person, Instant at, LocalDate from) {
        return Stream.of(
                Step.begin(id.text(), at, new Thing(id.municipality(), id.id(), person.id(), null), from, null));
    }

    private static Stream<Step> changed(RegistrationId id, Instant at, UnaryOperator<Span> change) {
        return Stream.of(Step.change(id.text(), at, change));
    }

    @Override
    public void clear() {
        versions.clear();
    }
}
