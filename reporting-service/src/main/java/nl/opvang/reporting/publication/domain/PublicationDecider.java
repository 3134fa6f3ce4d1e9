package nl.opvang.reporting.publication.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.contracts.reporting.AppliedRule;
import nl.opvang.contracts.reporting.AreaFigures;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.contracts.reporting.PublicationEvent.Published;
import nl.opvang.contracts.reporting.PublicationEvent.Replaced;
import nl.opvang.contracts.reporting.PublishedFigures;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.reporting.publication.domain.Publication.Asked;
import nl.opvang.reporting.publication.domain.Publication.InPrint;
import nl.opvang.reporting.publication.domain.Publication.Unpublished;
import nl.opvang.reporting.publication.domain.PublicationCommand.Publish;
import nl.opvang.reporting.publication.domain.PublicationCommand.Replace;
import nl.opvang.reporting.publication.domain.PublicationRefusal.AlreadyPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayNotYetKnown;
import nl.opvang.reporting.publication.domain.PublicationRefusal.DayOutsideWeek;
import nl.opvang.reporting.publication.domain.PublicationRefusal.IdTaken;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingDiffers;
import nl.opvang.reporting.publication.domain.PublicationRefusal.NothingPublished;
import nl.opvang.reporting.publication.domain.PublicationRefusal.WithholdingNotDecided;

/** What was published is never overwritten: a next edition says why it replaces the one before. */
public final class PublicationDecider {
    public static final Decider<PublicationCommand, Publication, PublicationEvent, PublicationRefusal> DECIDER =
            new Decider<>(
                    "publication",
                    PublicationCommand.class,
                    PublicationEvent.class,
                    new Unpublished(),
                    PublicationDecider::decide,
                    Publication::evolve);

    private PublicationDecider() {}

    public static Decision<PublicationEvent, PublicationRefusal> decide(
            PublicationCommand command, Publication publication) {
        // A repeat is asked about before any rule: what was published once stays published.
        var before = publication.asked().get(command.editionId());
        if (before != null)
            return before.equals(Asked.of(command)) ? nothing() : refuse(new IdTaken(command.editionId()));
        var wrong = wrong(command.week(), command.figures());
        if (wrong.isPresent()) return refuse(wrong.get());
        var withholding = command.figures().withholding();
        if (withholding == null) return refuse(new WithholdingNotDecided());
        return switch (command) {
            case Publish(var week, var editionId, var figures) ->
                publication instanceof Unpublished
                        ? accept(new Published(week, editionId, disclosed(figures, withholding)))
                        : refuse(new AlreadyPublished(week));
            case Replace(var week, var editionId, var explanation, var figures) ->
                publication instanceof InPrint(var _, var last, var edition, var inPrint)
                        ? replace(
                                new Replaced(
                                        week,
                                        editionId,
                                        edition + 1,
                                        last,
                                        explanation,
                                        disclosed(figures, withholding)),
                                inPrint)
                        : refuse(new NothingPublished(week));
        };
    }

    private static Decision<PublicationEvent, PublicationRefusal> replace(Replaced replaced, PublishedFigures inPrint) {
        var figures = replaced.figures();
        boolean differs = !figures.areas().equals(inPrint.areas())
                || !figures.on().equals(inPrint.on())
                || !figures.registeredOn().equals(inPrint.registeredOn());
        return differs ? accept(replaced) : refuse(new NothingDiffers(replaced.week()));
    }

    private static Optional<PublicationRefusal> wrong(Week week, KnownFigures figures) {
        return wrong("/on", figures.on(), week, figures)
                .or(() -> wrong("/registeredOn", figures.registeredOn(), week, figures));
    }

    private static Optional<PublicationRefusal> wrong(String field, LocalDate day, Week week, KnownFigures figures) {
        if (day.isBefore(week.from()) || !day.isBefore(week.until())) return Optional.of(new DayOutsideWeek(field));
        return day.isAfter(LocalDate.ofInstant(figures.knownAt(), Netherlands.ZONE))
                ? Optional.of(new DayNotYetKnown(field))
                : Optional.empty();
    }

    private static PublishedFigures disclosed(KnownFigures figures, Rule withholding) {
        var rounding = figures.rounding();
        int unit = rounding == null ? 1 : rounding.number("unit");
        int fewest = withholding.number("fewestPeople");
        return new PublishedFigures(
                figures.on(),
                figures.registeredOn(),
                figures.knownAt(),
                rounding == null ? null : new AppliedRule(rounding.ruleId(), unit),
                new AppliedRule(withholding.ruleId(), fewest),
                shown(figures.areas(), unit, fewest));
    }

    /** What is shown of exact figures, rounded to a unit, without numbers of fewer people than these. */
    public static List<AreaFigures> shown(List<ExactFigures> areas, int unit, int fewestPeople) {
        return new Disclosure(unit, fewestPeople).of(areas);
    }
}
