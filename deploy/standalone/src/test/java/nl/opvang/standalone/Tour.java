package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The pages that {@code docs/tour.md} shows, with the figures of the demo in them, each seen by whom it is for. */
final class Tour {
    /** When set, the pictures go where the tour shows them. */
    private static final String WRITE = "opvang.tour.write";

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern PICTURE = Pattern.compile("\\(tour/([a-z-]+)\\.png\\)");

    private static final List<Stop> STOPS = List.of(
            new Stop("country", "Kim", "reporting", "/?on=2024-11-01", 1500),
            new Stop("region", "Ria", "reporting", "/regions/VR01?on=2025-09-01", 1200),
            new Stop("changes", "Kim", "reporting", "/changes?on=2024-09-15&since=2024-09-18T00:00:00Z", 900),
            new Stop("explanation", "Kim", "reporting", "/explanation?figure=occupied&area=GM0014&on=2025-09-01", 1000),
            new Stop("publication", "Kim", "reporting", "/publications/2024-W37", 1000),
            new Stop("locations", "Gea", "capacity", "/locations", 900),
            new Stop("statement", "Gea", "capacity", "/municipalities/GM0014/statements/2025-W38", 1000),
            new Stop("requests", "Umar", "allocation", "/requests", 1000),
            new Stop("target", "Ria", "allocation", "/regions/VR01/target", 1000),
            new Stop("entitlement", "Gea", "funding", "/municipalities/GM0014/entitlements/2024", 1100),
            new Stop("work", "Noor", "funding", "/work", 900),
            new Stop("history", "Aad", "capacity", "/history?municipality=GM0014", 1000),
            new Stop("seals", "Aad", "capacity", "/seals", 900),
            new Stop("readers", "Olaf", "reporting", "/readers", 900));

    private final Standalone opvang;

    Tour(Standalone opvang) {
        this.opvang = opvang;
    }

    private record Stop(String name, String person, String service, String path, int height) {}

    /** Looks at each page, which has to be as good when it is full as when it is empty. */
    void go() throws IOException {
        try (var browser = Browser.open()) {
            for (var stop : STOPS) {
                var service = opvang.uri(stop.service());
                browser.forget().go(service + "/?lang=nl").click(stop.person());
                browser.height(stop.height()).go(service + stop.path());
                if (Boolean.getBoolean(WRITE)) browser.screenshot(DOCS.resolve("tour"), stop.name());
                else browser.screenshot("tour-" + stop.name());
                browser.assertAccessible();
            }
        }
        var shown = PICTURE.matcher(Files.readString(DOCS.resolve("tour.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown)
                .containsExactlyElementsOf(STOPS.stream().map(Stop::name).toList())
                .allSatisfy(name ->
                        assertThat(DOCS.resolve("tour").resolve(name + ".png")).exists());
    }
}
