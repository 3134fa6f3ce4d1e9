package nl.opvang.allocation.target.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.allocation.target.domain.Deadlines;
import nl.opvang.allocation.target.domain.KnownRounds;
import nl.opvang.allocation.target.domain.KnownRounds.Round;
import nl.opvang.allocation.target.read.TargetRound.Deadline;
import nl.opvang.allocation.target.read.TargetRound.Ending;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers how targets came about: anyone may know. */
@RestController
class TargetRoundsController {
    private final SaidOfTargets said;
    private final Rules rules;

    TargetRoundsController(SaidOfTargets said, Rules rules) {
        this.said = said;
        this.rules = rules;
    }

    @GetMapping("/v1/target-rounds")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    TargetRounds rounds(@Query TargetQuestion question) {
        var through = earlier(said.projectedThrough(), rules.projectedThrough());
        var moment = moment(question, through);
        var known = KnownRounds.at(moment, said.knownAt(moment));
        var dated = rules.knownAt(moment);
        return new TargetRounds(
                moment,
                through,
                known.rounds().stream()
                        .map(round -> round(round, known, dated))
                        .sorted(Comparator.comparing(TargetRound::effectiveOn)
                                .thenComparing(round -> round.roundId().id()))
                        .toList());
    }

    @GetMapping("/v1/targets")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    DecidedTargets decisions(@Query TargetQuestion question) {
        var through = said.projectedThrough();
        var moment = moment(question, through);
        var known = KnownRounds.at(moment, said.knownAt(moment));
        return new DecidedTargets(
                moment,
                through,
                known.decisions().entrySet().stream()
                        .map(decision -> DecidedTarget.of(decision.getKey(), decision.getValue(), known))
                        // Of several with the same first day the last one holds.
                        .sorted(Comparator.comparing(DecidedTarget::effectiveOn))
                        .toList());
    }

    private static Instant moment(TargetQuestion question, Instant through) {
        var asked = question.knownAt();
        return asked == null || asked.isAfter(through) ? through : asked;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static TargetRound round(Round round, KnownRounds known, KnownRules dated) {
        var decision = round.decision();
        var target = target(decision, known);
        var firstDay = target.map(TargetTerms::effectiveOn).orElse(round.terms().effectiveOn());
        var announcement = round.announcement();
        var announcedOn = announcement != null
                ? announcement.announcedOn()
                : target.map(TargetTerms::announcedOn).orElse(null);
        return new TargetRound(
                round.id(),
                round.terms().effectiveOn(),
                round.terms().source(),
                round.prognoses(),
                round.advices(),
                decision == null ? null : ending(decision, known),
                announcement,
                Stream.of(
                                deadline(
                                        RuleName.TARGET_PREPARATION,
                                        firstDay,
                                        decision == null ? null : decision.decidedOn(),
                                        dated),
                                deadline(RuleName.TARGET_ANNOUNCEMENT, firstDay, announcedOn, dated))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<TargetTerms> target(@Nullable RoundDecision decision, KnownRounds known) {
        var id = decision == null ? null : decision.target();
        return id == null ? Optional.empty() : known.decision(id);
    }

    private static Ending ending(RoundDecision decision, KnownRounds known) {
        var id = decision.target();
        return new Ending(
                decision.decidedOn(),
                decision.source(),
                id,
                id == null
                        ? null
                        : known.decision(id)
                                .map(terms -> DecidedTarget.of(id, terms, known))
                                .orElse(null));
    }

    /** The rule is that of the first day: it is for targets from a day on. */
    private static Optional<Deadline> deadline(
            RuleName name, LocalDate firstDay, @Nullable LocalDate on, KnownRules dated) {
        return dated.on(name, firstDay)
                .flatMap(rule -> Optional.ofNullable(rule.leadTime()).map(leadTime -> {
                    var latest = Deadlines.latest(firstDay, leadTime);
                    return new Deadline(
                            name,
                            rule.ruleId(),
                            leadTime,
                            rule.terms().certainty(),
                            rule.terms().source(),
                            firstDay,
                            latest,
                            on,
                            on == null ? null : !on.isAfter(latest));
                }));
    }

    record TargetQuestion(@Nullable Instant knownAt) {}

    /**
     * Rounds in order of the days that they are about.
     *
     * @param knownAt as known then, that moment included
     * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
     */
    record TargetRounds(Instant knownAt, Instant projectedThrough, List<TargetRound> items) {}

    /**
     * Decisions that stand, in order of their first days; of several with the same first day the last one holds.
     *
     * @param knownAt as known then, that moment included
     * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
     */
    record DecidedTargets(Instant knownAt, Instant projectedThrough, List<DecidedTarget> items) {}
}
