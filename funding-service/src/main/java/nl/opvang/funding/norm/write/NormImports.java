package nl.opvang.funding.norm.write;

import java.util.List;
import java.util.function.Function;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.funding.norm.write.NormForms.ConfirmationLine;
import nl.opvang.funding.norm.write.NormForms.CorrectionLine;
import nl.opvang.funding.norm.write.NormForms.DecisionLine;
import nl.opvang.funding.norm.write.NormForms.WithdrawalLine;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was decided before there was a register, with the moment at which it was known. */
@Configuration(proxyBeanMethods = false)
class NormImports {
    @Bean
    LineType<DecisionLine> decideNorm() {
        return new National<>("decide-norm", DecisionLine.class, DecisionLine::command);
    }

    @Bean
    LineType<CorrectionLine> correctNorm() {
        return new National<>("correct-norm", CorrectionLine.class, CorrectionLine::command);
    }

    @Bean
    LineType<WithdrawalLine> withdrawNorm() {
        return new National<>("withdraw-norm", WithdrawalLine.class, WithdrawalLine::command);
    }

    @Bean
    LineType<ConfirmationLine> confirmNorms() {
        return new National<>("confirm-norms", ConfirmationLine.class, ConfirmationLine::command);
    }

    private record National<R extends Record>(String name, Class<R> form, Function<R, NormCommand> command)
            implements LineType<R> {
        @Override
        public boolean national() {
            return true;
        }

        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return lines.stream()
                    .map(line -> Bound.command(new NormCommand.Import(command.apply(line.form()))))
                    .toList();
        }
    }
}
