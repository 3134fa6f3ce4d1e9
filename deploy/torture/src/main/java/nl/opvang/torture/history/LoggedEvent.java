package nl.opvang.torture.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of a store, as the database has it. */
public record LoggedEvent(
        String service,
        long tx,
        long position,
        UUID id,
        String type,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        Instant knownAt,
        UUID commandId,
        @Nullable UUID corrects,
        @Nullable String reason,
        JsonNode payload) {

    /** {@code <service>.<feature>}, as the type says. */
    public String feature() {
        return type.split("\\.", -1)[2] + "." + type.split("\\.", -1)[3];
    }

    /** What happened, as the type says. */
    public String fact() {
        return type.split("\\.", -1)[4];
    }

    /** A field of the payload as text; empty when it is not there. Dots go deeper. */
    public String text(String field) {
        var node = payload;
        for (var name : field.split("\\.", -1)) node = node.path(name);
        return node.isMissingNode() || node.isNull() ? "" : node.asString();
    }

    /** The numbers that it changes. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var line : payload.path("lines")) {
            var dimensions = line.path("dimensions");
            lines.add(new Line(
                    LocalDate.parse(line.path("effectiveOn").asString()),
                    line.path("quantity").asString(),
                    dimensions.path("municipality").asString(""),
                    dimensions.path("location").asString(""),
                    dimensions.path("kind").asString(""),
                    dimensions.path("nationalityGroup").asString(""),
                    line.path("change").asInt()));
        }
        return lines;
    }

    @Override
    public String toString() {
        return "%s#%d %s %s".formatted(aggregateId, sequence, type, id);
    }
}
