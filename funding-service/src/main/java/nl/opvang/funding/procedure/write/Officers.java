package nl.opvang.funding.procedure.write;

import java.time.LocalDate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.problem.ProblemException;

/** Who acts, and on which day: both come in with the command. */
public final class Officers {
    private Officers() {}

    /** In the role in which the endpoint lets it in. */
    public static Officer of(Write write) {
        var caller = write.caller();
        return new Officer(caller.subject(), OfficerRole.valueOf(caller.role().name()));
    }

    /** In the role in which the request lets its lines in. */
    public static Officer of(Line<?> line) {
        var caller = line.caller();
        return new Officer(caller.subject(), OfficerRole.valueOf(caller.role().name()));
    }

    /** Of other years there are no dossiers; which of these are right is for a decision. */
    public static void requireYear(int year) {
        if (year < 2000 || year > 2199) throw ProblemException.notFound();
    }

    public static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }
}
