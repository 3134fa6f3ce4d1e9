package nl.opvang.plumbing.http.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write that was accepted.
 *
 * @param position pass it as {@code atLeast} to a read that must contain this write
 * @param sequence last sequence of what was written, also its {@code ETag}; -1 when nothing ever happened to it
 * @param events ids of the events that were recorded; none when nothing had to change
 * @param id the id that was given to what a POST made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Written(
        @Example("service@2025-03-01T09:00:00Z") String position,
        long sequence,
        List<UUID> events,
        @Nullable UUID id) {
    public Written {
        events = List.copyOf(events);
    }
}
