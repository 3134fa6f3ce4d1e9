package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.opvang.embedded.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What pages say, in both languages: nothing is missing in either. */
class MessagesTest {
    private static final Pattern NAME = Pattern.compile("(?m)^([A-Za-z][^=\\s]*)=");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");

    static List<String> bundles() throws IOException {
        return resources("classpath*:messages/*_nl.properties").stream()
                .map(file -> String.valueOf(file.getFilename()).replace("_nl.properties", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_there_in_both_languages(String bundle) throws IOException {
        var dutch = texts(bundle, "nl");
        var english = texts(bundle, "en");

        assertThat(english.stringPropertyNames()).isEqualTo(dutch.stringPropertyNames());
        assertThat(dutch.values()).doesNotContain("");
        assertThat(english.values()).doesNotContain("");
    }

    /** Of two texts under one name the later one would be said in both places. */
    @ParameterizedTest
    @MethodSource("bundles")
    void no_name_stands_for_two_texts(String bundle) throws IOException {
        for (var language : List.of("nl", "en")) {
            var lines = resource(bundle, language).getContentAsString(StandardCharsets.UTF_8);
            assertThat(NAME.matcher(lines).results().map(found -> found.group(1)))
                    .as(language)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_all_services_say_none_says_otherwise() throws IOException {
        var common = texts("opvang", "nl").stringPropertyNames();
        assertThat(bundles())
                .filteredOn(bundle -> !bundle.equals("opvang"))
                .isNotEmpty()
                .allSatisfy(bundle ->
                        assertThat(texts(bundle, "nl").stringPropertyNames()).doesNotContainAnyElementsOf(common));
    }

    @Test
    void every_text_that_a_template_asks_for_is_there() throws IOException {
        var asked = new ArrayList<String>();
        var pages = new ArrayList<>(Databases.SERVICES);
        pages.add("opvang");
        for (var owner : pages)
            for (var template : resources("classpath*:templates/" + owner + "/**/*.html")) {
                var known = texts("opvang", "nl");
                if (bundles().contains(owner)) known.putAll(texts(owner, "nl"));
                KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8))
                        .results()
                        .map(found -> found.group(1))
                        .peek(asked::add)
                        .forEach(key -> assertThat(known.stringPropertyNames())
                                .as(template.getDescription())
                                .contains(key));
            }
        assertThat(asked).isNotEmpty();
    }

    private static Properties texts(String bundle, String language) throws IOException {
        return PropertiesLoaderUtils.loadProperties(
                new EncodedResource(resource(bundle, language), StandardCharsets.UTF_8));
    }

    private static Resource resource(String bundle, String language) {
        return new ClassPathResource("messages/" + bundle + "_" + language + ".properties");
    }

    private static List<Resource> resources(String pattern) throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    }
}
