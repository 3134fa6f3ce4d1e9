package nl.opvang.allocation.request.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.request.Descriptions;
import nl.opvang.allocation.request.Wishes;
import nl.opvang.allocation.request.domain.Waiting;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestEvent;
import nl.opvang.contracts.allocation.RequestEvent.Asked;
import nl.opvang.contracts.allocation.RequestEvent.Changed;
import nl.opvang.contracts.allocation.RequestEvent.Fulfilled;
import nl.opvang.contracts.allocation.RequestEvent.OfferAccepted;
import nl.opvang.contracts.allocation.RequestEvent.OfferAsked;
import nl.opvang.contracts.allocation.RequestEvent.OfferDeclined;
import nl.opvang.contracts.allocation.RequestEvent.OfferExpired;
import nl.opvang.contracts.allocation.RequestEvent.OfferRefused;
import nl.opvang.contracts.allocation.RequestEvent.Offered;
import nl.opvang.contracts.allocation.RequestEvent.PlacementFailed;
import nl.opvang.contracts.allocation.RequestEvent.Withdrawn;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every state of every request with the time in which it was the last that was known. */
@Component
class RequestVersionsProjection implements Projection {
    /**
     * What was known from one moment on.
     *
     * @param standing the offer for which places are kept; null when none is
     * @param heldUntil null when nothing is held, or it was accepted
     */
    private record State(
            ShelterWish wish,
            boolean open,
            boolean accepted,
            @Nullable UUID standing,
            @Nullable Instant heldUntil) {
        State after(RequestEvent event) {
            return switch (event) {
                case Asked said -> new State(said.wish(), true, false, null, null);
                case Changed said -> new State(said.wish(), open, accepted, standing, heldUntil);
                case PlacementFailed _, OfferAsked _ -> this;
                case Offered said -> new State(wish, open, false, said.offerId().id(), said.heldUntil());
                case OfferAccepted said ->
                    new State(wish, open, true, said.offerId().id(), null);
                case OfferRefused said -> without(said.offerId());
                case OfferDeclined said -> without(said.offerId());
                case OfferExpired said -> without(said.offerId());
                case Fulfilled _, Withdrawn _ -> new State(wish, false, accepted, standing, null);
            };
        }

        private State without(OfferId offer) {
            return offer.id().equals(standing) ? new State(wish, open, false, null, null) : this;
        }
    }

    private record Version(
            RequestId id, Instant from, @Nullable Instant until, State state) {}

    private final JdbcClient jdbc;
    private final Descriptions descriptions;

    RequestVersionsProjection(JdbcClient jdbc, Descriptions descriptions) {
        this.jdbc = jdbc;
        this.descriptions = descriptions;
    }

    @Override
    public String name() {
        return "request-versions";
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
        return Set.of("allocation.request");
    }

    /** Each state follows from the one before. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var touched = new LinkedHashMap<RequestId, List<RecordedEvent>>();
        for (var recorded : events)
            if (recorded.event() instanceof RequestEvent event)
                touched.computeIfAbsent(event.requestId(), _ -> new ArrayList<>())
                        .add(recorded);
        if (touched.isEmpty()) return;
        var now = last(touched.keySet());
        var versions = new ArrayList<Version>();
        touched.forEach((id, recorded) -> versions.addAll(versions(id, now.get(id), recorded)));
        end(touched);
        write(versions);
    }

    /** Of several events known at one moment only the last state was ever known. */
    private static List<Version> versions(RequestId id, @Nullable State before, List<RecordedEvent> recorded) {
        var versions = new ArrayList<Version>();
        var state = before;
        for (var each : recorded) {
            var event = (RequestEvent) each.event();
            if (state == null && !(event instanceof Asked))
                throw new IllegalStateException("an event about a request nobody made");
            state = state == null ? first((Asked) event) : state.after(event);
            var from = each.envelope().knownAt();
            if (!versions.isEmpty()) {
                var previous = versions.removeLast();
                if (previous.from().isBefore(from))
                    versions.add(new Version(id, previous.from(), from, previous.state()));
            }
            versions.add(new Version(id, from, null, state));
        }
        return versions;
    }

    private static State first(Asked asked) {
        return new State(asked.wish(), true, false, null, null);
    }

    private Map<RequestId, State> last(Collection<RequestId> ids) {
        var states = new HashMap<RequestId, State>();
        jdbc.sql("""
            select municipality, request_id, wish::text as wish, open, accepted, standing_offer,
                   held_until
            from views.request_version
            join unnest(:codes::text[], :ids::text[]) as asked (code, id)
              on municipality = code and request_id = id::uuid
            where known_until = 'infinity'
            """)
                .param("codes", texts(ids, id -> id.municipality().text()))
                .param("ids", texts(ids, id -> id.id().toString()))
                .query(row -> {
                    states.put(
                            new RequestId(
                                    new MunicipalityCode(row.getString("municipality")),
                                    row.getObject("request_id", UUID.class)),
                            state(row));
                });
        return states;
    }

