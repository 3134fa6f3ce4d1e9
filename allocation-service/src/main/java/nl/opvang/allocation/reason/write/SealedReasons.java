package nl.opvang.allocation.reason.write;

import static nl.opvang.plumbing.store.Columns.texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.http.write.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals what is written beside decisions about people with the keys of all of them. What is written beside others, such as rules and
 * targets, is recorded as it is.
 */
@Component
final class SealedReasons implements Reasons {
    private static final Comparator<PersonId> IN_ORDER = Comparator.comparing(PersonId::id);

    private record Written(int order, String reason, Concerned concerned) {}

    private final JdbcClient jdbc;
    private final Seals seals;

    SealedReasons(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    @Override
    public List<Order> recorded(List<Order> orders) {
        if (orders.stream().allMatch(order -> order.context().reason() == null)) return orders;
        var all = orders.stream().map(order -> Concerned.by(order.commands())).toList();
        var written = new ArrayList<Written>();
        for (int i = 0; i < orders.size(); i++) {
            var reason = orders.get(i).context().reason();
            if (reason != null && !all.get(i).nobody()) written.add(new Written(i, reason, all.get(i)));
        }
        if (written.isEmpty()) return orders;
        var known = known(all, written);
        var sealed = seal(written, known);
        var recorded = new ArrayList<>(orders);
        written.forEach(
                each -> recorded.set(each.order(), because(orders.get(each.order()), sealed.get(each.order()))));
        return recorded;
    }

    /** A stay or request that nobody knows is refused anyway: its reason goes with it. */
    private static Order because(Order order, @Nullable String reason) {
        return new Order(order.commands(), order.context().because(reason), order.expectedSequence());
    }

    private Map<Integer, String> seal(List<Written> written, Known known) {
        var indexes = new ArrayList<Integer>();
        var said = new ArrayList<Seals.Said>();
        for (var each : written) {
            var persons = known.persons(each.concerned());
            if (persons.isEmpty()) continue;
            indexes.add(each.order());
            said.add(new Seals.Said(persons, each.reason(), ""));
        }
        var sealed = seals.sealReasons(said);
        var byOrder = new HashMap<Integer, String>();
        for (int i = 0; i < indexes.size(); i++) byOrder.put(indexes.get(i), sealed.get(i));
        return byOrder;
    }

    /** Whose stays and requests are. */
    private record Known(Map<StayId, PersonId> stays, Map<RequestId, List<PersonId>> requests) {
        List<PersonId> persons(Concerned concerned) {
            var persons = new LinkedHashSet<>(concerned.persons);
            concerned.stays.stream().map(stays::get).filter(Objects::nonNull).forEach(persons::add);
            concerned.requests.forEach(request -> persons.addAll(requests.getOrDefault(request, List.of())));
            return persons.stream().sorted(IN_ORDER).toList();
        }
    }

    private Known known(List<Concerned> all, List<Written> written) {
        var stays = stays(written.stream()
                .flatMap(each -> each.concerned().stays.stream())
                .distinct()
                .toList());
        var requests = requests(written.stream()
                .flatMap(each -> each.concerned().requests.stream())
                .distinct()
                .toList());
        for (var concerned : all) {
            concerned.begun.forEach(stays::putIfAbsent);
            concerned.asked.forEach((request, persons) ->
                    requests.computeIfAbsent(request, _ -> new ArrayList<>()).addAll(persons));
        }
        return new Known(stays, requests);
    }

    private Map<StayId, PersonId> stays(Collection<StayId> ids) {
        var found = new HashMap<StayId, PersonId>();
        if (ids.isEmpty()) return found;
        jdbc.sql("""
            select municipality, stay_id, person_id
            from views.stay_period
            join unnest(:codes::text[], :ids::text[]) as asked (code, id) on municipality = code and stay_id = id::uuid
            """)
                .param("codes", texts(ids, id -> id.municipality().text()))
                .param("ids", texts(ids, StayId::id))
                .query(row -> {
                    found.put(
                            new StayId(
                                    new MunicipalityCode(row.getString("municipality")),
                                    row.getObject("stay_id", UUID.class)),
                            new PersonId(row.getObject("person_id", UUID.class)));
                });
        return found;
    }

    private Map<RequestId, List<PersonId>> requests(Collection<RequestId> ids) {
        var found = new HashMap<RequestId, List<PersonId>>();
        if (ids.isEmpty()) return found;
        jdbc.sql("""
            select municipality, request_id, member ->> 'personId' as person_id
            from views.shelter_request
            join unnest(:codes::text[], :ids::text[]) as asked (code, id)
              on municipality = code and request_id = id::uuid,
                 jsonb_array_elements(wish -> 'household' -> 'members') as member
            """)
                .param("codes", texts(ids, id -> id.municipality().text()))
                .param("ids", texts(ids, RequestId::id))
                .query(row -> {
                    found.computeIfAbsent(
                                    new RequestId(
                                            new MunicipalityCode(row.getString("municipality")),
                                            row.getObject("request_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(PersonId.parse(row.getString("person_id")));
                });
        return found;
    }
}
