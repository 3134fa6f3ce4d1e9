package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pages of all services and of the issuer, in a real browser, as people with eyes, ears, keyboards and small screens use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagesIT {
    /** Bytes of a page, its styles and its script, compressed. */
    private static final int FIRST_VIEW = 60_000;

    /** The form that records what was looked at. */
    private static final String RECORDS = "section form[method=post]";

    private static final String LONGEST_WAIT = "opvang.http.longest-wait";
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[a-z]+/[^\"]+\\.(?:css|js|svg))\"");

    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = patient(data);
    private final Browser browser = signedIn();
    private final Browser plain = Browser.withoutScripts();
    private final Browser somebody = Browser.open();

    /** A page that is to contain what was just written waits for it as long as a slow machine takes. */
    private static Standalone patient(DataDirectory data) {
        System.setProperty(LONGEST_WAIT, "2m");
        try {
            return Standalone.start(data, Ports.free(), line -> {});
        } finally {
            System.clearProperty(LONGEST_WAIT);
        }
    }

    @AfterAll
    void stop() {
        somebody.close();
        plain.close();
        browser.close();
        opvang.close();
        data.close();
    }

    private Browser signedIn() {
        var opened = Browser.open();
        opened.go(page("capacity", "/")).click("Kim");
        return opened;
    }

    private URI page(String service, String path) {
        return URI.create(opvang.uri(service) + path);
    }

    static List<String> pages() {
        return List.of(
                "capacity /",
                "capacity /statements?week=2025-W03",
                "capacity /municipalities/GM0014/statements/2025-W03",
                "capacity /locations",
                "allocation /",
                "allocation /requests",
                "allocation /targets",
                "allocation /regions/VR01/target",
                "funding /",
                "funding /norms",
                "funding /municipalities/GM0034/entitlements/2025?knownOn=x",
                "reporting /",
                "reporting /?on=2022-02-01&shade=gap",
                "reporting /?on=x&knownTime=12:00",
                "reporting /regions/VR01",
                "reporting /municipalities/GM0014",
                "reporting /explanation?figure=rate&area=NL",
                "reporting /changes?since=2022-02-01",
                "reporting /publications",
                "reporting /nothing-is-here",
                "capacity /signed-out");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_accessible_in_both_languages(String where) {
        var parts = where.split(" ", 2);
        for (var language : List.of("nl", "en")) {
            var address = parts[1] + (parts[1].contains("?") ? "&" : "?") + "lang=" + language;
            browser.go(page(parts[0], address));
            assertThat(browser.driver().executeScript("return document.documentElement.lang"))
                    .isEqualTo(language);
            assertThat(browser.title()).endsWith(" - Opvang");
            browser.screenshot(parts[0] + parts[1].replaceAll("[^a-z]+", "-") + "-" + language);
            browser.assertAccessible();
        }
        browser.driver().navigate().refresh();
        browser.assertKeyboardLeadsThrough();
    }

    @Test
    void the_issuers_pages_are_accessible_in_both_languages() {
        for (var path : List.of("/sign-in?client_id=opvang-capacity", "/sign-in?x=y", "/sign-out?x=y"))
            for (var language : List.of("nl", "en")) {
                browser.go(opvang.issuer() + path + "&ui_locales=" + language);
                browser.screenshot("issuer" + path.replaceAll("[^a-z]+", "-") + "-" + language);
                browser.assertAccessible();
            }
    }

    @Test
    void who_is_signed_in_at_one_service_is_at_all_and_keeps_the_language() {
        browser.go(page("capacity", "/?lang=en"));
        assertThat(browser.text("h1")).isEqualTo("Locations and statements");
        assertThat(browser.text(".who")).contains("Kim", "KCIO");

        browser.click("Money");

        assertThat(browser.where()).isEqualTo(opvang.uri("funding") + "/");
        assertThat(browser.text("h1")).isEqualTo("Money");
        assertThat(browser.text(".who")).contains("Kim");
        browser.click("Nederlands");
        assertThat(browser.text("h1")).isEqualTo("Geld");
    }

    @Test
    void the_keyboard_reaches_everything_and_shows_where_it_is() {
        browser.go(page("capacity", "/?lang=nl")).press(Keys.TAB);
        assertThat(focused()).isEqualTo("Naar de inhoud");
        browser.assertFocusVisible();
        browser.screenshot("capacity-skip-link");
        browser.press(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("main");

        browser.go(page("capacity", "/"));
        var reached = new ArrayList<String>();
        for (int stop = 0; stop < 40; stop++) {
            browser.press(Keys.TAB).assertFocusVisible();
            reached.add(focused());
        }
        assertThat(reached).contains("Opvang", "English", "Afmelden", "Cijfers", "Geld", "Beschrijving van de API");
    }

    private String focused() {
        return browser.driver().switchTo().activeElement().getText();
    }

    @Test
    void a_municipality_opens_a_location_changes_its_places_and_mends_a_mistake() throws Exception {
        var gea = somebody.forget();
        gea.go(page("capacity", "/locations?lang=nl")).click("Gea");
        assertThat(gea.text("h1")).isEqualTo("Locaties");
        assertThat(gea.text(".empty")).contains("nog geen locaties");
        look(gea, "locations-none");

        gea.click("Open een locatie in Groningen").click("Open deze locatie");
        assertThat(gea.text(".note.bad")).contains("Dit klopt nog niet", "De toezegging geldt vanaf: Vul een datum in");
        look(gea, "opening-faults");
        gea.fill("name", "Hotel Zuid")
                .fill("on", "2025-01-01")
                .fill("number", "80")
                .fill("from", "2025-02-01")
                .click("Open deze locatie");
        assertThat(gea.text("h1")).isEqualTo("Hotel Zuid");
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        var location = gea.where().replaceAll("\\?.*", "");

        gea.click("Plekken wijzigen")
                .fill("on", "2024-12-31")
                .fill("number", "100")
                .click("Laat zien wat er verandert");
        assertThat(gea.text(".note.bad")).contains("toegezegd vanaf 1 januari 2025");
        look(gea, "entry-refused");
        gea.fill("on", "2025-03-01").fill("reason", "Gebouw klaar").click("Laat zien wat er verandert");
        assertThat(gea.text("tbody")).contains("Plekken", "1 maart 2025", "tot nader bericht", "+100");
        look(gea, "entry-outlook");
        // Sent twice it is one fact.
        gea.post("form[method=post]:not(.sign-out)").click("Leg dit vast");
        assertThat(gea.where()).startsWith(location);
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(gea.text("tbody")).contains("Vanaf 1 maart 2025 zijn er 100 plekken.", "Gebouw klaar");
        assertThat(gea.driver().findElements(By.cssSelector("tbody tr"))).hasSize(2);
        look(gea, "location");

        gea.click("Herstellen");
        assertThat(gea.text(".note")).contains("Vanaf 1 maart 2025 zijn er 100 plekken.");
        gea.fill("number", "90").click("Laat zien wat er verandert");
        assertThat(gea.text("tbody")).contains("100", "90", "\u221210");
        look(gea, "correction-outlook");
        gea.click("Leg dit vast");
        assertThat(gea.text("tbody")).contains("Vanaf 1 maart 2025 zijn er 90 plekken.", "hersteld");
        look(gea, "location-corrected");

        gea.click("Mensen tellen").fill("on", "2025-03-02").fill("number", "60");
        gea.click("Laat zien wat er verandert").click("Leg dit vast");
        assertThat(gea.text(".cards")).contains("90", "80", "60");
        gea.go(page("capacity", "/locations"));
        assertThat(gea.text("tfoot")).contains("90", "80");
        look(gea, "locations");

        gea.click("Opgaven van de week").click("Groningen").click("Ja, dit klopt");
        assertThat(gea.text(".note.bad")).contains("geschiedenis van uw gemeente wordt nog ingelezen");
        look(gea, "statement-refused");
        statement(gea);
        gea.forget().go(page("capacity", "/locations?lang=nl")).click("Gea");
        gea.go(page("allocation", "/absences"));
        assertThat(gea.text("h1")).isEqualTo("Lang afwezig");
        look(gea, "absences");
        money(gea);
        history();
        readers();
        var noor = somebody.forget();
        noor.go(page("funding", "/work?lang=nl")).click("Noor");
        assertThat(noor.text(".empty")).isEqualTo("Er is niets voor u te doen.");
        look(noor, "work-none");
    }

    /** A municipality confirms, its region accepts, and the KCIO locks. */
    private void statement(Browser gea) throws Exception {
        for (var service : List.of("capacity", "allocation"))
            put(service, "/v1/municipalities/GM0014/history-import-closing", opvang.token(Role.OPERATOR, null), "{}");
        put(
                "capacity",
                "/v1/regions/VR01/statement-review-policies/" + UUID.randomUUID(),
                opvang.token(Role.REGION, "VR01"),
                "{\"validFrom\":\"2025-01-01\",\"required\":true,\"note\":\"a test\"}");
        var statement = gea.where().replaceAll("[?#].*", "");
        // What the other service closed is heard of a little later.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> gea.go(statement).post("form[method=post]:not(.sign-out)"));
        gea.click("Ja, dit klopt");
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(gea.text("main")).contains("bevestigd").doesNotContain("Ja, dit klopt");
        both(gea, URI.create(statement).getPath(), "statement-confirmed");

        var ria = gea.forget();
        ria.go(statement + "?lang=nl").click("Ria").click("Stuur terug");
        assertThat(ria.text(".note.bad")).contains("Zeg waarom u de opgave terugstuurt");
        look(ria, "review-fault");
        ria.click("Akkoord");
        assertThat(ria.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(ria.text("main")).contains("bevestigd en nagezien").doesNotContain("Akkoord");
        both(ria, URI.create(statement).getPath(), "statement-accepted");

        var kim = ria.forget();
        kim.go(statement + "?lang=nl").click("Kim").click("Sluit deze week af");
        assertThat(kim.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(kim.text("main")).contains("afgesloten").doesNotContain("Sluit deze week af");
        both(kim, URI.create(statement).getPath(), "statement-locked");
    }

    private void money(Browser gea) {
        gea.go(page("funding", "/entitlements")).click("2025");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            gea.go(page("funding", "/municipalities/GM0014/entitlements/2025"));
            // 306 days from 1 March on.
            assertThat(gea.text(".cards")).contains("27.540 plaatsdagen");
        });
        look(gea, "entitlement");
    }

    private void history() {
        var aad = somebody.forget();
        aad.go(page("capacity", "/history?lang=nl&municipality=GM0014")).click("Aad");
        assertThat(aad.text(".timeline")).contains("location: opened", "location: places-changed", "later hersteld");
        look(aad, "history");
        aad.go(page("capacity", "/history?municipality=x"));
        assertThat(aad.text(".note.bad")).contains("Vul een gemeentecode in");
        look(aad, "history-fault");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            aad.go(page("capacity", "/seals"));
            assertThat(aad.text("main")).contains("Verzegeld tot nu toe");
        });
        look(aad, "seals");
    }

    private void readers() {
        var olaf = somebody.forget();
        olaf.go(page("reporting", "/readers?lang=nl")).click("Olaf");
        assertThat(olaf.text(".note.good")).isEqualTo("Er is niets opzij gelegd.");
        var jdbc = Objects.requireNonNull(opvang.services().get("reporting")).getBean(JdbcTemplate.class);
        var unreadable = Objects.requireNonNull(opvang.services().get("capacity"))
                .getBean(EventLog.class)
                .after(StorePosition.START, 1)
                .getFirst()
                .envelope();
        jdbc.update(
                """
                insert into runtime.parked (consumer_group, event_id, aggregate_id, sequence, envelope, payload, reason)
                select min(consumer_group), ?, ?, 0, ?::jsonb, '{}', 'It cannot be read.' from runtime.projected_through\
                """,
                unreadable.eventId(),
                unreadable.aggregateId(),
                EventMapper.forEvents().writeValueAsString(unreadable));
        olaf.go(page("reporting", "/readers"));
        assertThat(olaf.text(".note.bad")).startsWith("Opzij gelegd: 1 gebeurtenis. Zolang dat zo is ontbreekt die");
        look(olaf, "readers-parked");
        olaf.click("Probeer nu opnieuw");
        assertThat(olaf.text(".note.good")).startsWith("Er wordt opnieuw geprobeerd.");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select count(*) from runtime.parked where attempts = 0", Integer.class))
                        .isZero());
        jdbc.update("delete from runtime.parked");
    }

    @Test
    void an_operator_has_a_view_built_anew_sees_what_differs_and_puts_it_to_use_or_does_not() {
        var jdbc = Objects.requireNonNull(opvang.services().get("capacity")).getBean(JdbcTemplate.class);
        jdbc.update("""
            insert into views.location_figure (municipality, location, quantity, effective_on, change)
            values ('GM0014', gen_random_uuid(), 'unfounded', '2025-01-01', 1)\
            """);
        var olaf = somebody.forget();
        olaf.go(page("capacity", "/rebuilds?lang=nl")).click("Olaf");
        assertThat(olaf.text("main")).contains("Er wordt nu niets opgebouwd.");
        look(olaf, "rebuilds-none");
        olaf.choose("projection", "locations").click("Bouw het opnieuw op");
        awaitText(olaf, "opgebouwd en vergeleken");
        assertThat(olaf.text(".note.warn")).isEqualTo("1 rij verschilt van wat er staat.");
        assertThat(olaf.text("tbody")).contains("location_figure staat er, zonder gebeurtenis");
        olaf.click("Neem deze rijen in gebruik");
        assertThat(olaf.text(".note.bad")).contains("Reden");
        look(olaf, "rebuilds-built");
        olaf.fill("reason", "die rij was er nooit").click("Neem deze rijen in gebruik");
        awaitText(olaf, "Er wordt nu niets opgebouwd.");
        assertThat(olaf.text("tbody")).contains("locations", "in gebruik genomen", "die rij was er nooit");
        look(olaf, "rebuilds-ended");
        olaf.choose("projection", "locations").click("Bouw het opnieuw op");
        awaitText(olaf, "opgebouwd en vergeleken");
        assertThat(olaf.text(".note.good")).isEqualTo("Alle rijen zijn gelijk aan de rijen die er staan.");
        olaf.fill("reason", "niet nodig").click("Gooi deze rijen weg");
        awaitText(olaf, "Er wordt nu niets opgebouwd.");
        assertThat(olaf.text("tbody")).contains("niet doorgegaan", "niet nodig");
    }

    private void awaitText(Browser operator, String text) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            operator.go(page("capacity", "/rebuilds"));
            assertThat(operator.text("main")).contains(text);
        });
    }

    @Test
    void a_municipality_registers_somebody_who_stays_is_away_and_about_whom_it_then_decides() throws Exception {
        put("allocation", "/v1/day-rules/ABSENCE_TERM/" + UUID.randomUUID(), opvang.token(Role.MINISTRY, null), """
            {"validFrom":"2023-02-01","certainty":"HIGH","source":"a test","days":28}\
            """);
        var umar = somebody.forget();
        umar.go(page("capacity", "/municipalities/GM0344/new-location?lang=nl")).click("Umar");
        open(umar, "Hotel West");
        open(umar, "Hotel Oost");

        umar.go(page("allocation", "/people"));
        assertThat(umar.text("h1")).isEqualTo("Onze mensen");
        assertThat(umar.text(".cards")).contains("Ingeschreven", "Op naam in de opvang");
        both(umar, "/people", "people-none");
        umar.choose("scheme", "BSN").fill("number", "123456789").click("Zoek");
        assertThat(umar.text(".note.bad")).contains("Nummer: Een BSN heeft negen cijfers");
        look(umar, "people-fault");
        umar.choose("scheme", "LOCAL").fill("number", "made-up-1").click("Zoek");
        assertThat(umar.text(".note[role=status]")).isEqualTo("Met dit nummer is in uw gemeente niemand bekend.");
        assertThat(umar.where()).endsWith("/people");

        umar.click("Schrijf iemand in");
        both(umar, "/municipalities/GM0344/new-registration", "registration");
        umar.click("Schrijf in");
        assertThat(umar.text(".note.bad")).contains("Nummer: Vul dit in.", "Groep: Kies een van de mogelijkheden.");
        look(umar, "registration-faults");
        umar.choose("scheme", "LOCAL").fill("number", "made-up-1").tick("group").fill("from", "2025-01-01");
        umar.post("form[method=post]:not(.sign-out)").click("Schrijf in");
        assertThat(umar.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(umar.driver().findElements(By.cssSelector("tbody tr"))).hasSize(1);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            umar.go(page("allocation", "/municipalities/GM0344/new-stay"));
            assertThat(umar.text("main")).contains("Hotel Oost", "Hotel West");
        });
        both(umar, "/municipalities/GM0344/new-stay", "stay");
        umar.chooseText("location", "Hotel West").choose("scheme", "LOCAL").fill("number", "made-up-1");
        umar.fill("from", "2024-12-01").click("Begin dit verblijf");
        assertThat(umar.text(".note.bad")).contains("Op 1 december 2024 is er geen plek vrij");
        look(umar, "stay-refused");
        umar.fill("from", "2025-01-02").click("Begin dit verblijf");
        assertThat(umar.text("main")).contains("Hotel West", "2 januari 2025");
        umar.click("Verhuizen").chooseText("location", "Hotel Oost");
        umar.fill("from", "2025-02-01").click("Leg dit vast");
        assertThat(umar.text("main")).contains("Hotel Oost", "1 februari 2025");
        umar.click("Meld afwezig").fill("from", "2025-03-01").click("Leg dit vast");
        var person = umar.where().replaceAll("[?#].*", "");
        both(umar, URI.create(person).getPath(), "person");
        umar.go(page("allocation", "/people"));
        umar.choose("scheme", "LOCAL").fill("number", "made-up-1").click("Zoek");
        assertThat(umar.where()).isEqualTo(person);
        for (var list : List.of("registrations", "stays"))
            both(umar, "/municipalities/GM0344/" + list, "people-" + list);
        for (var entry : List.of("deregistration", "correction", "withdrawal")) {
            umar.go(person + "?lang=nl");
            both(umar, path(umar, "registrations", entry), "registration-" + entry);
        }
        for (var entry : List.of("end", "move", "absence", "correction", "withdrawal")) {
            umar.go(person + "?lang=nl");
            both(umar, path(umar, "stays", entry), "stay-" + entry);
        }
        decide(umar);
        umar.go(person);
        assertThat(umar.text("main")).contains("afwezig sinds 2 maart 2025");
        umar.click("Is er weer").fill("until", "2025-06-20").click("Leg dit vast");
        assertThat(umar.text(".facts")).contains("20 juni 2025");
        umar.go(person)
                .click("Uitschrijven")
                .choose("departure", "LEFT_COUNTRY")
                .fill("until", "2025-05-01");
        umar.click("Leg dit vast");
        assertThat(umar.text("main")).contains("vertrokken uit Nederland", "1 mei 2025");

        // Of whom another municipality knows, nobody is told here.
        var gea = somebody.forget();
        gea.go(page("allocation", "/people?lang=nl")).click("Gea");
        gea.choose("scheme", "LOCAL").fill("number", "made-up-1").click("Zoek");
        assertThat(gea.text(".note[role=status]")).contains("niemand bekend");
        gea.go(person);
        assertThat(gea.text("h1")).isEqualTo("Deze pagina is er niet");
    }

    private void decide(Browser umar) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            umar.go(page("allocation", "/absences"));
            assertThat(umar.text("tbody")).contains("Hotel Oost", "1 maart 2025", "Beslis");
        });
        both(umar, "/absences", "absences-one");
        umar.click("Beslis");
        both(umar, URI.create(umar.where()).getPath(), "decision");
        umar.fill("decidedOn", "2025-05-01").tick("decision").click("Leg dit besluit vast");
        assertThat(umar.text(".note.bad"))
                .contains("Tot welke dag, of vanaf welke dag eindigt het verblijf?: Vul een datum in", "Waarom?: Vul");
        look(umar, "decision-faults");
        umar.fill("until", "2025-06-01").fill("reason", "In het ziekenhuis").fill("decidedOn", "2025-02-01");
        umar.click("Leg dit besluit vast");
        assertThat(umar.text(".note.bad")).contains("Op 1 februari 2025 was deze persoon niet afwezig");
        look(umar, "decision-refused");
        umar.fill("decidedOn", "2025-05-01");
        umar.post("form[method=post]:not(.sign-out)").click("Leg dit besluit vast");
        assertThat(umar.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(umar.text("tbody")).contains("mag wegblijven tot 1 juni 2025");
        umar.click("Beslis");
        assertThat(umar.text(".timeline")).contains("mag wegblijven tot 1 juni 2025", "In het ziekenhuis");
        umar.click("Trek dit besluit in");
        both(umar, URI.create(umar.where()).getPath(), "decision-withdrawal");
        umar.click("Leg dit vast");
        assertThat(umar.text(".note.bad")).contains("Waarom trekt u het in?: Vul dit in.");
        look(umar, "decision-withdrawal-fault");
        umar.fill("reason", "Ging over een ander").click("Leg dit vast");
        assertThat(umar.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(umar.driver().findElements(By.cssSelector(".timeline"))).isEmpty();
        for (var entry : List.of("end", "withdrawal", "correction")) {
            var decision = URI.create(umar.where()).getPath();
            both(umar, path(umar, "absences", entry), "absence-" + entry);
            if (!entry.equals("correction")) umar.go(page("allocation", decision));
        }
        umar.fill("until", "2025-02-01").click("Leg dit vast");
        assertThat(umar.text(".note.bad")).contains("Er weer vanaf: ");
        look(umar, "absence-fault");
        umar.fill("from", "2025-03-02").fill("until", "");
        umar.post("form[method=post]:not(.sign-out)").click("Leg dit vast");
        assertThat(umar.text(".facts")).contains("2 maart 2025");
        umar.tick("decision-END").fill("until", "2025-07-01").fill("reason", "Kwam niet terug");
        umar.click("Leg dit besluit vast");
        assertThat(umar.text(".empty")).contains("Er is niemand over wie u moet beslissen");
    }

    /** Opens a location where people stay by name, with four places. */
    private void open(Browser municipality, String name) {
        municipality.go(page("capacity", "/municipalities/GM0344/new-location"));
        municipality
                .fill("name", name)
                .fill("on", "2025-01-01")
                .fill("number", "4")
                .fill("from", "2025-01-01");
        municipality.choose("basis", "NAMED").click("Open deze locatie");
        municipality.click("Geplande plekken zijn er").fill("on", "2025-01-01").fill("number", "4");
        municipality.click("Laat zien wat er verandert").click("Leg dit vast");
        assertThat(municipality.text(".note.good")).isEqualTo("Vastgelegd.");
    }

    /** Where the first link leads to that says this of one of these. */
    private static String path(Browser browser, String of, String entry) {
        var link = browser.driver().findElement(By.cssSelector("a[href*='/" + of + "/'][href$='/" + entry + "']"));
        return URI.create(Objects.requireNonNull(link.getDomProperty("href"))).getPath();
    }

    /** Looks at a page in English and then in Dutch, and stays there. */
    private static void both(Browser browser, String path, String name) {
        for (var language : List.of("en", "nl")) {
            browser.go(
                    URI.create(browser.where()).resolve(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
            browser.screenshot(name + "-" + language);
            browser.assertAccessible();
        }
        browser.assertKeyboardLeadsThrough();
    }

    private void put(String service, String path, String token, String json) throws Exception {
        var answer = send(HttpRequest.newBuilder(page(service, path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    @Test
    void a_household_is_offered_places_and_accepts_and_a_municipality_holds_places_for_another() throws Exception {
        var umar = somebody.forget();
        umar.go(page("capacity", "/municipalities/GM0344/new-location?lang=nl")).click("Umar");
        open(umar, "School Noord");
        var household = UUID.randomUUID();
        ask("GM0344", household, "made-up-2");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            umar.go(page("allocation", "/municipalities/GM0344/requests/" + household));
            assertThat(umar.text("main")).contains("School Noord", "eigen gemeente");
        });
        umar.go(page("allocation", "/requests"));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            umar.go(page("allocation", "/requests"));
            assertThat(umar.text("tbody")).contains(household.toString().substring(24));
        });
        umar.click(household.toString().substring(24));
        both(umar, "/municipalities/GM0344/requests/" + household, "request");
        umar.post("#places-heading ~ .scroll form").click("Houd deze plekken vast");
        assertThat(umar.text(".timeline")).contains("plekken vastgehouden", "Vastgehouden tot");
        look(umar, "request-held");
        umar.click("Het huishouden neemt dit aan");
        assertThat(umar.text("main")).contains("nam een aanbod aan, en is er nog niet");
        look(umar, "request-accepted");
        umar.choose("withdrawal", "LEFT").click("Trek de aanvraag in");
        assertThat(umar.text("main")).contains("vraagt niet meer", "is vertrokken");

        var theirs = UUID.randomUUID();
        ask("GM0014", theirs, "made-up-3");
        var offers = "/v1/municipalities/GM0014/requests/" + theirs + "/offers/";
        var accepted = UUID.randomUUID();
        for (var offer : List.of(UUID.randomUUID(), accepted))
            put(
                    "allocation",
                    offers + offer,
                    opvang.token(Role.MUNICIPALITY, "GM0014"),
                    "{\"municipality\":\"GM0344\"}");
        both(umar, "/asked-offers", "asked-offers");
        umar.click("Bied niets aan");
        assertThat(umar.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(umar.driver().findElements(By.cssSelector(".timeline > li"))).hasSize(1);
        umar.click("Houd hier plekken vast");
        assertThat(umar.text(".timeline")).contains("plekken vastgehouden");
        look(umar, "asked-offers-held");
        put("allocation", offers + accepted + "/acceptance", opvang.token(Role.MUNICIPALITY, "GM0014"), "{}");
        umar.go(page("allocation", "/asked-offers"));
        assertThat(umar.text(".timeline")).contains("aangenomen", "Eerste dag hier");
        look(umar, "asked-offers-accepted");
        umar.tick("counted-" + accepted).click("Het huishouden is er");
        assertThat(umar.text(".note.bad")).contains("Dit kan niet");
        look(umar, "asked-offers-arrival-refused");
        umar.post("form[action$='/arrival']").click("Het huishouden is er");
        assertThat(umar.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(umar.text(".empty")).contains("wordt u niets gevraagd");
        transfers();
    }

    /** Ria's region is of the municipality that asked; what two others ask of each other is for KCIO. */
    private void transfers() throws Exception {
        var others = UUID.randomUUID();
        ask("GM0344", others, "made-up-4");
        put(
                "allocation",
                "/v1/municipalities/GM0344/requests/" + others + "/offers/" + UUID.randomUUID(),
                opvang.token(Role.MUNICIPALITY, "GM0344"),
                "{\"municipality\":\"GM0363\"}");
        var ria = somebody.forget();
        ria.go(page("allocation", "/transfers?lang=nl")).click("Ria");
        both(ria, "/transfers", "transfers");
        assertThat(ria.text("tbody")).contains("Groningen", "Utrecht", "kan niet", "het huishouden kwam");
        assertThat(ria.text("tbody")).doesNotContain("Amsterdam");
        var kim = somebody.forget();
        kim.go(page("allocation", "/transfers?lang=nl")).click("Kim");
        assertThat(kim.text("tbody")).contains("Groningen", "Amsterdam", "gevraagd");
    }

    private void ask(String municipality, UUID household, String number) throws Exception {
        put(
                "allocation",
                "/v1/municipalities/" + municipality + "/requests/" + household,
                opvang.token(Role.MUNICIPALITY, municipality),
                """
                {"askedAt":"2025-03-01T10:00:00Z","from":"2025-03-01","withoutShelter":false,
                 "members":[{"identity":{"scheme":"LOCAL","value":"%s"},"ageBand":"FROM_18_TO_64"}]}\
                """.formatted(number));
    }

    @Test
    void a_table_is_shown_line_by_line_before_it_is_recorded_once() throws Exception {
        var umar = somebody.forget();
        umar.go(page("capacity", "/municipalities/GM0344/new-location?lang=nl")).click("Umar");
        open(umar, "Loods Zuid");
        umar.go(page("capacity", "/locations")).click("Plekken wijzigen met een tabel");
        both(umar, "/municipalities/GM0344/tables/places", "table");
        umar.click("Laat zien wat ervan komt");
        assertThat(umar.text(".note.bad")).contains("Tabel: Plak een tabel met een regel namen van kolommen");
        look(umar, "table-fault");
        umar.fill("table", "Locatie;Vanaf;Plekken\nLoods Zuid;1-6-2025;3\nLoods Zuid;1-1-2022;9\nLoods Nergens;x;5")
                .click("Laat zien wat ervan komt");
        assertThat(umar.text(".note[role=status]"))
                .isEqualTo("Er is nog niets vastgelegd. Regels die kunnen: 1. Regels die niet kunnen: 2.");
        assertThat(umar.text("tbody"))
                .contains(
                        "pas toegezegd vanaf 1 januari 2025",
                        "locatie: Zo heet geen van uw locaties",
                        "vanaf: Vul een");
        look(umar, "table-tried");
        umar.postInPlace("main form[action$='/lines']").click("Leg deze regel vast");
        assertThat(umar.text(".note.good")).isEqualTo("Regels die zijn vastgelegd: 1. Regels die niet konden: 0.");
        look(umar, "table-recorded");
        umar.go(page("capacity", "/locations?on=2025-06-02"));
        assertThat(umar.text("tbody")).contains("Loods Zuid");
        umar.click("Loods Zuid");
        // Sent twice it was recorded once.
        assertThat(umar.driver().findElements(By.cssSelector("tbody tr"))).hasSize(3);
        assertThat(umar.text("tbody")).contains("Vanaf 1 juni 2025 zijn er 3 plekken.");

        umar.go(page("allocation", "/people")).click("Inschrijven met een tabel");
        umar.fill(
                        "table",
                        "soort nummer,nummer,groep,vanaf\neigen nummer van de gemeente,made-up-9,UKRAINIAN,2025-01-01"
                                + "\nLOCAL,made-up-9,OTHER,2025-01-05\nBSN,123456789,OTHER,2025-01-01")
                .click("Laat zien wat ervan komt");
        assertThat(umar.text(".note[role=status]")).endsWith("Regels die kunnen: 1. Regels die niet kunnen: 2.");
        assertThat(umar.text("tbody")).contains("al bij u ingeschreven", "Een BSN heeft negen cijfers");
        look(umar, "table-people-tried");
        umar.click("Leg deze regel vast");
        assertThat(umar.text(".note.good")).startsWith("Regels die zijn vastgelegd: 1.");
    }

    @Test
    void an_auditor_replays_goes_away_and_comes_back_to_what_it_found() throws Exception {
        var umar = somebody.forget();
        umar.go(page("capacity", "/municipalities/GM0344/new-location?lang=nl")).click("Umar");
        open(umar, "Klooster");
        var aad = somebody.forget();
        aad.go(page("capacity", "/replays?lang=nl")).click("Aad");
        both(aad, "/replays", "replays-none");
        aad.fill("on", "2199-01-01").click("Speel na tot dit moment");
        assertThat(aad.text(".note.bad")).contains("Datum: Kies een moment dat voorbij is.");
        look(aad, "replays-fault");

        var capacity = Objects.requireNonNull(opvang.services().get("capacity"));
        var jdbc = capacity.getBean(JdbcTemplate.class);
        try (var others = ReplayHeldUp.in("capacity", capacity)) {
            var replay = replay(aad);
            both(aad, replay, "replay-waiting");
            jdbc.update("update runtime.replay set state = 'READING', events_done = 30, events_expected = 120 where"
                    + " ended_at is null");
            // A page that is open sees it by itself.
            comesToSay(aad, "Gelezen: 30 van 120");
            both(aad, replay, "replay-reading");
            both(aad, "/replays", "replays-running");
            aad.click("Kijk hoe ver het is").click("Stop hiermee");
            assertThat(aad.text(".note.bad")).contains("Waarom stopt u?: Vul dit in.");
            look(aad, "replay-cancel-fault");
            others.letGo();
            // Nobody carries it out: whoever began is no more.
            comesToSay(aad, "Het naspelen is voorbij.");
            aad.screenshot("replay-ended-meanwhile");
            aad.assertAccessible();
            aad.click("Laat zien wat eruit kwam");
            assertThat(aad.text(".note.bad")).contains("Het is niet gelukt.");
            both(aad, replay, "replay-failed");
        }
        try (var others = ReplayHeldUp.in("capacity", capacity)) {
            var replay = replay(aad);
            aad.fill("reason", "Verkeerd moment").click("Stop hiermee");
            assertThat(aad.text("#progress")).contains("Het wordt gestopt.");
            both(aad, replay, "replay-stopping");
            others.letGo();
            ended(aad, replay);
            assertThat(aad.text(".note.warn")).isEqualTo("Gestopt voor het klaar was. Reden: Verkeerd moment");
            both(aad, replay, "replay-cancelled");
        }
        differences(aad, jdbc);
        var replay = replay(aad);
        ended(aad, replay);
        assertThat(aad.text(".note.good")).startsWith("Alles is gelijk.");
        assertThat(aad.text("main")).contains("location_fact", "afgesloten opgaven", "capacity, eigen vastlegging");
        aad.driver().findElement(By.tagName("summary")).click();
        both(aad, replay, "replay-same");
        both(aad, "/replays", "replays");
        var olaf = somebody.forget();
        olaf.go(page("capacity", "/replays?lang=nl")).click("Olaf");
        assertThat(olaf.text("main"))
                .contains("niet gelukt", "gestopt", "klaar")
                .doesNotContain("Speel na tot");
        both(olaf, "/replays", "replays-operator");
    }

    /** Somebody wrote into a table by hand. */
    private void differences(Browser aad, JdbcTemplate jdbc) {
        jdbc.update("update views.location set name = name || ' (vals)'");
        try {
            var replay = replay(aad);
            ended(aad, replay);
            assertThat(aad.text(".note.bad")).contains("tussen wat er staat en wat uit de gebeurtenissen volgt");
            both(aad, replay, "replay-different");
            aad.click("Laat zien, regel voor regel");
            assertThat(aad.text(".timeline")).contains("location", "anders", "Klooster (vals)", "Klooster");
            both(aad, replay + "/differences", "replay-differences");
        } finally {
            jdbc.update("update views.location set name = left(name, -7)");
        }
    }

    /** A page that is open, of which a part is replaced now and then. */
    private static void comesToSay(Browser browser, String text) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(browser.text("#progress")).contains(text));
    }

    /** Asks for a replay up to now, twice with the same form. */
    private String replay(Browser auditor) {
        auditor.go(page("capacity", "/replays"));
        auditor.post("form[method=post]:not(.sign-out)").click("Speel na tot dit moment");
        assertThat(auditor.text("h1")).startsWith("Naspelen tot ");
        return URI.create(auditor.where()).getPath();
    }

    private void ended(Browser auditor, String replay) {
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            auditor.go(page("capacity", replay));
            assertThat(auditor.driver().findElements(By.id("progress"))).isEmpty();
        });
    }

    @Test
    void an_operator_brings_history_in_and_reads_line_by_line_what_became_of_it() throws Exception {
        var olaf = somebody.forget();
        olaf.go(page("capacity", "/imports?lang=nl")).click("Olaf");
        both(olaf, "/imports", "imports-none");
        olaf.click("Lees deze regels in");
        assertThat(olaf.text(".note.bad")).contains("Regels: Plak ten minste één regel.");
        look(olaf, "imports-fault");

        var location = UUID.randomUUID();
        var line = """
            {"id":"%s","type":"%s","municipality":"%s","knownAt":"2024-01-10T08:00:00Z",\
            "data":{"locationId":"%s",%s}}\
            """;
        var opening = """
            "opening":{"effectiveOn":"2024-01-01","name":"Hotel Ver","kind":"MUNICIPAL","stayLength":"LONG",\
            "buildingType":"HOTEL","privacyLevel":"OWN_ROOM","ownFacilities":[],"availableFrom":"2024-02-01",\
            "plannedPlaces":80}\
            """;
        var places = "\"changeId\":\"" + UUID.randomUUID()
                + "\",\"placeChange\":{\"effectiveOn\":\"2024-02-01\",\"places\":-1}";
        olaf.fill(
                "lines",
                line.formatted(UUID.randomUUID(), "open-location", "GM0363", location, opening) + "\n\n"
                        + line.formatted(UUID.randomUUID(), "change-places", "GM0363", location, places) + "\nno line");
        olaf.post("form[method=post]:not(.sign-out)").click("Lees deze regels in");
        var done = URI.create(olaf.where()).getPath();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            olaf.go(page("capacity", done));
            assertThat(olaf.text("main")).contains("Vastgelegd: 1. Niet vastgelegd: 2.");
        });
        assertThat(olaf.text("tbody")).contains("vastgelegd", "Deze regel klopt niet:", "/data/placeChange/places");
        both(olaf, done, "import");
        olaf.click("Laat alleen zien wat niet is vastgelegd");
        assertThat(olaf.driver().findElements(By.cssSelector("tbody tr"))).hasSize(2);
        both(olaf, "/imports", "imports");
        importing(olaf);
    }

    /** While another process does it, and after that ended without a word. */
    private void importing(Browser olaf) {
        var jdbc = Objects.requireNonNull(opvang.services().get("capacity")).getBean(JdbcTemplate.class);
        var run = UUID.randomUUID();
        jdbc.update(
                "insert into runtime.import_run (import_id, asked_by, lines, accepted) values (?, 'x', 1200, 500)",
                run);
        olaf.go(page("capacity", "/imports/" + run));
        assertThat(olaf.text("#progress")).contains("Gedaan: 500 van 1.200 regels");
        jdbc.update("update runtime.import_run set accepted = 1000 where import_id = ?", run);
        // A page that is open sees it by itself.
        comesToSay(olaf, "1.000 van 1.200");
        both(olaf, "/imports/" + run, "import-under-way");
        olaf.go(page("capacity", "/imports")).fill("lines", "x").click("Lees deze regels in");
        assertThat(olaf.text(".note.bad")).contains("Er wordt al iets ingelezen.");
        look(olaf, "imports-refused");
        olaf.go(page("capacity", "/imports/" + run));
        jdbc.update("update runtime.import_run set told_at = told_at - interval '1 hour' where import_id = ?", run);
        comesToSay(olaf, "Het inlezen is voorbij.");
        olaf.click("Laat zien wat eruit kwam");
        assertThat(olaf.text(".note.bad")).startsWith("Afgebroken na 1.000 van 1.200 regels.");
        both(olaf, "/imports/" + run, "import-broken-off");
    }

    @Test
    void a_region_divides_its_target_and_sees_its_gap() throws Exception {
        put("allocation", "/v1/targets/" + UUID.randomUUID(), opvang.token(Role.MINISTRY, null), """
            {"effectiveOn":"2025-01-01","places":50000,"basis":"FLAT","source":"a test"}\
            """);
        var ria = somebody.forget();
        ria.go(page("allocation", "/targets?lang=nl")).click("Ria");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            ria.go(page("allocation", "/regions/VR01/target"));
            assertThat(ria.text(".cards")).contains("2.000", "nog niet");
        });
        both(ria, "/regions/VR01/target", "target-not-divided");
        ria.click("Verdeel over gemeenten");
        both(ria, "/regions/VR01/target/division", "division");
        ria.fill("places-GM0014", "x").fill("on", "").click("Leg deze verdeling vast");
        assertThat(ria.text(".note.bad"))
                .contains(
                        "Vanaf: Vul een datum in",
                        "Waar staat dit besluit?: Vul dit in.",
                        "Groningen: Vul een heel getal");
        look(ria, "division-faults");
        for (var field : ria.driver().findElements(By.name("places")))
            ria.fill(Objects.requireNonNull(field.getDomAttribute("id")), "100");
        ria.fill("on", "2025-01-01").fill("source", "Bestuur, 3 juni 2025");
        // Sent twice it is one division.
        ria.post("form[method=post]:not(.sign-out)").click("Leg deze verdeling vast");
        assertThat(ria.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(ria.text(".cards")).contains("Nog te verdelen", "+1.000");
        assertThat(ria.text("main")).contains("Bestuur, 3 juni 2025");
        both(ria, "/regions/VR01/target", "target-divided");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            ria.go(page("reporting", "/regions/VR01"));
            assertThat(ria.text(".numbers")).contains("plekken te weinig");
        });
        both(ria, "/regions/VR01", "region-gap");
        both(ria.go(page("capacity", "/statements")), "/statements?week=2025-W03", "region-statements");
    }

    @Test
    void the_ministry_sees_what_would_hold_before_it_decides_norms_and_rules() {
        var mark = somebody.forget();
        mark.go(page("funding", "/norms?lang=nl")).click("Mark").click("Een norm vaststellen");
        both(mark, "/norms/new-norm", "norm");
        mark.fill("amount", "veel").click("Laat zien wat dan geldt");
        assertThat(mark.text(".note.bad"))
                .contains(
                        "Bedrag in euro: Vul een bedrag in", "Vanaf: Vul een datum in", "Waar dat staat: Vul dit in.");
        look(mark, "norm-faults");
        mark.choose("scheme", "PRIVATE")
                .fill("amount", "93,00")
                .fill("validFrom", "2025-01-15")
                .fill("source", "Een brief.")
                .choose("certainty", "HIGH")
                .click("Laat zien wat dan geldt");
        assertThat(mark.text(".note.bad")).contains("Vanaf: Dit kan hier niet.");
        mark.fill("validFrom", "2025-02-01").click("Laat zien wat dan geldt");
        assertThat(mark.text("table")).contains("1 februari 2025", "anders dan nu", "€ 93,00", "Een brief.");
        look(mark, "norm-outlook");
        // Sent twice it is one norm.
        mark.post(RECORDS).click("Leg vast");
        assertThat(mark.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(mark.text("main")).contains("€ 93,00", "Voor geen enkele dag vastgesteld");
        var correction = "a[href^='/norms/'][href$='/correction']";
        assertThat(mark.driver().findElements(By.cssSelector(correction))).hasSize(1);

        mark.follow(mark.driver().findElement(By.cssSelector(correction)));
        assertThat(mark.driver().findElement(By.id("amount")).getDomProperty("value"))
                .isEqualTo("93,00");
        mark.fill("amount", "93,50").click("Laat zien wat dan geldt");
        assertThat(mark.text(".note.bad")).contains("Waarom: Vul dit in.");
        look(mark, "norm-correction-faults");
        mark.fill("reason", "Verkeerd overgenomen.")
                .click("Laat zien wat dan geldt")
                .click("Leg vast");
        assertThat(mark.text("main")).contains("€ 93,50").doesNotContain("€ 93,00");

        mark.click("Normen bevestigen");
        both(mark, "/norms/new-confirmation", "norm-confirmation");
        mark.choose("scheme", "PRIVATE")
                .fill("confirmedThrough", "2025-06-30")
                .fill("source", "Een brief.")
                .click("Laat zien wat dan geldt");
        assertThat(mark.text("section")).contains("Vastgesteld tot en met 30 juni 2025");
        mark.click("Leg vast");
        assertThat(mark.text("main")).contains("Vastgesteld tot en met 30 juni 2025");

        mark.follow(mark.driver().findElement(By.cssSelector("a[href$='/withdrawal']")));
        mark.fill("reason", "Nooit besloten.").click("Laat zien wat dan geldt");
        assertThat(mark.text("section")).contains("Dan is er niets vastgelegd.");
        look(mark, "norm-withdrawal");
        mark.click("Leg vast");
        assertThat(mark.text("main")).doesNotContain("€ 93,50");

        mark.click("Werkdagen");
        both(mark, "/rules/WORKING_CALENDAR/new-decision", "rule");
        mark.tick("workdays")
                .tick("workdays-TUESDAY")
                .fill("validFrom", "2025-01-01")
                .fill("holidays", "31 april")
                .fill("source", "Aangenomen.")
                .choose("certainty", "ASSUMED")
                .click("Laat zien wat dan geldt");
        assertThat(mark.text(".note.bad")).contains("Vrije dagen: Vul op elke regel een datum in");
        look(mark, "rule-faults");
        mark.fill("holidays", "25-12-2025\n01-01-2025").click("Laat zien wat dan geldt");
        assertThat(mark.text("table")).contains("werkdagen: maandag, dinsdag", "vrije dagen: 1 jan 2025, 25 dec 2025");
        look(mark, "rule-outlook");
        mark.post(RECORDS).click("Leg vast");
        assertThat(mark.text("main")).contains("maandag, dinsdag", "Aangenomen.");
        both(mark, "/norms", "law-of-the-ministry");

        var decision = "a[href^='/rules/WORKING_CALENDAR/decisions/'][href$='/correction']";
        mark.follow(mark.driver().findElement(By.cssSelector(decision)));
        assertThat(mark.driver().findElement(By.id("workdays")).isSelected()).isTrue();
        mark.choose("ends", "yes").fill("reason", "Toch niet.").click("Laat zien wat dan geldt");
        assertThat(mark.text("table")).contains("er geldt geen regel");
        mark.click("Leg vast");
        mark.follow(mark.driver().findElement(By.cssSelector(decision.replace("correction", "withdrawal"))));
        mark.fill("reason", "Nooit besloten.").click("Laat zien wat dan geldt").click("Leg vast");
        assertThat(mark.driver().findElements(By.cssSelector(decision))).isEmpty();
    }

    @Test
    void kcio_publishes_what_it_looked_at_and_replaces_it_with_a_reason() throws Exception {
        var kim = somebody.forget();
        kim.go(page("reporting", "/new-publication?lang=nl")).click("Kim");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            kim.go(page("reporting", "/new-publication?on=2025-01-17&registeredOn=2025-01-19"));
            assertThat(kim.text("main")).contains("Voor deze dag is niet besloten");
        });
        both(kim, "/new-publication?on=2025-01-17&registeredOn=2025-01-19", "publish-undecided");
        both(kim, "/new-publication?on=2199-01-01&registeredOn=2025-01-19", "publish-fault");
        assertThat(kim.text(".note.bad")).contains("Kies een dag die al bekend is", "Kies een dag in dezelfde week");
        put(
                "capacity",
                "/v1/rules/PUBLICATION_WITHHOLDING/decisions/" + UUID.randomUUID(),
                opvang.token(Role.MINISTRY, null),
                """
                {"validFrom":"2022-03-01","certainty":"ASSUMED","note":"a test","numbers":[{"name":"fewestPeople","value":5}]}\
                """);
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            kim.go(page("reporting", "/new-publication?on=2025-01-17&registeredOn=2025-01-19"));
            assertThat(kim.text("main")).contains("Publiceer deze cijfers");
        });
        both(kim, "/new-publication?on=2025-01-17&registeredOn=2025-01-19", "publish");
        kim.post("form[method=post]:not(.sign-out)").click("Publiceer deze cijfers");
        assertThat(kim.text("h1")).isEqualTo("Weekcijfers: week 3 van 2025");
        both(kim, "/publications/2025-W03", "published");

        var umar = somebody.forget();
        umar.go(page("capacity", "/municipalities/GM0344/new-location?lang=nl")).click("Umar");
        open(umar, "Fort");
        somebody.forget().go(page("reporting", "/new-publication?lang=nl")).click("Kim");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            kim.go(page("reporting", "/new-publication?on=2025-01-17&registeredOn=2025-01-19"));
            assertThat(Integer.parseInt(kim.text(".card .figure").replace(".", "")))
                    .isGreaterThan(Integer.parseInt(kim.text(".card .soft").replaceAll("[^0-9]", "")));
        });
        kim.click("Vervang wat is gepubliceerd");
        assertThat(kim.text(".note.bad")).contains("Waarom vervangt u de cijfers?: Vul dit in.");
        look(kim, "publish-replace-fault");
        kim.fill("reason", "Een locatie ontbrak.").click("Vervang wat is gepubliceerd");
        assertThat(kim.text("main")).contains("Deze cijfers vervangen eerdere.", "Een locatie ontbrak.");
        both(kim, "/publications/2025-W03", "published-replaced");
    }

    /** Looks at what there is to see just now, in Dutch and then in English, also where it is the answer to a form. */
    private static void look(Browser browser, String name) {
        browser.screenshot(name);
        browser.assertAccessible();
        browser.inLanguage("en").screenshot(name + "-en");
        browser.assertAccessible();
        browser.assertKeyboardLeadsThrough().inLanguage("nl");
    }

    /** Last, because it signs out. */
    @Test
    @Order(Integer.MAX_VALUE)
    void signing_out_ends_the_session_for_whoever_has_its_cookie() throws Exception {
        browser.go(page("capacity", "/?lang=nl"));
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("opvang-capacity"));
        assertThat(get("capacity", "/", cookie).statusCode()).isEqualTo(200);

        browser.click("Afmelden");

        for (var language : List.of("en", "nl")) {
            browser.go(page("capacity", "/signed-out?lang=" + language));
            browser.screenshot("signed-out-" + language);
            browser.assertAccessible();
        }
        assertThat(browser.text("h1")).isEqualTo("U bent afgemeld");
        assertThat(browser.driver().manage().getCookieNamed("opvang-capacity")).isNull();
        assertThat(get("capacity", "/", cookie).statusCode()).isEqualTo(303);
        browser.click("Ook daar afmelden").click("Afmelden").click("Terug naar de dienst");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.where()).isEqualTo(opvang.uri("capacity") + "/signed-out");
        browser.click("Opnieuw aanmelden");
        assertThat(browser.text("h1")).isEqualTo("Als wie meldt u zich aan?");
        for (var language : List.of("en", "nl")) {
            browser.go(page("capacity", "/signed-in?error=access_denied&state=x&lang=" + language));
            browser.screenshot("not-signed-in-" + language);
            browser.assertAccessible();
        }
        assertThat(browser.text("h1")).isEqualTo("Aanmelden is niet gelukt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kim/KCIO",
                "Gea/Gemeente, Groningen",
                "Umar/Gemeente, Utrecht",
                "Ria/Veiligheidsregio, Groningen",
                "Noor/NOO",
                "Mark/Ministerie",
                "Mia/Ministerie",
                "Aad/Toezicht",
                "Olaf/Technisch beheer"
            })
    void everybody_of_the_demo_signs_in_without_scripts_and_comes_back_to_the_page_that_was_asked_for(String user) {
        plain.forget().go(page("allocation", "/?a=b")).click(user.split("/", 2)[0]);

        assertThat(plain.where()).isEqualTo(opvang.uri("allocation") + "/?a=b");
        assertThat(plain.text(".who b")).isEqualTo(user.split("/", 2)[0]);
        assertThat(plain.text(".who span:last-child")).isEqualTo(user.split("/", 2)[1]);
        for (var service : List.of("capacity", "allocation", "funding")) whatIsToBeDoneIsThere(service);
        plain.click("Afmelden");
        assertThat(plain.text("h1")).isEqualTo("U bent afgemeld");
    }

    /** Whatever the first page of a service leads to is for whoever reads it. */
    private void whatIsToBeDoneIsThere(String service) {
        var tasks = plain.go(page(service, "/")).driver().findElements(By.cssSelector("main section li a")).stream()
                .map(task -> Objects.requireNonNull(task.getDomProperty("href")))
                .distinct()
                .toList();
        for (var task : tasks) {
            // A page that is not for them is none of those between which they choose.
            var current = plain.go(task).driver().findElements(By.cssSelector("nav.pages a[aria-current=page]"));
            assertThat(current).as(task).hasSize(1);
            assertThat(current.getFirst().getDomProperty("href")).isEqualTo(task);
        }
    }

    @Test
    void cookies_are_for_this_service_alone_and_for_no_script() {
        browser.go(page("funding", "/"));
        assertThat(browser.driver().manage().getCookies())
                .isNotEmpty()
                .allSatisfy(cookie -> {
                    assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
                    assertThat(cookie.isSecure()).as(cookie.getName()).isTrue();
                    assertThat(cookie.getSameSite()).as(cookie.getName()).isEqualTo("Lax");
                })
                .extracting(Cookie::getName)
                .contains("opvang-capacity", "opvang-funding", "opvang-language");
        assertThat(browser.driver().executeScript("return document.cookie")).isEqualTo("");
    }

    @Test
    void a_session_is_no_token_and_a_token_is_no_session() throws Exception {
        browser.go(page("capacity", "/"));
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("opvang-capacity"));

        assertThat(get("capacity", "/v1/rules", cookie).statusCode()).isEqualTo(401);
        var token = send(HttpRequest.newBuilder(page("capacity", "/"))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + opvang.token(Role.KCIO, null)));
        assertThat(token.statusCode()).isEqualTo(303);
    }

    @Test
    void a_form_that_is_too_old_says_so_accessibly() {
        for (var language : List.of("nl", "en")) {
            browser.go(page("funding", "/?lang=" + language));
            browser.driver().executeScript("document.querySelector('[name=_csrf]').value = 'x'");
            browser.click(language.equals("nl") ? "Afmelden" : "Sign out");
            assertThat(browser.text("h1"))
                    .isEqualTo(language.equals("nl") ? "Dit formulier is te oud" : "This form is too old");
            assertThat(browser.text(".who")).contains("Kim");
            browser.screenshot("form-too-old-" + language);
            browser.assertAccessible();
        }
    }

    @Test
    void a_form_of_somebody_else_is_refused() throws Exception {
        browser.go(page("capacity", "/"));
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("opvang-capacity"));
        for (var body : List.of("", "_csrf=x")) {
            var posted = send(HttpRequest.newBuilder(page("capacity", "/sign-out"))
                    .header("Accept", "text/html")
                    .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(posted.statusCode()).isEqualTo(403);
            assertThat(posted.body()).contains("Dit formulier is te oud");
        }
        assertThat(get("capacity", "/", cookie).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "//example.org",
                "/\\example.org",
                "/%0d%0ax",
                "/sign-out",
                "javascript:1"
            })
    void signing_in_leads_nowhere_else(String to) {
        browser.go(page("allocation", "/sign-in?to=" + to.replace("\\", "%5C")));

        assertThat(browser.where()).isEqualTo(opvang.uri("allocation") + "/");
    }

    @Test
    void people_are_told_in_words_and_programs_in_details() throws Exception {
        var program = send(HttpRequest.newBuilder(page("funding", "/nothing")));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var api = send(HttpRequest.newBuilder(page("funding", "/v1/nothing")).header("Accept", "text/html"));
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var part = send(HttpRequest.newBuilder(page("funding", "/")).header("HX-Request", "true"));
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
        var posted = send(HttpRequest.newBuilder(page("funding", "/"))
                .header("Accept", "text/html")
                .POST(BodyPublishers.noBody()));
        assertThat(posted.statusCode()).isEqualTo(403);
        assertThat(posted.body()).contains("<html", "lang=\"nl\"");
        var signedOutTwice = send(HttpRequest.newBuilder(page("funding", "/sign-out"))
                .header("Accept", "text/html")
                .POST(BodyPublishers.noBody()));
        assertThat(signedOutTwice.headers().firstValue("Location")).hasValue("/signed-out");
    }

    @Test
    void pages_are_not_in_the_description_of_the_api() throws Exception {
        for (var service : opvang.services().keySet())
            assertThat(send(HttpRequest.newBuilder(page(service, "/v1/openapi.json")))
                            .body())
                    .doesNotContain("\"/\"", "signed-out");
    }

    @Test
    void the_first_view_is_small_and_its_files_are_kept() throws Exception {
        browser.go(page("capacity", "/"));
        var cookie = Objects.requireNonNull(browser.driver().manage().getCookieNamed("opvang-capacity"));
        var page = get("capacity", "/", cookie);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        var files =
                FILE.matcher(page.body()).results().map(found -> found.group(1)).toList();
        assertThat(files).hasSize(4);
        long bytes = compressed("/", cookie).body().length;
        for (var file : files) {
            var got = compressed(file, cookie);
            assertThat(got.statusCode()).as(file).isEqualTo(200);
            assertThat(got.headers().firstValue("Cache-Control").orElse(""))
                    .as(file)
                    .contains("max-age=31536000", "immutable");
            assertThat(file).matches(".*-[0-9a-f]{32}\\.[a-z]+");
            bytes += got.body().length;
        }
        assertThat(bytes).isLessThan(FIRST_VIEW);
        System.out.println("A first view of the first page of capacity: " + bytes + " bytes in "
                + Stream.concat(Stream.of("/"), files.stream()).collect(Collectors.joining(" ")));
    }

    private HttpResponse<byte[]> compressed(String path, Cookie cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(page("capacity", path))
                        .header("Accept-Encoding", "gzip")
                        .header("Accept", "text/html, */*")
                        .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> get(String service, String path, Cookie cookie) throws Exception {
        return send(HttpRequest.newBuilder(page(service, path))
                .header("Accept", "text/html")
                .header("Cookie", cookie.getName() + "=" + cookie.getValue()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
