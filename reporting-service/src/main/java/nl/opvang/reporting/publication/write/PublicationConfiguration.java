package nl.opvang.reporting.publication.write;

import java.util.List;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.reporting.publication.domain.Publication;
import nl.opvang.reporting.publication.domain.PublicationCommand;
import nl.opvang.reporting.publication.domain.PublicationDecider;
import nl.opvang.reporting.publication.domain.PublicationRefusal;
import nl.opvang.reporting.publication.domain.PublicationRefusal.AlreadyPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayNotYetKnown;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayOutsideWeek;
import nl.opvang.reporting.publication.domain.PublicationRefusal.IdTaken;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingDiffers;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.WithholdingNotDecided;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How publications are decided, and what each refusal is over HTTP. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    @Bean
    Decider<PublicationCommand, Publication, PublicationEvent, PublicationRefusal> publicationDecider() {
        return PublicationDecider.DECIDER;
    }

    @Bean
    RefusalProblems<PublicationRefusal> publicationRefusals() {
        return new RefusalProblems<>(PublicationRefusal.class, PublicationConfiguration::problem);
    }

    private static Problem problem(PublicationRefusal refusal) {
        return switch (refusal) {
            case IdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for another edition of this week.");
            case AlreadyPublished _ ->
                Problem.conflict(
                        "already-published",
                        "Already published",
                        "There are figures of this week; others can only replace them, with a reason.");
            case NothingPublished _ ->
                Problem.conflict(
                        "nothing-published", "Nothing published", "There are no figures of this week to be replaced.");
            case NothingDiffers _ ->
                Problem.conflict("nothing-differs", "Nothing differs", "These are the figures that were published.");
            case WithholdingNotDecided _ ->
                Problem.conflict(
                        "withholding-not-decided",
                        "Withholding not decided",
                        "No rule is known for this day that says which small numbers of people are withheld.");
            case DayOutsideWeek(var field) -> wrong(field, "must be a day of the week");
            case DayNotYetKnown(var field) -> wrong(field, "must not lie after the day of knownAt");
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
