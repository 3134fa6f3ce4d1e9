package nl.opvang.allocation.identity;

import java.nio.file.Path;
import nl.opvang.plumbing.secret.MacKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without {@code opvang.identity.key-file} the service does not start. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    PersonIdentities personIdentities(
            JdbcClient jdbc, @Value("${opvang.identity.key-file:#{null}}") @Nullable Path keyFile) {
        return new PersonIdentities(jdbc, MacKey.read("opvang.identity.key-file", keyFile));
    }
}
