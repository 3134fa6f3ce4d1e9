package nl.opvang.standalone;

import static nl.opvang.standalone.Stage.comesTrue;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator has to do on a bad day: history comes in, one service cannot write it all, and a view is not to be trusted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorStoryIT {
    private static final int LOCATIONS = 40;

    private final Stage stage = new Stage("operator");

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void an_operator_reads_history_in_finds_what_was_put_aside_and_builds_a_view_anew(@TempDir Path files)
            throws Exception {
        database("alter table views.location_name add constraint full_disk check (name <> 'Hotel Ver')");
        readHistoryIn(files);
        retryWhatWasPutAside();
        buildAnew();
    }

    private void readHistoryIn(Path files) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 1; i < LOCATIONS; i++) lines.add(opening("Hotel " + i));
        lines.add(opening("Hotel Ver"));
        lines.add(lines.getFirst().replace("Hotel 1", ""));
        var file = Files.write(files.resolve("geschiedenis.ndjson"), lines);

        var olaf = stage.as("Olaf", "capacity", "/").click("Inlezen");
        assertThat(olaf.text(".empty")).isEqualTo("Er is hier nog niets ingelezen.");
        olaf.upload("file", file, "lines").click("Lees deze regels in");
        assertThat(olaf.text("h1")).startsWith("Ingelezen op ");
        olaf.watch(Stage.PATIENCE);
        assertThat(olaf.text(".note[role=status]"))
                .isEqualTo("Vastgelegd: %d. Niet vastgelegd: 1.".formatted(LOCATIONS));
        olaf.click("Laat alleen zien wat niet is vastgelegd");
        assertThat(olaf.text("tbody")).contains("Deze regel klopt niet:", "/data/opening/name");
        stage.look("import-refused");
        olaf.click("Inlezen");
        assertThat(olaf.text("tbody tr:first-child")).contains("klaar", Integer.toString(LOCATIONS));
    }

    private void retryWhatWasPutAside() throws SQLException {
        var olaf = stage.as("Olaf", "reporting", "/readers");
        comesTrue(() -> {
            olaf.click("Verwerking");
            assertThat(olaf.text(".note.bad")).startsWith("Opzij gelegd: 1 gebeurtenis.");
            assertThat(olaf.driver().findElement(reader("reporting.reports.v1")).getText())
                    .matches("(?s).*\\b0\\b.*\\b1");
        });
        assertThat(olaf.text("section tbody")).contains("location:GM0344", "full_disk");
        stage.look("put-aside");
        // Trying again does not help while what stands in the way is there.
        olaf.click("Probeer nu opnieuw");
        assertThat(olaf.text(".note.good")).startsWith("Er wordt opnieuw geprobeerd.");
        comesTrue(() -> {
            olaf.click("Verwerking");
            assertThat(olaf.text("section tbody tr td:nth-of-type(3)")).isNotEqualTo("0");
        });
        var umar = stage.as("Umar", "reporting", "/municipalities/GM0344?on=2024-03-01");
        assertThat(umar.text("main")).contains("Hotel 39").doesNotContain("Hotel Ver");

        database("alter table views.location_name drop constraint full_disk");
        stage.as("Olaf", "reporting", "/readers");
        // It is tried by itself as well, so there may be nothing left to ask for.
        if (!olaf.driver().findElements(By.cssSelector("section form")).isEmpty()) olaf.click("Probeer nu opnieuw");
        comesTrue(() -> {
            olaf.click("Verwerking");
            assertThat(olaf.text("main")).contains("Er is niets opzij gelegd.");
        });
        stage.as("Umar", "reporting", "/municipalities/GM0344?on=2024-03-01");
        // Such a page is written anew aside, while who asks gets what is there.
        comesTrue(() -> {
            umar.go(stage.page("reporting", "/municipalities/GM0344?on=2024-03-01"));
            assertThat(umar.text("main")).contains("Hotel Ver");
        });
    }

    private void buildAnew() throws SQLException {
        // What somebody once wrote into a table by hand.
        stage.service("reporting")
                .getBean(JdbcTemplate.class)
                .update("update views.location_name set name = 'Motel 7' where name = 'Hotel 7'");
        var umar = stage.as("Umar", "reporting", "/municipalities/GM0344?on=2024-03-01");
        comesTrue(() -> {
            umar.go(stage.page("reporting", "/municipalities/GM0344?on=2024-03-01"));
            assertThat(umar.text("main")).contains("Motel 7");
        });

        var olaf = stage.as("Olaf", "reporting", "/readers").click("Opnieuw opbouwen");
        olaf.choose("projection", "reports").click("Bouw het opnieuw op");
        olaf.watch(Stage.PATIENCE);
        assertThat(olaf.text(".facts")).contains("reports", "opgebouwd en vergeleken");
        assertThat(olaf.text(".note.warn")).isEqualTo("1 rij verschilt van wat er staat.");
        assertThat(olaf.text("tbody")).contains("location_name", "zegt iets anders", "name");
        stage.look("built-anew");
        olaf.fill("reason", "Motel 7 heet Hotel 7").click("Neem deze rijen in gebruik");
        olaf.watch(Stage.PATIENCE);
        assertThat(olaf.text("main")).contains("Er wordt nu niets opgebouwd.");
        assertThat(olaf.text("tbody")).contains("in gebruik genomen", "Motel 7 heet Hotel 7");

        stage.as("Umar", "reporting", "/municipalities/GM0344?on=2024-03-01");
        comesTrue(() -> {
            umar.go(stage.page("reporting", "/municipalities/GM0344?on=2024-03-01"));
            assertThat(umar.text("main")).contains("Hotel 7").doesNotContain("Motel 7");
        });
    }

    private static By reader(String group) {
        return By.xpath("//tr[th[normalize-space()='" + group + "']]");
    }

    private static String opening(String name) {
        return """
            {"id":"%s","type":"open-location","municipality":"GM0344","knownAt":"2024-01-10T08:00:00Z",\
            "data":{"locationId":"%s","opening":{"effectiveOn":"2024-01-01","name":"%s","kind":"MUNICIPAL",\
            "stayLength":"LONG","buildingType":"HOTEL","privacyLevel":"OWN_ROOM","ownFacilities":[],\
            "availableFrom":"2024-02-01","plannedPlaces":80}}}\
            """.formatted(UUID.randomUUID(), UUID.randomUUID(), name);
    }

    /** As somebody would who has the keys to the database of reporting. */
    private void database(String sql) throws SQLException {
        var owned = stage.service("reporting")
                .getBean(Flyway.class)
                .getConfiguration()
                .getDataSource();
        try (var session = owned.getConnection();
                var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
