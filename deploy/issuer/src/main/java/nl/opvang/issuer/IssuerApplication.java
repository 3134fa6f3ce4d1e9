package nl.opvang.issuer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The issuer as a process of its own, or through {@link #application} as one context among others: it names all of its
 * configuration itself and reads only {@code issuer.properties}, so it finds nothing else that is on the class path.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@EnableConfigurationProperties(IssuerSettings.class)
@Import({IssuerProtocol.class, IssuerPages.class, IssuerProblems.class})
public class IssuerApplication {

    /** To be given a parent, where there is one, and run; the web server listens when {@code run} returns. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(IssuerApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=issuer");
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }
}
