package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Where a story is played: all of Opvang, empty, and one browser that people sign in to by turns. */
final class Stage implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LONGEST_WAIT = "opvang.http.longest-wait";

    private final String story;
    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = patient(data);
    private final Browser browser = Browser.open();

    /** @param story what the pictures of it are called by */
    Stage(String story) {
        this.story = story;
    }

    /** A page that is to contain what was just written waits for it as long as a slow machine takes. */
    private static Standalone patient(DataDirectory data) {
        System.setProperty(LONGEST_WAIT, "2m");
        try {
            return Standalone.start(data, Ports.free(), line -> {});
        } finally {
            System.clearProperty(LONGEST_WAIT);
        }
    }

    /** Somebody sits down at the browser, and opens a page of a service. */
    Browser as(String person, String service, String path) {
        return visitor()
                .go(page(service, path + (path.contains("?") ? "&" : "?") + "lang=nl"))
                .click(person);
    }

    /** Somebody who never signed in. */
    Browser visitor() {
        return browser.forget();
    }

    URI page(String service, String path) {
        return URI.create(opvang.uri(service) + path);
    }

    ConfigurableApplicationContext service(String name) {
        return Objects.requireNonNull(opvang.services().get(name));
    }

    /** What somebody's software says over the API, because no page says it. */
    void put(String service, String path, Role role, @Nullable String area, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page(service, path))
                .header("Authorization", "Bearer " + opvang.token(role, area))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    /** Tries again until it holds: what one service says, another hears of a little later. */
    static void comesTrue(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    /** Looks at what there is to see just now, in Dutch and then in English, also where it is the answer to a form. */
    void look(String name) {
        browser.screenshot(story + "-" + name);
        browser.assertAccessible();
        browser.inLanguage("en").screenshot(story + "-" + name + "-en");
        browser.assertAccessible();
        browser.inLanguage("nl");
    }

    /** Looks at a page of the service that is open, in English and then in Dutch, and stays there. */
    void both(String path, String name) {
        for (var language : List.of("en", "nl")) {
            browser.go(
                    URI.create(browser.where()).resolve(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
            browser.screenshot(story + "-" + name + "-" + language);
            browser.assertAccessible();
        }
        browser.assertKeyboardLeadsThrough();
    }

    @Override
    public void close() {
        browser.close();
        opvang.close();
        data.close();
    }
}
