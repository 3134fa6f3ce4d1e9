package nl.opvang.allocation.forgetting.write;

import nl.opvang.allocation.forgetting.write.ForgettingForms.ForgetPersonLine;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgetting in bulk: the time for keeping ends for many at once. */
@Configuration(proxyBeanMethods = false)
class ForgettingLines {
    @Bean
    LineType<ForgetPersonLine> forgetPersonLines(ForgetCommands commands) {
        return LineType.of(
                "forget-person",
                ForgetPersonLine.class,
                line -> Bound.command(commands.command(
                        new ForgettingId(line.municipality(), line.form().forgetting()),
                        line.form().who())));
    }
}