    private static State state(ResultSet row) throws SQLException {
        var heldUntil = row.getObject("held_until", OffsetDateTime.class);
        return new State(
                Wishes.parse(row.getString("wish")),
                row.getBoolean("open"),
                row.getBoolean("accepted"),
                row.getObject("standing_offer", UUID.class),
                heldUntil == null ? null : heldUntil.toInstant());
    }

    /** The state that was the last until now was so until the first of these events. */
    private void end(Map<RequestId, List<RecordedEvent>> touched) {
        jdbc.sql("""
            update views.request_version as version
            set known_until = next.at::timestamptz
            from unnest(:codes::text[], :ids::text[], :at::text[]) as next (code, id, at)
            where version.municipality = next.code and version.request_id = next.id::uuid
              and version.known_until = 'infinity'
            """)
                .param("codes", texts(touched.keySet(), id -> id.municipality().text()))
                .param("ids", texts(touched.keySet(), id -> id.id().toString()))
                .param(
                        "at",
                        texts(
                                touched.values(),
                                recorded ->
                                        recorded.getFirst().envelope().knownAt().toString()))
                .update();
    }

    private void write(List<Version> versions) {
        var facts = facts(versions);
        jdbc.sql("""
            insert into views.request_version (
                municipality, request_id, known_from, known_until, open, accepted, standing_offer, held_until, asked_at,
                people, minors, single_parent, medical_need, without_shelter, wish)
            select code, id::uuid, known_from::timestamptz, coalesce(known_until::timestamptz, 'infinity'),
                   open::boolean, accepted::boolean, standing::uuid, held_until::timestamptz, asked_at::timestamptz,
                   people::int, minors::int, single_parent::boolean, medical_need::boolean, without_shelter::boolean,
                   wish::jsonb
            from unnest(:codes::text[], :ids::text[], :from::text[], :until::text[], :open::text[], :accepted::text[],
                        :standing::text[], :heldUntil::text[], :askedAt::text[], :people::text[], :minors::text[],
                        :singleParent::text[], :medicalNeed::text[], :withoutShelter::text[], :wishes::text[])
                 as new (code, id, known_from, known_until, open, accepted, standing, held_until, asked_at, people,
                         minors, single_parent, medical_need, without_shelter, wish)
            on conflict (municipality, request_id, known_from) do update
            set known_until = excluded.known_until, open = excluded.open, accepted = excluded.accepted,
                standing_offer = excluded.standing_offer, held_until = excluded.held_until,
                asked_at = excluded.asked_at, people = excluded.people, minors = excluded.minors,
                single_parent = excluded.single_parent, medical_need = excluded.medical_need,
                without_shelter = excluded.without_shelter, wish = excluded.wish
            """)
                .param(
                        "codes",
                        texts(versions, version -> version.id().municipality().text()))
                .param("ids", texts(versions, version -> version.id().id().toString()))
                .param("from", texts(versions, version -> version.from().toString()))
                .param("until", texts(versions, version -> version.until()))
                .param("open", texts(versions, version -> version.state().open()))
                .param("accepted", texts(versions, version -> version.state().accepted()))
                .param("standing", texts(versions, version -> version.state().standing()))
                .param("heldUntil", texts(versions, version -> version.state().heldUntil()))
                .param(
                        "askedAt",
                        texts(versions, version -> version.state().wish().askedAt()))
                .param(
                        "people",
                        texts(
                                versions,
                                version -> version.state().wish().household().places()))
                .param("minors", texts(facts, fact -> fact.map(Waiting::minors).orElse(null)))
                .param(
                        "singleParent",
                        texts(facts, fact -> fact.map(Waiting::singleParent).orElse(null)))
                .param(
                        "medicalNeed",
                        texts(facts, fact -> fact.map(Waiting::medicalNeed).orElse(null)))
                .param(
                        "withoutShelter",
                        texts(facts, fact -> fact.map(Waiting::withoutShelter).orElse(null)))
                .param(
                        "wishes",
                        texts(versions, version -> Wishes.text(version.state().wish())))
                .update();
    }

    /** None of households of which somebody is forgotten; who is forgotten from now on has these rows emptied afterwards. */
    private List<Optional<Waiting>> facts(List<Version> versions) {
        var opened = descriptions.hold(versions.stream()
                .map(version -> version.state().wish().household())
                .toList());
        return versions.stream()
                .map(version -> {
                    var wish = version.state().wish();
                    return opened.of(version.id(), wish.household())
                            .map(description -> Waiting.of(version.id(), wish, description));
                })
                .toList();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.request_version").update();
    }
}
