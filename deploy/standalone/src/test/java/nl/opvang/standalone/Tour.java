package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.openqa.selenium.By;

/** The pages that {@code docs/tour.md} shows, with the figures of the demo in them, each seen by whom it is for. */
final class Tour {
    /** When set, the pictures go where the tour shows them. */
    private static final String WRITE = "opvang.tour.write";

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern PICTURE = Pattern.compile("\\(tour/([a-z-]+)\\.png\\)");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<Stop> STOPS = List.of(
            new Stop("country", "Kim", "reporting", "/?on=2024-11-01", 1500),
            new Stop("region", "Ria", "reporting", "/regions/VR01?on=2025-09-01", 1200),
            new Stop("changes", "Kim", "reporting", "/changes?on=2024-09-15&since=2024-09-18T00:00:00Z", 900),
            new Stop("explanation", "Kim", "reporting", "/explanation?figure=occupied&area=GM0014&on=2025-09-01", 1000),
            new Stop("publish", "Kim", "reporting", "/new-publication?on=2024-09-13&registeredOn=2024-09-15", 900),
            new Stop("publication", "Kim", "reporting", "/publications/2024-W37", 1000),
            new Stop("locations", "Gea", "capacity", "/locations", 900),
            new Stop("statement", "Gea", "capacity", "/municipalities/GM0014/statements/2025-W38", 1000),
            new Stop("requests", "Umar", "allocation", "/requests", 1000),
            new Stop("request", "Umar", "allocation", "/requests", 1100, Tour::followFirstThatWaits),
            new Stop("target", "Ria", "allocation", "/regions/VR01/target", 1000),
            new Stop("division", "Ria", "allocation", "/regions/VR01/target/division", 1000),
            new Stop("entitlement", "Gea", "funding", "/municipalities/GM0014/entitlements/2024", 1100),
            new Stop("applications", "Gea", "funding", "/applications", 900),
            new Stop("work", "Noor", "funding", "/work", 900),
            new Stop("dossier", "Noor", "funding", "/work", 1200, Tour::followFirst),
            new Stop("law", "Mark", "funding", "/norms", 1300),
            new Stop("norm", "Mark", "funding", "/norms/new-norm", 1100, Tour::lookAtNorm),
            new Stop("history", "Aad", "capacity", "/history?municipality=GM0014", 1000),
            new Stop("seals", "Aad", "capacity", "/seals", 900),
            new Stop("replay", "Aad", "allocation", "/replays", 1100, Tour::replay),
            new Stop("readers", "Olaf", "reporting", "/readers", 900),
            new Stop("import", "Olaf", "capacity", "/imports", 800, Tour::readIn),
            new Stop("rebuild", "Olaf", "capacity", "/rebuilds", 1000, Tour::buildAnew));

    private final Standalone opvang;

    Tour(Standalone opvang) {
        this.opvang = opvang;
    }

    /** @param then what is done on that page before the picture is taken */
    private record Stop(String name, String person, String service, String path, int height, Consumer<Browser> then) {
        Stop(String name, String person, String service, String path, int height) {
            this(name, person, service, path, height, _ -> {});
        }
    }

    private static void followFirst(Browser browser) {
        browser.follow(browser.driver().findElement(By.cssSelector("tbody th a")));
    }

    /** One that has no offer yet, so that there is something to choose. */
    private static void followFirstThatWaits(Browser browser) {
        browser.follow(browser.driver().findElement(By.xpath("//tbody/tr[td/span[text() = 'wacht']]/th/a")));
    }

    private static void lookAtNorm(Browser browser) {
        browser.fill("amount", "46,00")
                .fill("validFrom", "2027-01-01")
                .fill("source", "Een voorbeeld, geen besluit")
                .choose("certainty", "NOT_VERIFIED")
                .click("Laat zien wat dan geldt");
    }

    private static void replay(Browser browser) {
        browser.click("Speel na tot dit moment");
        browser.watch(PATIENCE);
    }

    private static void readIn(Browser browser) {
        var lines = IntStream.of(80, 90, -1).mapToObj(Tour::lateLine).toList();
        browser.fill("lines", String.join("\n", lines)).click("Lees deze regels in");
        browser.watch(PATIENCE);
    }

    /** What comes too late is refused, which is what there is to see of an import where all history is in. */
    private static String lateLine(int places) {
        return """
            {"id":"%s","type":"change-places","municipality":"GM0014","knownAt":"2024-01-10T08:00:00Z",\
            "data":{"locationId":"%s","changeId":"%s","placeChange":{"effectiveOn":"2024-02-01","places":%d}}}\
            """.formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), places);
    }

    private static void buildAnew(Browser browser) {
        browser.choose("projection", "locations").click("Bouw het opnieuw op");
        browser.watch(PATIENCE);
    }

    /** Looks at each page, which has to be as good when it is full as when it is empty. */
    void go() throws IOException {
        try (var browser = Browser.open()) {
            for (var stop : STOPS) {
                var service = opvang.uri(stop.service());
                browser.forget().go(service + "/?lang=nl").click(stop.person());
                browser.height(stop.height()).go(service + stop.path());
                stop.then().accept(browser);
                if (Boolean.getBoolean(WRITE)) browser.screenshot(DOCS.resolve("tour"), stop.name());
                else browser.screenshot("tour-" + stop.name());
                browser.assertAccessible();
            }
            // What was built for the picture is not kept: nothing else can be built or replayed while it is there.
            browser.fill("reason", "Alleen voor een plaatje").click("Gooi deze rijen weg");
            browser.watch(PATIENCE);
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
