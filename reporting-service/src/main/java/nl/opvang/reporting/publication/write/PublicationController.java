package nl.opvang.reporting.publication.write;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.publication.domain.KnownFigures;
import nl.opvang.reporting.publication.domain.PublicationCommand;
import nl.opvang.reporting.publication.write.PublicationForms.PublicationForm;
import nl.opvang.reporting.publication.write.PublicationForms.ReplacementForm;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The KCIO publishes the figures of a week, and replaces them when they turn out to be wrong. */
@RestController
class PublicationController {
    private static final Problem NOT_YET_PROJECTED = Problem.conflict(
                    "not-yet-projected",
                    "Not yet projected",
                    "Not all that was known at this moment is here yet; what is known later is not known now.")
            .retryAfter(Duration.ofSeconds(2));

    private final FiguresToPublish figures;

    PublicationController(FiguresToPublish figures) {
        this.figures = figures;
    }

    @PutMapping("/v1/publications/{week}/decisions/{id}")
    @AllowedTo(Role.KCIO)
    ResponseEntity<Written> publish(
            @PathVariable Week week, @PathVariable UUID id, @RequestBody PublicationForm form, Write write) {
        var known = known(form.on(), form.registeredOn(), form.knownAt());
        return write.send(new PublicationCommand.Publish(week, id, known));
    }

    @PutMapping("/v1/publications/{week}/replacements/{id}")
    @AllowedTo(Role.KCIO)
    ResponseEntity<Written> replace(
            @PathVariable Week week, @PathVariable UUID id, @RequestBody ReplacementForm form, Write write) {
        var known = known(form.on(), form.registeredOn(), form.knownAt());
        return write.send(new PublicationCommand.Replace(week, id, form.reason(), known));
    }

    /** What is not all here yet would be other figures tomorrow, as known at the same moment. */
    private KnownFigures known(LocalDate on, LocalDate registeredOn, Instant knownAt) {
        var moment = knownAt.truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(figures.projectedThrough())) throw new ProblemException(NOT_YET_PROJECTED);
        return figures.asKnown(on, registeredOn, moment);
    }
}
