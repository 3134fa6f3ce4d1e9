package nl.opvang.allocation.person.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.history.Traces;
import nl.opvang.plumbing.store.EventHistory.About;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where events about a person lie: in what is theirs alone, in their stays and requests, and here and there in guest books. */
@Component
class PersonTraces implements Traces {
    private static final Pattern PERSON =
            Pattern.compile("person:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

    private record Stay(String id, String location) {}

    private final JdbcClient jdbc;

    PersonTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable About of(String aggregate) {
        var person = PERSON.matcher(aggregate);
        return person.matches() ? of(new PersonId(UUID.fromString(person.group(1)))) : null;
    }

    About of(PersonId person) {
        var whole = new ArrayList<String>();
        for (var feature : List.of("registration", "provision", "person", "forgetting"))
            whole.add(feature + ":" + person.text());
        jdbc.sql("select municipality || ':' || request_id from views.request_member where person_id = ?")
                .param(person.id())
                .query(String.class)
                .list()
                .forEach(request -> whole.add("request:" + request));
        var books = new LinkedHashSet<String>();
        var named = new LinkedHashSet<String>();
        named.add(person.text());
        for (var stay : stays(person)) {
            whole.add("attendance:" + stay.id);
            books.add("guest-book:" + stay.location);
            named.add(stay.id);
        }
        return new About(whole, List.copyOf(books), List.copyOf(named));
    }

    /** Also those that were withdrawn, or corrected to another location. */
    private List<Stay> stays(PersonId person) {
        return jdbc.sql("""
            select distinct municipality || ':' || id as id, location from views.stay_version
             where subject = ? and location is not null\
            """)
                .param(person.id())
                .query((row, nr) -> new Stay(row.getString(1), row.getString(2)))
                .list();
    }
}
