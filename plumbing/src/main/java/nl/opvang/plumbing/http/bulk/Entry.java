package nl.opvang.plumbing.http.bulk;

import nl.opvang.plumbing.http.write.Answer;
import nl.opvang.plumbing.http.write.RequestKey;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A line on its way from its bytes to its answer. */
final class Entry {
    final int number;
    final @Nullable String id;
    final @Nullable Parsed<?> parsed;
    private @Nullable Answer answer;

    /** A line that can be read, of a type that is known. */
    record Parsed<R extends Record>(RequestKey key, LineType<R> type, Line<R> line) {}

    private Entry(int number, @Nullable String id, @Nullable Parsed<?> parsed, @Nullable Answer answer) {
        this.number = number;
        this.id = id;
        this.parsed = parsed;
        this.answer = answer;
    }

    static Entry parsed(int number, String id, Parsed<?> parsed) {
        return new Entry(number, id, parsed, null);
    }

    static Entry refused(int number, @Nullable String id, Problem problem) {
        return new Entry(number, id, null, new Answer.Refused(problem));
    }

    @Nullable
    Answer answer() {
        return answer;
    }

    boolean isOpen() {
        return answer == null;
    }

    void answer(Answer given) {
        answer = given;
    }

    void refuse(Problem problem) {
        answer = new Answer.Refused(problem);
    }
}
