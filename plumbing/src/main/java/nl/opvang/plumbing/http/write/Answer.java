package nl.opvang.plumbing.http.write;

import java.util.Map;
import nl.opvang.plumbing.problem.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a write is answered with, now and whenever it is repeated. */
public sealed interface Answer {
    JsonMapper JSON = JsonMapper.builder().build();

    int status();

    /** Whether a repeat of the request gets this same answer; otherwise it is decided again. */
    boolean kept();

    String json();

    /** 201 when events were recorded, 200 when nothing had to change. */
    record Accepted(Written written) implements Answer {
        @Override
        public int status() {
            return written.events().isEmpty() ? 200 : 201;
        }

        @Override
        public boolean kept() {
            return true;
        }

        @Override
        public String json() {
            return JSON.writeValueAsString(written);
        }
    }

    record Refused(Problem problem) implements Answer {
        @Override
        public int status() {
            return problem.status();
        }

        /** What may pass, and what depends on If-Match, is worth deciding again. */
        @Override
        public boolean kept() {
            return problem.retryAfter() == null && problem.status() != Problem.PRECONDITION_FAILED.status();
        }

        @Override
        public String json() {
            return JSON.writeValueAsString(problem.json());
        }
    }

    /** The answer that was stored with this status. */
    static Answer parse(int status, String json) {
        return status < 400
                ? new Accepted(JSON.readValue(json, Written.class))
                : new Refused(Problem.fromJson(JSON.readValue(json, new TypeReference<Map<String, Object>>() {})));
    }
}
