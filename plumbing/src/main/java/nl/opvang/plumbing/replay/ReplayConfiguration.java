package nl.opvang.plumbing.replay;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Opens the replays of a service that has some. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Replays.class)
public class ReplayConfiguration {
    @Bean
    ReplaysController replaysController(Replays replays) {
        return new ReplaysController(replays);
    }

    @Bean
    ReplaysPage replaysPage(Replays replays) {
        return new ReplaysPage(replays);
    }
}
