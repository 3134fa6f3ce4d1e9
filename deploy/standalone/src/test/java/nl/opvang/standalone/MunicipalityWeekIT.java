package nl.opvang.standalone;

import static nl.opvang.standalone.Stage.comesTrue;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.issuer.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A week of a municipality in the browser of its officer, and what becomes of it with its region, KCIO and everyone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MunicipalityWeekIT {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl"));

    private static final By ROW_OF_GRONINGEN = By.xpath("//tr[th[normalize-space()='Groningen']]");

    /** Of the last week that is over. */
    private final LocalDate monday =
            LocalDate.now(Netherlands.ZONE).minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

    private final LocalDate wednesday = monday.plusDays(2);
    private final LocalDate opened = monday.minusWeeks(4);
    private final Stage stage = new Stage("week");

    @BeforeAll
    void begin() throws Exception {
        for (var code : List.of("GM0014", "GM0344"))
            for (var service : List.of("capacity", "allocation"))
                stage.put(service, "/v1/municipalities/" + code + "/history-import-closing", Role.OPERATOR, null, "{}");
        stage.put("allocation", "/v1/priority-rules/" + UUID.randomUUID(), Role.MINISTRY, null, """
            {"validFrom":"2025-01-01","certainty":"NOT_VERIFIED","source":"een voorbeeld","method":"WEIGHTED",
             "criteria":[{"fact":"WITHOUT_SHELTER_TONIGHT","weight":60},{"fact":"MINORS","weight":10},
                         {"fact":"DAYS_WAITING","weight":1,"atMost":30}]}\
            """);
        stage.put(
                "capacity",
                "/v1/rules/PUBLICATION_WITHHOLDING/decisions/" + UUID.randomUUID(),
                Role.MINISTRY,
                null,
                """
                {"validFrom":"2022-03-01","certainty":"ASSUMED","note":"a test","numbers":[{"name":"fewestPeople","value":5}]}\
                """);
        itsRegionLooksAtStatements();
    }

    private void itsRegionLooksAtStatements() throws Exception {
        stage.put(
                "capacity",
                "/v1/regions/VR01/statement-review-policies/" + UUID.randomUUID(),
                Role.REGION,
                "VR01",
                """
                {"validFrom":"%s","required":true,"note":"a test"}\
                """.formatted(monday));
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void a_municipality_keeps_its_register_for_a_week_and_everyone_sees_the_figures(@TempDir Path files)
            throws Exception {
        places();
        counts(files);
        people();
        shelterInItsOwnMunicipality();
        shelterElsewhere();
        statement();
        difference();
        everyoneSees();
    }

    private void places() {
        var gea = stage.as("Gea", "capacity", "/");
        gea.click("Locaties").click("Open een locatie in Groningen");
        open(gea, "Hotel Zuid", 40, "NAMED");

        gea.click("Plekken wijzigen").fill("on", wednesday.toString()).fill("number", "50");
        gea.fill("reason", "Een verdieping erbij").click("Laat zien wat er verandert");
        assertThat(gea.driver().findElements(By.cssSelector(".drawing svg")))
                .as("a picture of before and after")
                .hasSize(1);
        assertThat(gea.text(".drawing")).contains("zoals het nu staat", "zoals het wordt");
        assertThat(gea.text("tbody")).contains("Plekken", DAY.format(wednesday), "40", "50", "+10");
        stage.look("places-outlook");
        gea.click("Leg dit vast");
        assertThat(gea.text(".cards")).contains("50");

        gea.click("Herstellen").fill("number", "45").click("Laat zien wat er verandert");
        assertThat(gea.text(".drawing")).contains("zoals het nu staat", "zoals het wordt");
        assertThat(gea.text("tbody")).contains("50", "45", "\u22125");
        gea.click("Leg dit vast");
        assertThat(gea.text(".cards")).contains("45").doesNotContain("50");
        assertThat(gea.text("#said-caption ~ tbody"))
                .contains("Vanaf " + DAY.format(wednesday) + " zijn er 45 plekken.", "hersteld");
        stage.look("places-mended");
    }

    private void counts(Path files) throws IOException {
        var gea = stage.as("Gea", "capacity", "/locations").click("Open een locatie in Groningen");
        open(gea, "Sporthal", 30, "COUNTED");
        gea.click("Locaties").click("Mensen tellen met een tabel");
        var table = Files.writeString(
                files.resolve("tellingen.csv"),
                "locatie;op;mensen\nSporthal;%s;12\nSporthall;%s;17\n".formatted(dutch(monday), dutch(wednesday)));
        gea.upload("file", table, "table").click("Laat zien wat ervan komt");
        assertThat(gea.text(".note[role=status]"))
                .isEqualTo("Er is nog niets vastgelegd. Regels die kunnen: 1. Regels die niet kunnen: 1.");
        assertThat(gea.text("tbody")).contains("kan", "Zo heet geen van uw locaties");
        stage.look("counts-tried");

        // What was wrong is mended in the file, and that is chosen again.
        Files.writeString(table, Files.readString(table).replace("Sporthall", "Sporthal"));
        gea.upload("file", table, "table").click("Laat zien wat ervan komt");
        assertThat(gea.text(".note[role=status]")).endsWith("Regels die kunnen: 2. Regels die niet kunnen: 0.");
        gea.click("Leg deze 2 regels vast");
        assertThat(gea.text(".note.good")).isEqualTo("Regels die zijn vastgelegd: 2. Regels die niet konden: 0.");
        stage.look("counts-recorded");
        gea.click("Locaties").click("Sporthal");
        assertThat(gea.text(".cards")).contains("17", DAY.format(wednesday));
    }

    private void people() {
        var gea = stage.as("Gea", "capacity", "/").click("Mensen en onderdak").click("Onze mensen");
        for (var number : List.of("made-up-1", "made-up-2")) {
            gea.click("Onze mensen").click("Schrijf iemand in");
            gea.choose("scheme", "LOCAL").fill("number", number).tick("group").fill("from", monday.toString());
            gea.click("Schrijf in");
            assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        }
        gea.click("Uitschrijven").choose("departure", "LEFT_COUNTRY").fill("until", wednesday.toString());
        gea.click("Leg dit vast");
        assertThat(gea.text("tbody")).contains("vertrokken uit Nederland", DAY.format(wednesday));
        gea.click("Onze mensen");
        assertThat(gea.text(".cards .figure")).isEqualTo("1");
    }

    private void shelterInItsOwnMunicipality() {
        var gea = stage.as("Gea", "allocation", "/").click("Wie op onderdak wacht");
        assertThat(gea.text(".empty")).isEqualTo("Er wacht op dit moment niemand op onderdak.");
        var first = ask(gea, List.of("made-up-1"), "FROM_18_TO_64");
        gea.click("Wie op onderdak wacht").click("Vraag onderdak");
        stage.both("/municipalities/GM0014/new-request", "request-new");
        gea.fill("askedOn", "2199-01-01").click("Vraag onderdak");
        assertThat(gea.text(".note.bad"))
                .contains(
                        "Gevraagd op: Kies een dag en tijd die voorbij zijn.",
                        "Mens 1, Nummer: Vul hier het nummer in van ten minste een mens.");
        stage.look("request-faults");
        gea.fill("askedOn", wednesday.toString())
                .fill("askedTime", "09:30")
                .fill("until", wednesday.toString())
                .tick("need-SCHOOL")
                .tick("withoutShelter");
        gea.choose("scheme-1", "LOCAL").fill("number-1", "made-up-2").choose("age-1", "FROM_18_TO_64");
        gea.choose("scheme-2", "LOCAL").fill("number-2", "made-up-2").click("Vraag onderdak");
        assertThat(gea.text(".note.bad"))
                .contains(
                        "Tot: Kies een dag na de eerste dag.",
                        "Mens 2, Nummer: Dit nummer staat er al.",
                        "Mens 2, Leeftijd: Kies een van de mogelijkheden.");
        gea.fill("until", "").tick("need-SCHOOL").fill("number-2", "made-up-3").choose("age-2", "FROM_4_TO_11");
        gea.click("Ruimte voor meer mensen");
        assertThat(gea.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("number-5");
        gea.choose("scheme-5", "LOCAL").fill("number-5", "made-up-4").choose("age-5", "UNDER_4");
        // Sent twice it is one request.
        gea.post("form[method=post]:not(.sign-out)").click("Vraag onderdak");
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(gea.text(".facts")).contains("18 tot en met 64, 4 tot en met 11, jonger dan 4", "vannacht geen");
        var household = gea.where();

        comesTrue(() -> {
            gea.click("Wie op onderdak wacht");
            assertThat(gea.driver().findElements(By.cssSelector("tbody tr"))).hasSize(2);
        });
        assertThat(gea.text("main")).contains("De voorrangsregel geldt vanaf 1 januari 2025: een voorbeeld");
        assertThat(gea.text("tbody tr:first-child"))
                .contains("vannacht geen slaapplek", "60 punten", "kinderen: 2, 20 punten", "Samen");
        stage.look("requests-ranked");
        comesTrue(() -> {
            gea.go(household);
            assertThat(gea.text("#places-heading ~ .scroll tbody")).contains("Hotel Zuid", "eigen gemeente");
        });
        stage.look("request-places");
        gea.click("Houd deze plekken vast").click("Het huishouden neemt dit aan");
        assertThat(gea.text("main")).contains("nam een aanbod aan, en is er nog niet");
        gea.click("Wie op onderdak wacht");
        comesTrue(() -> {
            gea.click("Wie op onderdak wacht");
            assertThat(gea.text("main")).contains(first);
        });
    }

    /** Utrecht has a place, and gives it to the household that still waits in Groningen. */
    private void shelterElsewhere() {
        var umar = stage.as("Umar", "capacity", "/locations").click("Open een locatie in Utrecht");
        open(umar, "School Noord", 4, "NAMED");
        var gea = stage.as("Gea", "allocation", "/requests");
        comesTrue(() -> {
            gea.go(stage.page("allocation", "/requests")).click(household(gea));
            assertThat(gea.text("main")).contains("Utrecht", "elders in het land", "die gemeente kiest");
        });
        var household = URI.create(gea.where()).getPath();
        var asked = gea.driver().findElement(By.xpath("//tr[th[text()='Utrecht']]//button"));
        gea.follow(asked);
        assertThat(gea.text(".timeline")).contains("Utrecht", "gevraagd");

        stage.as("Umar", "allocation", "/").click("Gevraagd aan ons");
        comesTrue(() -> {
            umar.click("Gevraagd aan ons");
            assertThat(umar.text(".timeline")).contains("1 mens uit Groningen");
        });
        umar.chooseText(id(umar, "select[name=location]"), "School Noord").click("Houd hier plekken vast");
        assertThat(umar.text(".timeline")).contains("plekken vastgehouden");

        stage.as("Gea", "allocation", household);
        comesTrue(() -> {
            gea.go(stage.page("allocation", household));
            assertThat(gea.text(".timeline")).contains("plekken vastgehouden");
        });
        gea.click("Het huishouden neemt dit aan");

        stage.as("Umar", "allocation", "/asked-offers");
        comesTrue(() -> {
            umar.click("Gevraagd aan ons");
            assertThat(umar.text(".timeline")).contains("aangenomen");
        });
        umar.click("Het huishouden is er");
        assertThat(umar.text(".empty")).contains("wordt u niets gevraagd");
        umar.click("Onze mensen");
        assertThat(umar.text(".cards")).contains("Op naam in de opvang", "1");
    }

    private void statement() {
        var gea = stage.as("Gea", "capacity", "/").click("Opgaven van de week");
        assertThat(gea.text(".note")).isEqualTo("U hebt de opgave van deze week nog niet bevestigd.");
        gea.click("Groningen");
        assertThat(gea.text("tbody")).contains("Hotel Zuid", "45", "Sporthal", "30", "17");
        stage.look("statement");
        // What the other service closed is heard of a little later.
        comesTrue(() -> {
            gea.click("Ja, dit klopt");
            assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        });

        var ria = stage.as("Ria", "capacity", "/").click("Opgaven van de week");
        assertThat(ria.driver().findElement(ROW_OF_GRONINGEN).getText()).contains("bevestigd", "75");
        stage.look("statements-of-region");
        ria.click("Groningen").fill("reason", "De sporthal had 35 plekken.").click("Stuur terug");
        assertThat(ria.text("main")).contains("teruggestuurd");

        stage.as("Gea", "capacity", "/").click("Opgaven van de week").click("Groningen");
        assertThat(gea.text(".note.bad")).isEqualTo("De regio stuurde de opgave terug: De sporthal had 35 plekken.");
        gea.click("Sporthal").click("Plekken wijzigen");
        gea.fill("on", monday.toString()).fill("number", "35").fill("reason", "Geteld met de regio");
        gea.click("Laat zien wat er verandert").click("Leg dit vast");
        comesTrue(() -> {
            gea.click("Opgaven van de week").click("Groningen");
            assertThat(gea.text("tfoot")).contains("80");
        });
        gea.click("Ja, dit klopt");
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");

        stage.as("Ria", "capacity", "/")
                .click("Opgaven van de week")
                .click("Groningen")
                .click("Akkoord");
        assertThat(ria.text("main")).contains("bevestigd en nagezien");

        var kim = stage.as("Kim", "capacity", "/").click("Opgaven van de week").click("Groningen");
        kim.click("Sluit deze week af");
        assertThat(kim.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(kim.text("main")).contains("afgesloten", "Sindsdien veranderde er niets aan deze week.");
    }

    /** What is still said about a week that is locked is seen as a difference, of which the municipality says why. */
    private void difference() {
        var gea = stage.as("Gea", "capacity", "/locations").click("Hotel Zuid").click("Plekken wijzigen");
        gea.fill("on", monday.toString()).fill("number", "42").click("Laat zien wat er verandert");
        gea.click("Leg dit vast");
        comesTrue(() -> {
            gea.click("Opgaven van de week").click("Groningen");
            assertThat(gea.text("main")).contains("Van 1 wijziging na het afsluiten is nog niet gezegd waarom.");
        });
        gea.click("Zeg waarom");
        assertThat(gea.text(".timeline"))
                .contains(
                        "nog zonder reden",
                        "Plekken (Hotel Zuid, Gemeentelijke opvang): 0 op de laatste dag, +4 over alle zeven dagen");
        gea.click("Leg dit vast");
        assertThat(gea.text(".note.bad")).contains("Waarom veranderde dit?: Vul dit in.");
        stage.look("difference-fault");
        gea.fill(id(gea, "textarea"), "Twee kamers waren eerder klaar.");
        gea.post("form[method=post]:not(.sign-out)").click("Leg dit vast");
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(gea.text(".timeline"))
                .contains("Twee kamers waren eerder klaar.")
                .doesNotContain("nog zonder reden");
        stage.look("difference");

        var ria = stage.as("Ria", "capacity", "/statements").click("Groningen").click("Laat zien wat er veranderde");
        assertThat(ria.text(".timeline")).contains("Hotel Zuid", "Twee kamers waren eerder klaar.");
    }

    private void everyoneSees() {
        var kim = stage.as("Kim", "reporting", "/");
        comesTrue(() -> {
            kim.click("Publiceren");
            assertThat(kim.text(".numbers .figure")).isEqualTo("84");
        });
        stage.look("publish");
        kim.click("Publiceer deze cijfers");
        assertThat(kim.text("h1")).startsWith("Weekcijfers: week");

        var anybody = stage.visitor().go(stage.page("reporting", "/publications"));
        assertThat(anybody.driver().findElements(By.cssSelector(".who"))).isEmpty();
        anybody.click("Week ");
        assertThat(anybody.text("main")).contains("84", "Groningen", "80", DAY.format(monday.plusDays(6)));
        stage.look("published");
        assertThat(anybody.complaints()).isEmpty();
    }

    /** Fills in the page on which a location is opened, and says that its places are there. */
    private void open(Browser municipality, String name, int places, String basis) {
        municipality
                .fill("name", name)
                .fill("on", opened.toString())
                .fill("number", Integer.toString(places))
                .fill("from", opened.toString())
                .choose("basis", basis)
                .click("Open deze locatie");
        municipality.click("Geplande plekken zijn er").fill("on", opened.toString());
        municipality.fill("number", Integer.toString(places)).click("Laat zien wat er verandert");
        municipality.click("Leg dit vast");
        assertThat(municipality.text("h1")).isEqualTo(name);
        assertThat(municipality.text(".note.good")).isEqualTo("Vastgelegd.");
    }

    /** @return what the household is called in lists */
    private static String ask(Browser municipality, List<String> numbers, String age) {
        municipality.click("Vraag onderdak voor een huishouden");
        for (int at = 1; at <= numbers.size(); at++)
            municipality
                    .choose("scheme-" + at, "LOCAL")
                    .fill("number-" + at, numbers.get(at - 1))
                    .choose("age-" + at, age);
        municipality.click("Vraag onderdak");
        assertThat(municipality.text(".note.good")).isEqualTo("Vastgelegd.");
        return municipality.text("h1").replace("Huishouden ", "");
    }

    /** Who still waits: the only one that was not offered anything. */
    private static String household(Browser municipality) {
        return municipality
                .driver()
                .findElement(By.xpath("//tbody/tr[td//span[normalize-space()='wacht']]/th"))
                .getText();
    }

    private static String id(Browser browser, String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getDomAttribute("id") + "";
    }

    /** As one writes a day in a table. */
    private static String dutch(LocalDate day) {
        return "%d-%d-%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
