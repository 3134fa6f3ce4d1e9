package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import nl.opvang.allocation.people.read.People;
import nl.opvang.allocation.people.read.Registered;
import nl.opvang.allocation.people.read.Staying;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Leads from what was said about a registration or a stay to the person whose it is. */
@Component
final class WrittenAbout {
    private final People people;

    WrittenAbout(People people) {
        this.people = people;
    }

    @Nullable
    String registration(
            MunicipalityCode municipality, UUID id, ResponseEntity<Written> written, HttpServletResponse response) {
        var person =
                people.registration(municipality, id).map(Registered::person).orElseThrow(ProblemException::notFound);
        return person(person, id, written, response);
    }

    @Nullable
    String stay(MunicipalityCode municipality, UUID id, ResponseEntity<Written> written, HttpServletResponse response) {
        var person = people.stay(municipality, id).map(Staying::person).orElseThrow(ProblemException::notFound);
        return person(person, id, written, response);
    }

    private static @Nullable String person(
            UUID person, UUID about, ResponseEntity<Written> written, HttpServletResponse response) {
        return Moved.toSaved("/people/" + person, "about-" + about, about, written, response);
    }
}
