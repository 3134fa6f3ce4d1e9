package nl.opvang.funding.rule.write;

import java.util.List;
import java.util.function.Function;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.funding.rule.write.RuleForms.RuleCorrectionLine;
import nl.opvang.funding.rule.write.RuleForms.RuleLine;
import nl.opvang.funding.rule.write.RuleForms.RuleWithdrawalLine;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was decided before there was a register, with the moment at which it was known. */
@Configuration(proxyBeanMethods = false)
class RuleImports {
    @Bean
    LineType<RuleLine> decideRule() {
        return new National<>("decide-rule", RuleLine.class, RuleLine::command);
    }

    @Bean
    LineType<RuleCorrectionLine> correctRule() {
        return new National<>("correct-rule", RuleCorrectionLine.class, RuleCorrectionLine::command);
    }

    @Bean
    LineType<RuleWithdrawalLine> withdrawRule() {
        return new National<>("withdraw-rule", RuleWithdrawalLine.class, RuleWithdrawalLine::command);
    }

    private record National<R extends Record>(String name, Class<R> form, Function<R, RuleCommand> command)
            implements LineType<R> {
        @Override
        public boolean national() {
            return true;
        }

        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return lines.stream()
                    .map(line -> Bound.command(new RuleCommand.Import(command.apply(line.form()))))
                    .toList();
        }
    }
}
