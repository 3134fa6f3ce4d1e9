package nl.opvang.allocation.sealing;

import java.nio.file.Path;
import java.time.Duration;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.secret.WrappingKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without {@code opvang.person-keys.key-file} the service does not start, nor without a line with which keys are wrapped. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SealingConfiguration.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Bean(initMethod = "requireThatAllCanBeUnwrapped")
    PersonKeys personKeys(JdbcClient jdbc, @Value("${opvang.person-keys.key-file:#{null}}") @Nullable Path keyFile) {
        return new PersonKeys(jdbc, WrappingKeys.read("opvang.person-keys.key-file", keyFile));
    }

    @Bean
    Seals seals(PersonKeys keys) {
        return new Seals(keys);
    }

    /** After a new line was put first in the key file. */
    @Bean(initMethod = "start", destroyMethod = "close")
    SteadyWork wrappingAnew(PersonKeys keys) {
        return new SteadyWork("wrap-anew", LOOK_AGAIN, () -> {
            int wrapped = 0;
            for (int some = keys.wrapSomeAnew(); some > 0; some = keys.wrapSomeAnew()) wrapped += some;
            if (wrapped > 0)
                LOG.info(
                        "{} keys of people are wrapped with the first line of the key file now, and none with another",
                        wrapped);
        });
    }
}
