package nl.opvang.allocation.request.write;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.request.Wishes;
import nl.opvang.allocation.request.domain.RequestRefusal.IdTaken;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
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
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests and offers as they are now: which request an offer is about, and where its places are. */
@Component
public final class PostedRequests implements InlineProjection {
    /**
     * An offer that was asked for.
     *
     * @param location where places are or were held; null while none were
     */
    public record Posted(
            OfferId offer,
            RequestId request,
            MunicipalityCode of,
            String stage,
            @Nullable LocationId location) {
        /** Whether places may be held for it. */
        boolean mayBeHeld() {
            return location != null && (stage.equals("HELD") || stage.equals("ACCEPTED"));
        }
    }

    private record RequestRow(RequestId id, ShelterWish wish) {}

    private record Member(RequestId request, PersonId person) {}

    private record OfferRow(
            OfferId id,
            RequestId request,
            String stage,
            @Nullable LocationId location,
            @Nullable Instant heldUntil,
            @Nullable String why,
            Envelope envelope) {}

    private record NewOffer(OfferAsked asked, Envelope envelope) {}

    private record Failure(PlacementFailed failed, Envelope envelope) {}

    private final JdbcClient jdbc;

    PostedRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("request");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var wishes = new LinkedHashMap<RequestId, RequestRow>();
        var members = new LinkedHashSet<Member>();
        var asked = new ArrayList<NewOffer>();
        var failures = new ArrayList<Failure>();
        var offers = new LinkedHashMap<OfferId, OfferRow>();
        var closed = new LinkedHashMap<RequestId, RequestEvent>();
        for (var recorded : events) {
            var envelope = recorded.envelope();
            switch (recorded.event()) {
                case Asked said -> put(wishes, members, said.requestId(), said.wish());
                case Changed said -> put(wishes, members, said.requestId(), said.wish());
                case PlacementFailed said -> failures.add(new Failure(said, envelope));
                case OfferAsked said -> asked.add(new NewOffer(said, envelope));
                case Offered said ->
                    put(offers, said.offerId(), said, "HELD", said.locationId(), said.heldUntil(), null, envelope);
                case OfferAccepted said ->
                    put(offers, said.offerId(), said, "ACCEPTED", said.locationId(), null, null, envelope);
                case OfferRefused said ->
                    put(offers, said.offerId(), said, "REFUSED", said.locationId(), null, said.why(), envelope);
                case OfferDeclined said ->
                    put(offers, said.offerId(), said, "DECLINED", said.locationId(), null, said.why(), envelope);
                case OfferExpired said ->
                    put(offers, said.offerId(), said, "EXPIRED", said.locationId(), said.heldUntil(), null, envelope);
                case Fulfilled said -> {
                    put(offers, said.offerId(), said, "TAKEN", said.locationId(), null, null, envelope);
                    closed.put(said.requestId(), said);
                }
                case Withdrawn said -> closed.put(said.requestId(), said);
                default -> {}
            }
        }
        if (!wishes.isEmpty()) {
            writeWishes(wishes.values());
            writeMembers(members);
        }
        if (!asked.isEmpty()) writeAsked(asked);
        if (!offers.isEmpty()) writeOffers(offers.values());
        if (!failures.isEmpty()) writeFailures(failures);
        if (!closed.isEmpty()) writeClosed(closed);
    }

    private static void put(
            Map<OfferId, OfferRow> offers,
            OfferId id,
            RequestEvent event,
            String stage,
            @Nullable LocationId location,
            @Nullable Instant heldUntil,
            @Nullable Enum<?> why,
            Envelope envelope) {
        offers.put(
                id,
                new OfferRow(
                        id, event.requestId(), stage, location, heldUntil, why == null ? null : why.name(), envelope));
    }

    private static void put(
            Map<RequestId, RequestRow> wishes, Set<Member> members, RequestId request, ShelterWish wish) {
        wishes.put(request, new RequestRow(request, wish));
        wish.household().persons().forEach(person -> members.add(new Member(request, person)));
    }

    /** Who once was a member stays one here: what was said then is about them too. */
    private void writeMembers(Collection<Member> members) {
        jdbc.sql("""
            insert into views.request_member (person_id, municipality, request_id)
            select person::uuid, code, request::uuid
            from unnest(:persons::text[], :codes::text[], :requests::text[]) as new (person, code, request)
            order by person, code, request
            on conflict do nothing
            """)
                .param("persons", texts(members, member -> member.person().text()))
                .param(
                        "codes",
                        texts(members, member -> member.request().municipality().text()))
                .param("requests", texts(members, member -> member.request().id()))
                .update();
    }

    private void writeWishes(Collection<RequestRow> rows) {
        jdbc.sql("""
            insert into views.shelter_request (municipality, request_id, wish, asked_at)
            select code, id::uuid, wish::jsonb, asked_at::timestamptz
            from unnest(:codes::text[], :ids::text[], :wishes::text[], :askedAt::text[])
                 as new (code, id, wish, asked_at)
            order by code, id
            on conflict (municipality, request_id) do update set wish = excluded.wish, asked_at = excluded.asked_at
            """)
                .param("codes", texts(rows, row -> row.id().municipality().text()))
                .param("ids", texts(rows, row -> row.id().id().toString()))
                .param("wishes", texts(rows, row -> Wishes.text(row.wish())))
                .param("askedAt", texts(rows, row -> row.wish().askedAt().toString()))
                .update();
    }

    private void writeAsked(List<NewOffer> rows) {
        jdbc.sql("""
            insert into views.shelter_offer (
                municipality, offer_id, request_id, asked_of, stage, reason, asked_at, changed_at)
            select code, id::uuid, request::uuid, asked_of, 'ASKED', reason, at::timestamptz, at::timestamptz
            from unnest(:codes::text[], :ids::text[], :requests::text[], :of::text[], :reasons::text[], :at::text[])
                 as new (code, id, request, asked_of, reason, at)
            order by code, id
            """)
                .param(
                        "codes",
                        texts(rows, row -> row.asked().offerId().municipality().text()))
                .param("ids", texts(rows, row -> row.asked().offerId().id().toString()))
                .param(
                        "requests",
                        texts(rows, row -> row.asked().requestId().id().toString()))
                .param("of", texts(rows, row -> row.asked().of().text()))
                .param("reasons", texts(rows, row -> row.envelope().reason()))
                .param("at", texts(rows, row -> row.envelope().recordedAt().toString()))
                .update();
    }

    private void writeOffers(Collection<OfferRow> rows) {
        jdbc.sql("""
            update views.shelter_offer as offer
            set stage = now.stage, location_id = coalesce(now.location, offer.location_id),
                held_until = now.held_until::timestamptz, why = now.why, reason = now.reason,
                changed_at = now.at::timestamptz
            from unnest(:codes::text[], :ids::text[], :stages::text[], :locations::text[], :heldUntil::text[],
                        :whys::text[], :reasons::text[], :at::text[])
                 as now (code, id, stage, location, held_until, why, reason, at)
            where offer.municipality = now.code and offer.offer_id = now.id::uuid
            """)
                .param("codes", texts(rows, row -> row.id().municipality().text()))
                .param("ids", texts(rows, row -> row.id().id().toString()))
                .param("stages", texts(rows, OfferRow::stage))
                .param("locations", texts(rows, row -> row.location()))
                .param("heldUntil", texts(rows, row -> row.heldUntil()))
                .param("whys", texts(rows, OfferRow::why))
                .param("reasons", texts(rows, row -> row.envelope().reason()))
                .param("at", texts(rows, row -> row.envelope().recordedAt().toString()))
                .update();
    }

    private void writeFailures(List<Failure> rows) {
        jdbc.sql("""
            insert into views.placement_failure (
                municipality, request_id, attempt_id, failed_on, why, reason, recorded_at)
            select code, request::uuid, attempt::uuid, day::date, why, reason, at::timestamptz
            from unnest(:codes::text[], :requests::text[], :attempts::text[], :days::text[], :whys::text[],
                        :reasons::text[], :at::text[]) as new (code, request, attempt, day, why, reason, at)
            order by code, request, attempt
            """)
                .param(
                        "codes",
                        texts(
                                rows,
                                row -> row.failed().requestId().municipality().text()))
                .param(
                        "requests",
                        texts(rows, row -> row.failed().requestId().id().toString()))
                .param("attempts", texts(rows, row -> row.failed().attemptId().toString()))
                .param("days", texts(rows, row -> row.failed().on().toString()))
                .param("whys", texts(rows, row -> row.failed().why().name()))
                .param("reasons", texts(rows, row -> row.envelope().reason()))
                .param("at", texts(rows, row -> row.envelope().recordedAt().toString()))
                .update();
    }

    private void writeClosed(Map<RequestId, RequestEvent> closed) {
        jdbc.sql("""
            update views.shelter_request as request
            set closed = now.closed, closed_why = now.why
            from unnest(:codes::text[], :ids::text[], :closed::text[], :whys::text[]) as now (code, id, closed, why)
            where request.municipality = now.code and request.request_id = now.id::uuid
            """)
                .param("codes", texts(closed.keySet(), id -> id.municipality().text()))
                .param("ids", texts(closed.keySet(), id -> id.id().toString()))
                .param(
                        "closed",
                        texts(closed.values(), event -> event instanceof Fulfilled ? "FULFILLED" : "WITHDRAWN"))
                .param(
                        "whys",
                        texts(closed.values(), event -> event instanceof Withdrawn(var _, var why) ? why.name() : null))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("shelter_offer_pkey") ? Optional.of(new IdTaken()) : Optional.empty();
    }

    /** The request that an offer is about. */
    public Optional<RequestId> requestOf(OfferId offer) {
        return find(offer).map(Posted::request);
    }

    Optional<Posted> find(OfferId offer) {
        return offers("where municipality = :municipality and offer_id = :id", offer.municipality(), offer.id())
                .stream()
                .findFirst();
    }

    /** Those about a request, in no particular order. */
    List<Posted> offers(RequestId request) {
        return offers("where municipality = :municipality and request_id = :id", request.municipality(), request.id());
    }

    private List<Posted> offers(String which, MunicipalityCode municipality, UUID id) {
        return jdbc.sql("""
            select offer_id, request_id, asked_of, stage, location_id
            from views.shelter_offer
            """ + which)
                .param("municipality", municipality.text())
                .param("id", id)
                .query((row, _) -> {
                    var location = row.getString("location_id");
                    return new Posted(
                            new OfferId(municipality, row.getObject("offer_id", UUID.class)),
                            new RequestId(municipality, row.getObject("request_id", UUID.class)),
                            new MunicipalityCode(row.getString("asked_of")),
                            row.getString("stage"),
                            location == null ? null : LocationId.parse(location));
                })
                .list();
    }

    /** What a household asks for now. */
    Optional<ShelterWish> wish(RequestId request) {
        return jdbc.sql("""
            select wish::text as wish from views.shelter_request
            where municipality = :municipality and request_id = :id
            """)
                .param("municipality", request.municipality().text())
                .param("id", request.id())
                .query((row, _) -> Wishes.parse(row.getString("wish")))
                .optional();
    }
}
