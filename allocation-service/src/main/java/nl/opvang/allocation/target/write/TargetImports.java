package nl.opvang.allocation.target.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.target.domain.TargetCommand;
import nl.opvang.allocation.target.domain.TargetCommand.AnnounceRound;
import nl.opvang.allocation.target.domain.TargetCommand.Correct;
import nl.opvang.allocation.target.domain.TargetCommand.Decide;
import nl.opvang.allocation.target.domain.TargetCommand.DecideOneOff;
import nl.opvang.allocation.target.domain.TargetCommand.EndRound;
import nl.opvang.allocation.target.domain.TargetCommand.ExplainDifferences;
import nl.opvang.allocation.target.domain.TargetCommand.Import;
import nl.opvang.allocation.target.domain.TargetCommand.OpenRound;
import nl.opvang.allocation.target.domain.TargetCommand.RecordAdvice;
import nl.opvang.allocation.target.domain.TargetCommand.RecordPrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.TakePrognosis;
import nl.opvang.allocation.target.domain.TargetCommand.Withdraw;
import nl.opvang.allocation.target.write.TargetForms.AdviceForm;
import nl.opvang.allocation.target.write.TargetForms.AnnouncementForm;
import nl.opvang.allocation.target.write.TargetForms.ExplanationForm;
import nl.opvang.allocation.target.write.TargetForms.OneOffForm;
import nl.opvang.allocation.target.write.TargetForms.PrognosisForm;
import nl.opvang.allocation.target.write.TargetForms.RoundDecisionForm;
import nl.opvang.allocation.target.write.TargetForms.RoundForm;
import nl.opvang.allocation.target.write.TargetForms.RoundPrognosisForm;
import nl.opvang.allocation.target.write.TargetForms.TargetForm;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ministry decided in the past, brought in with the moment at which it was known. */
@Configuration(proxyBeanMethods = false)
class TargetImports {
    @Bean
    LineType<DecisionLine> decideTarget() {
        return new National<>(
                "decide-target",
                DecisionLine.class,
                line -> new Decide(new TargetId(line.targetId()), line.target().decision()));
    }

    @Bean
    LineType<CorrectionLine> correctTarget() {
        return new National<>(
                "correct-target",
                CorrectionLine.class,
                line -> new Correct(
                        new TargetId(line.targetId()),
                        line.correctionId(),
                        line.target().decision()));
    }

    @Bean
    LineType<WithdrawalLine> withdrawTarget() {
        return new National<>(
                "withdraw-target",
                WithdrawalLine.class,
                line -> new Withdraw(new TargetId(line.targetId()), line.withdrawalId(), null));
    }

    @Bean
    LineType<OneOffLine> decideOneOffTarget() {
        return new National<>(
                "decide-one-off-target",
                OneOffLine.class,
                line -> new DecideOneOff(
                        new TargetId(line.targetId()), line.oneOff().terms()));
    }

    @Bean
    LineType<PrognosisLine> recordPrognosis() {
        return new National<>(
                "record-prognosis",
                PrognosisLine.class,
                line -> new RecordPrognosis(
                        new TargetId(line.targetId()), line.prognosis().prognosis()));
    }

    @Bean
    LineType<RoundOpeningLine> openTargetRound() {
        return new National<>(
                "open-target-round",
                RoundOpeningLine.class,
                line -> new OpenRound(
                        new TargetId(line.targetId()), line.round().terms()));
    }

    @Bean
    LineType<RoundPrognosisLine> takeRoundPrognosis() {
        return new National<>(
                "take-round-prognosis",
                RoundPrognosisLine.class,
                line -> new TakePrognosis(
                        new TargetId(line.targetId()),
                        new TargetId(line.roundId()),
                        line.prognosis().prognosis()));
    }

    @Bean
    LineType<RoundAdviceLine> recordRoundAdvice() {
        return new National<>(
                "record-round-advice",
                RoundAdviceLine.class,
                line -> new RecordAdvice(
                        new TargetId(line.targetId()),
                        new TargetId(line.roundId()),
                        line.advice().advice()));
    }

    @Bean
    LineType<RoundDecisionLine> endTargetRound() {
        return new National<>(
                "end-target-round",
                RoundDecisionLine.class,
                line -> new EndRound(
                        new TargetId(line.targetId()),
                        new TargetId(line.roundId()),
                        line.decision().decision()));
    }

    @Bean
    LineType<RoundAnnouncementLine> announceTargetRound() {
        return new National<>(
                "announce-target-round",
                RoundAnnouncementLine.class,
                line -> new AnnounceRound(
                        new TargetId(line.targetId()),
                        new TargetId(line.roundId()),
                        line.announcement().announcement()));
    }

    @Bean
    LineType<ExplanationLine> explainTargetDifferences() {
        return new National<>(
                "explain-target-differences",
                ExplanationLine.class,
                line -> new ExplainDifferences(
                        new TargetId(line.targetId()),
                        new TargetId(line.decisionId()),
                        line.explanation().explanations()));
    }

    record DecisionLine(UUID targetId, TargetForm target) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return target.reason();
        }
    }

    record CorrectionLine(UUID targetId, UUID correctionId, TargetForm target) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return target.reason();
        }
    }

    record WithdrawalLine(
            UUID targetId, UUID withdrawalId, @Nullable String reason) implements Reasoned {}

    record OneOffLine(UUID targetId, OneOffForm oneOff) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return oneOff.reason();
        }
    }

    record PrognosisLine(UUID targetId, PrognosisForm prognosis) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return prognosis.reason();
        }
    }

    record RoundOpeningLine(UUID targetId, RoundForm round) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return round.reason();
        }
    }

    record RoundPrognosisLine(UUID targetId, UUID roundId, RoundPrognosisForm prognosis) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return prognosis.reason();
        }
    }

    record RoundAdviceLine(UUID targetId, UUID roundId, AdviceForm advice) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return advice.reason();
        }
    }

    record RoundDecisionLine(UUID targetId, UUID roundId, RoundDecisionForm decision) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return decision.reason();
        }
    }

    record RoundAnnouncementLine(UUID targetId, UUID roundId, AnnouncementForm announcement) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return announcement.reason();
        }
    }

    record ExplanationLine(UUID targetId, UUID decisionId, ExplanationForm explanation) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return explanation.reason();
        }
    }

    /** A kind of line that concerns no municipality. */
    private record National<R extends Record>(String name, Class<R> form, Function<R, TargetCommand> command)
            implements LineType<R> {
        @Override
        public boolean national() {
            return true;
        }

        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return lines.stream()
                    .map(line -> Bound.command(new Import(command.apply(line.form()))))
                    .toList();
        }
    }
}
