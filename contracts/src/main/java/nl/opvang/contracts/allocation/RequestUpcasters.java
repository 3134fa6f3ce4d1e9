package nl.opvang.contracts.allocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.contracts.event.Upcaster;

/** Reads what households asked for before it was sealed. */
public final class RequestUpcasters {
    private RequestUpcasters() {}

    public static List<Upcaster> all() {
        return Stream.of("asked", "changed")
                .map("nl.opvang.allocation.request."::concat)
                .map(name -> new Upcaster(name + ".v1", name + ".v2", RequestUpcasters::described))
                .toList();
    }

    /** What describes the household moves out of members and wish into one plain description. */
    private static Map<String, Object> described(Map<String, Object> event) {
        var wish = new HashMap<>(object(at(event, "wish")));
        var household = new HashMap<>(object(at(wish, "household")));
        var members = ((List<?>) at(household, "members"))
                .stream().map(RequestUpcasters::object).toList();
        var description = new HashMap<String, Object>();
        description.put(
                "ageBands",
                members.stream().map(member -> at(member, "ageBand")).toList());
        description.put("needs", at(household, "needs"));
        description.put("nuisance", at(household, "nuisance"));
        description.put("withoutShelter", at(wish, "withoutShelter"));
        household.keySet().removeAll(Set.of("needs", "nuisance"));
        wish.remove("withoutShelter");
        household.put(
                "members",
                members.stream()
                        .map(member -> Map.of("personId", at(member, "personId")))
                        .toList());
        household.put("plainDescription", description);
        wish.put("household", household);
        var upcast = new HashMap<>(event);
        upcast.put("wish", wish);
        return upcast;
    }

    @SuppressWarnings("unchecked") // a JSON object
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object at(Map<String, Object> object, String field) {
        return Objects.requireNonNull(object.get(field), field);
    }
}
