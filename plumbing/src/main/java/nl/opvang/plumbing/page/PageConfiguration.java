package nl.opvang.plumbing.page;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import nl.opvang.plumbing.page.form.PostedForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Assembles what the pages of a service need besides themselves. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(PageSettings.class)
public class PageConfiguration {
    private static final String FILES = "/opvang/";
    private static final String HTMX = "classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** A text that is missing is a bug, whatever language this machine speaks. */
    @Bean
    MessageSource messageSource(@Value("${opvang.service}") String service) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/" + service, "messages/opvang");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Languages();
    }

    @Bean
    FilterRegistrationBean<PageEdge> pageEdge() {
        var edge = new FilterRegistrationBean<>(new PageEdge());
        // Inside of the edge of all requests.
        edge.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        edge.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return edge;
    }

    @Bean
    Frames frames(
            @Value("${opvang.service}") String service,
            PageSettings settings,
            MessageSource messages,
            LocaleResolver languages,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints,
            ObjectProvider<ResourceUrlProvider> addresses) {
        return new Frames(service, settings, messages, languages, endpoints, new PageFiles(addresses));
    }

    @Bean
    PageProblems pageProblems(
            Frames frames,
            MessageSource messages,
            LocaleResolver languages,
            @Qualifier("thymeleafViewResolver") ObjectProvider<ViewResolver> views) {
        return new PageProblems(frames, messages, languages, views);
    }

    @Bean
    WebMvcConfigurer pages(
            @Value("${opvang.service}") String service, PageSettings settings, Frames frames, ResourceLoader loader) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(frames).excludePathPatterns("/v1/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PostedForms());
                resolvers.add(new SceneArgument());
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                var ours = new ArrayList<Resource>();
                var theme = settings.themeDirectory();
                if (theme != null) ours.add(new FileSystemResource(theme + "/"));
                ours.add(loader.getResource("classpath:/static" + FILES));
                ours.add(directoryOfHtmx(loader));
                serve(registry, FILES, ours);
                var own = "/" + service + "/";
                serve(registry, own, List.of(loader.getResource("classpath:/static" + own)));
            }
        };
    }

    private static void serve(ResourceHandlerRegistry registry, String path, List<Resource> directories) {
        registry.addResourceHandler(path + "**")
                .addResourceLocations(directories.toArray(Resource[]::new))
                .setCacheControl(FOR_EVER)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    private static Resource directoryOfHtmx(ResourceLoader loader) {
        try {
            var found = ResourcePatternUtils.getResourcePatternResolver(loader).getResources(HTMX);
            if (found.length != 1) throw new IllegalStateException("one htmx is needed, not " + found.length);
            return found[0].createRelative("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
