package nl.opvang.plumbing.http.bulk;

import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.http.form.Forms;
import nl.opvang.plumbing.http.form.StrictJson;
import nl.opvang.plumbing.http.write.RequestKey;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From the bytes of a line to a form of its type, with all its faults at once. */
final class LineReader {
    private static final String DATA = "data";

    /** What every line has besides its data. */
    interface Head {
        String id();

        String type();

        @Nullable
        MunicipalityCode municipality();

        @Nullable
        Instant knownAt();
    }

    /** In a batch the path says which municipality it is, and it is known now. */
    record BatchHead(@Size(min = 1, max = 100) String id, String type) implements Head {
        @Override
        public @Nullable MunicipalityCode municipality() {
            return null;
        }

        @Override
        public @Nullable Instant knownAt() {
            return null;
        }
    }

    /** In a batch of many municipalities each line says which one it is. */
    record ManyHead(@Size(min = 1, max = 100) String id, String type, MunicipalityCode municipality) implements Head {
        @Override
        public @Nullable Instant knownAt() {
            return null;
        }
    }

    record ImportHead(
            @Size(min = 1, max = 100) String id,
            String type,
            @Nullable MunicipalityCode municipality,
            Instant knownAt) implements Head {}

    private final Map<String, LineType<?>> types;
    private final Caller caller;
    private final BatchOf batchOf;
    private final Instant now;

    /**
     * @param now nothing can have been known later
     */
    LineReader(Map<String, LineType<?>> types, Caller caller, BatchOf batchOf, Instant now) {
        this.types = types;
        this.caller = caller;
        this.batchOf = batchOf;
        this.now = now;
    }

    Entry read(int number, byte[] bytes) {
        JsonNode tree;
        try {
            tree = StrictJson.read(bytes);
        } catch (ProblemException e) {
            return Entry.refused(number, null, e.problem());
        }
        var id = tree.path("id").isString() ? tree.path("id").stringValue() : null;
        var shown = id != null && id.length() <= 100 ? id : null;
        try {
            if (!(tree instanceof ObjectNode line)) throw ProblemException.invalid("body", "", "must be an object");
            return Entry.parsed(number, String.valueOf(id), parse(line));
        } catch (ProblemException e) {
            return Entry.refused(number, shown, e.problem());
        }
    }

    private Entry.Parsed<?> parse(ObjectNode line) {
        var faults = new ArrayList<Fault>();
        var head = head(line, faults);
        var type = types.get(line.path("type").asString(""));
        if (head != null) faults.addAll(faultsOf(head, type));
        if (type == null) throw ProblemException.invalid(faults);
        return parse(line, head, type, faults);
    }

    private <R extends Record> Entry.Parsed<R> parse(
            ObjectNode line, @Nullable Head head, LineType<R> type, List<Fault> faults) {
        R form = null;
        try {
            form = Forms.body(line.path(DATA), type.form(), "/" + DATA);
        } catch (ProblemException e) {
            faults.addAll(e.problem().errors());
        }
        if (head == null || form == null || !faults.isEmpty()) throw ProblemException.invalid(faults);
        var hash = StrictJson.sha256();
        var ofOne = batchOf.municipality();
        if (ofOne != null) hash.update(ofOne.text().getBytes(StandardCharsets.UTF_8));
        hash.update(("\n" + caller.role().claim() + "\n").getBytes(StandardCharsets.UTF_8));
        var key = RequestKey.ofLine(caller, head.id(), hash.digest(StrictJson.hash(line)));
        var area = ofOne == null ? head.municipality() : ofOne;
        return new Entry.Parsed<>(key, type, new Line<>(area, head.knownAt(), caller, form));
    }

    private @Nullable Head head(ObjectNode line, List<Fault> faults) {
        var withoutData = JsonNodeFactory.instance.objectNode();
        line.properties().forEach(field -> {
            if (!field.getKey().equals(DATA)) withoutData.set(field.getKey(), field.getValue());
        });
        try {
            if (batchOf.history()) return Forms.body(withoutData, ImportHead.class);
            return batchOf.municipality() == null
                    ? Forms.body(withoutData, ManyHead.class)
                    : Forms.body(withoutData, BatchHead.class);
        } catch (ProblemException e) {
            faults.addAll(e.problem().errors());
            return null;
        }
    }

    private List<Fault> faultsOf(Head head, @Nullable LineType<?> type) {
        var faults = new ArrayList<Fault>();
        if (type == null || !batchOf.takes(type))
            faults.add(new Fault("body", "/type", "is not a type of line that is taken here"));
        else if (batchOf.history() && type.national() != (head.municipality() == null))
            faults.add(new Fault("body", "/municipality", type.national() ? "must be absent" : "is required"));
        var municipality = head.municipality();
        if (municipality != null
                && Division.ofTheNetherlands().municipality(municipality).isEmpty())
            faults.add(new Fault("body", "/municipality", "is not a municipality"));
        var knownAt = head.knownAt();
        if (knownAt != null && knownAt.isAfter(now))
            faults.add(new Fault("body", "/knownAt", "must not lie in the future"));
        return faults;
    }
}
