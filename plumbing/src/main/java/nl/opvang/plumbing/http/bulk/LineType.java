package nl.opvang.plumbing.http.bulk;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.problem.ProblemException;

/** A kind of line that a feature takes in bulk requests; register it as a bean. */
public interface LineType<R extends Record> {
    /** The {@code type} of its lines, an imperative in kebab-case: {@code open-location}. */
    String name();

    /** The form of {@code data}. */
    Class<R> form();

    /** Whether its lines concern no municipality; these are taken in imports only. */
    default boolean national() {
        return false;
    }

    /** Who may send its lines; those of others than municipalities name the municipality that they are about. */
    default Set<Role> roles() {
        return Set.of(Role.MUNICIPALITY);
    }

    /** Whether only imports take it. */
    default boolean importOnly() {
        return national();
    }

    /** Whether imports take it not: it says what somebody does now, and who. */
    default boolean batchOnly() {
        return false;
    }

    /**
     * What these lines ask for, one answer per line, in order. It gets all new lines of its type in a chunk at once, so that what they
     * refer to is looked up with one statement; lines that were answered before do not reach it.
     */
    List<Bound> bind(List<Line<R>> lines);

    /** A type whose lines are bound one by one; the function may throw {@link ProblemException}. */
    static <R extends Record> LineType<R> of(String name, Class<R> form, Function<Line<R>, Bound> bind) {
        return of(name, form, Role.MUNICIPALITY, bind);
    }

    /** The same for lines that another role sends. */
    static <R extends Record> LineType<R> of(String name, Class<R> form, Role role, Function<Line<R>, Bound> bind) {
        return of(name, form, role, false, bind);
    }

    /** The same for lines of municipalities that no import takes. */
    static <R extends Record> LineType<R> batchOnly(String name, Class<R> form, Function<Line<R>, Bound> bind) {
        return of(name, form, Role.MUNICIPALITY, true, bind);
    }

    private static <R extends Record> LineType<R> of(
            String name, Class<R> form, Role role, boolean batchOnly, Function<Line<R>, Bound> bind) {
        return new LineType<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<R> form() {
                return form;
            }

            @Override
            public Set<Role> roles() {
                return Set.of(role);
            }

            @Override
            public boolean batchOnly() {
                return batchOnly;
            }

            @Override
            public List<Bound> bind(List<Line<R>> lines) {
                return lines.stream().map(this::one).toList();
            }

            private Bound one(Line<R> line) {
                try {
                    return bind.apply(line);
                } catch (ProblemException e) {
                    return new Bound.Refused(e.problem());
                }
            }
        };
    }
}
