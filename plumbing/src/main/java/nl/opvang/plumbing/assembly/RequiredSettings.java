package nl.opvang.plumbing.assembly;

import java.util.List;
import nl.opvang.plumbing.SettingRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Refuses to start before anything is touched, and names at once all that is missing. */
final class RequiredSettings implements BeanFactoryPostProcessor {
    private static final List<String> NAMES = List.of(
            "opvang.database.url",
            "opvang.database.owner-user",
            "opvang.database.owner-password",
            "opvang.database.app-user",
            "opvang.database.app-password",
            "opvang.kafka.bootstrap-servers",
            "opvang.access.issuer-uri",
            "opvang.access.audience",
            "opvang.http.body-key-file",
            "opvang.seals.key-file");

    private final Environment environment;

    RequiredSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var missing = NAMES.stream()
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
        if (!missing.isEmpty())
            throw new SettingRefused(
                    "Without these settings the service does not start: " + String.join(", ", missing));
    }
}
