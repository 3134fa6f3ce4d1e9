package nl.opvang.plumbing.replay;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;

/** Opens the replays of a service that has some. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Replays.class)
public class ReplayConfiguration {
    @Bean
    Rebuilds rebuilds(Replays replays, Replayed replayed) {
        return new Rebuilds(replays, replayed);
    }

    @Bean
    RebuildsController rebuildsController(Rebuilds rebuilds) {
        return new RebuildsController(rebuilds);
    }

    @Bean
    RebuildsPage rebuildsPage(Rebuilds rebuilds, MessageSource messages) {
        return new RebuildsPage(rebuilds, messages);
    }

    @Bean
    ReplaysController replaysController(Replays replays) {
        return new ReplaysController(replays);
    }

    @Bean
    ReplaysPage replaysPage(Replays replays) {
        return new ReplaysPage(replays);
    }
}
