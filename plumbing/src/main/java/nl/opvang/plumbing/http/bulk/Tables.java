package nl.opvang.plumbing.http.bulk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lines of one municipality that a page takes from a table: as a bulk request, tried before it is carried out. */
public final class Tables {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    /**
     * A line of a bulk request.
     *
     * @param id the same id is the same line, however often it is sent
     * @param data as the API takes it
     */
    public record TableLine(String id, String type, Map<String, Object> data) {}

    private final Bulk bulk;

    Tables(Bulk bulk) {
        this.bulk = bulk;
    }

    /** More lines than this are never tried together. */
    public int most() {
        return bulk.linesPerChunk();
    }

    /** What would become of each line, in their order: null when nothing stands in its way. */
    public List<@Nullable Problem> rehearse(
            HttpServletRequest request, MunicipalityCode municipality, List<TableLine> lines) {
        return answers(request, municipality, lines, true);
    }

    /** Carries them out, and tells what stood in the way of each line, in their order: null when nothing did. */
    public List<@Nullable Problem> carryOut(
            HttpServletRequest request, MunicipalityCode municipality, List<TableLine> lines) {
        return answers(request, municipality, lines, false);
    }

    private List<@Nullable Problem> answers(
            HttpServletRequest request, MunicipalityCode municipality, List<TableLine> lines, boolean rehearsal) {
        if (lines.size() > most()) throw new IllegalArgumentException("too many lines for one transaction");
        var in = new ByteArrayInputStream(text(lines).getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var caller = AccessGate.caller(request);
        var batch = BatchOf.one(municipality);
        try {
            if (rehearsal) bulk.rehearse(caller, Trace.of(request), Trail.of(request), batch, in, out);
            else bulk.carryOut(caller, Trace.of(request), Trail.of(request), batch, in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var problems = new ArrayList<@Nullable Problem>();
        out.toString(StandardCharsets.UTF_8).lines().forEach(line -> problems.add(problem(line)));
        if (problems.size() != lines.size()) throw new IllegalStateException("not every line was answered");
        return problems;
    }

    private static String text(List<TableLine> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            var members = new LinkedHashMap<String, Object>();
            members.put("id", line.id());
            members.put("type", line.type());
            members.put("data", line.data());
            text.append(JSON.writeValueAsString(members)).append('\n');
        }
        return text.toString();
    }

    private static @Nullable Problem problem(String answer) {
        var problem = JSON.readTree(answer).path("problem");
        return problem.isMissingNode() ? null : Problem.fromJson(JSON.convertValue(problem, MEMBERS));
    }
}
