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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** Money that is asked for, looked into and decided about, in the browsers of all whom it concerns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoneyStoryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LONGEST_WAIT = "opvang.http.longest-wait";

    /** What is asked for a year that has not begun is never late. */
    private final int year = LocalDate.now(Netherlands.ZONE).getYear() + 1;

    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = patient(data);
    private final Browser browser = Browser.open();

    /** A page that is to contain what was just written waits for it as long as a slow machine takes. */
    private static Standalone patient(DataDirectory data) {
        System.setProperty(LONGEST_WAIT, "2m");
        try {
            return Standalone.start(data, Ports.free(), line -> {});
        } finally {
            System.clearProperty(LONGEST_WAIT);
        }
    }

    @BeforeAll
    void begin() throws Exception {
        put("funding", "/v1/norms/" + UUID.randomUUID(), Role.MINISTRY, null, """
            {"scheme": "MUNICIPAL", "amount": "44.00", "validFrom": "2024-01-01", "certainty": "HIGH", "source": "A test."}\
            """);
        for (var code : List.of("GM0014", "GM0344"))
            for (var service : List.of("capacity", "allocation", "funding"))
                put(service, "/v1/municipalities/" + code + "/history-import-closing", Role.OPERATOR, null, "{}");
    }

    @AfterAll
    void stop() {
        browser.close();
        opvang.close();
        data.close();
    }

    @Test
    void a_municipality_asks_an_advance_that_one_assesses_another_decides_and_a_third_decides_again() {
        var dossier = ask();
        questionAndAnswer(dossier);
        adviseAndDecide(dossier);
        objectAndDecideAgain(dossier);
        pay(dossier);
    }

    /** @return the address of the dossier */
    private String ask() {
        var gea = as("Gea", "/applications");
        assertThat(gea.text(".empty")).isEqualTo("Er is nog niets aangevraagd.");
        both("/applications", "applications-none");
        gea.click("Vraag een voorschot");
        both("/municipalities/GM0014/new-advance", "advance-form");
        gea.chooseText("year", Integer.toString(year))
                .fill("from1", year - 1 + "-01-01")
                .fill("places1", "100")
                .fill("livingAllowance", "veel")
                .click("Laat zien wat u vraagt");
        assertThat(gea.text(".note.bad"))
                .contains(
                        "Plekken, vanaf een dag, Vanaf: Deze dag valt niet in het jaar dat u koos.",
                        "Leefgeld: Vul een bedrag in, zoals 1.500,00.");
        look("advance-faults");
        gea.fill("from1", year + "-01-01")
                .fill("from2", year + "-07-01")
                .fill("places2", "120")
                .fill("livingAllowance", "10.000")
                .click("Laat zien wat u vraagt");
        var amount = amount();
        assertThat(gea.text("tfoot")).contains(amount);
        look("advance-outlook");
        // What history says is heard of a little later.
        await().atMost(PATIENCE).untilAsserted(() -> {
            gea.click("Laat zien wat u vraagt").click("Verstuur");
            assertThat(gea.text("h1")).isEqualTo("Voorschot " + year + " van Groningen");
        });
        assertThat(gea.text(".note.good")).isEqualTo("Vastgelegd.");
        assertThat(gea.text("main"))
                .contains("wacht op beoordeling", "NOO of ministerie", amount, "Trek de aanvraag in");
        var dossier = URI.create(gea.where()).getPath();
        both(dossier, "dossier-applied");
        gea.click("Trek de aanvraag in").click("Trek de aanvraag in");
        assertThat(gea.text(".note.bad")).contains("Waarom trekt u haar in?: Vul dit in.");
        look("withdrawal-fault");
        return dossier;
    }

    /** 100 places in the first half of the year and 120 in the second, and 10,000 of living allowance. */
    private String amount() {
        long first =
                LocalDate.of(year, 7, 1).toEpochDay() - LocalDate.of(year, 1, 1).toEpochDay();
        long euros = (first * 100 + 184 * 120) * 44 + 10_000;
        return "%,d".formatted(euros).replace(',', '.') + ",00";
    }

    private void questionAndAnswer(String dossier) {
        var noor = as("Noor", "/work");
        await().atMost(PATIENCE).untilAsserted(() -> {
            noor.go(page("/work"));
            assertThat(noor.text("tbody")).contains("Beoordelen", "Groningen");
        });
        noor.click("Beoordelen");
        assertThat(URI.create(noor.where()).getPath()).isEqualTo(dossier);
        assertThat(noor.text("main")).doesNotContain("Trek de aanvraag in", "Neem dit besluit");
        noor.click("Vraag om informatie");
        both(URI.create(noor.where()).getPath(), "step-question");
        noor.click("Stel deze vraag");
        assertThat(noor.text(".note.bad")).contains("Uw vraag: Vul dit in.");
        noor.fill("text", "Welke locaties zijn het?");
        // Sent twice it is one question.
        noor.post("form[method=post]:not(.sign-out)").click("Stel deze vraag");
        assertThat(noor.text("main")).contains("wacht op antwoord", "staat stil tot er een antwoord is");

        var gea = as("Gea", "/applications");
        assertThat(gea.text("tbody")).contains("wacht op antwoord", "gemeente: Vragen beantwoorden");
        both("/applications", "applications-one");
        gea.click("Voorschot").click("Beantwoord de vraag");
        assertThat(gea.text(".said")).contains("Welke locaties zijn het?");
        both(URI.create(gea.where()).getPath(), "step-answer");
        gea.fill("text", "De twee aan de haven.").click("Verstuur het antwoord");
        assertThat(gea.text(".timeline")).contains("Welke locaties zijn het?", "De twee aan de haven.");
        assertThat(gea.driver().findElements(By.cssSelector(".timeline > li"))).hasSize(3);
    }

    private void adviseAndDecide(String dossier) {
        var noor = as("Noor", dossier);
        noor.click("Beoordeel");
        both(URI.create(noor.where()).getPath(), "step-assessment");
        noor.tick("verdict-PART").fill("amount", "99.000.000").click("Leg dit advies vast");
        assertThat(noor.text(".note.bad")).contains("Bedrag: Dit is meer dan er is gevraagd", "Waarom?: Vul dit in.");
        look("step-assessment-faults");
        noor.fill("amount", "1.500.000").fill("text", "De plekken van de zomer staan nog niet vast.");
        noor.click("Leg dit advies vast");
        assertThat(noor.text("main")).contains("beoordeeld, wacht op besluit").doesNotContain("Neem dit besluit");
        noor.go(page(request(noor, "question").replace("/question", "/approval")));
        assertThat(noor.text("h1")).isEqualTo("Dit mag u niet");

        var mia = as("Mia", "/work");
        mia.click("Goedkeuren").click("Besluit");
        assertThat(mia.text("main")).contains("De plekken van de zomer staan nog niet vast.");
        both(URI.create(mia.where()).getPath(), "step-approval");
        mia.click("Neem dit besluit");
        assertThat(mia.text("main")).contains("toekennen, € 1.500.000,00");

        var gea = as("Gea", "/applications");
        assertThat(gea.text("tbody")).contains("toegekend", "ministerie: Betalen", "geen termijn");
        gea.click("Voorschot");
        both(dossier, "dossier-granted");
        gea.click("Lees of print het besluit");
        assertThat(gea.text(".letter")).contains("toekennen, € 1.500.000,00", "De plekken van de zomer");
        both(URI.create(gea.where()).getPath(), "decision");
        assertThat(browser.print("decision")).as("pages of paper").isEqualTo(1);
    }

    private void objectAndDecideAgain(String dossier) {
        var gea = as("Gea", dossier);
        gea.click("Maak bezwaar");
        both(URI.create(gea.where()).getPath(), "step-objection");
        gea.fill("text", "De plekken zijn gehuurd.").click("Dien dit bezwaar in");
        assertThat(gea.text("main")).contains("bezwaar gemaakt");

        var noor = as("Noor", dossier);
        noor.click("Beoordeel")
                .tick("verdict")
                .fill("text", "Zij zijn gehuurd.")
                .click("Leg dit advies vast");

        var mia = as("Mia", dossier);
        assertThat(mia.text("main")).contains("U nam het besluit waartegen bezwaar is gemaakt.");
        look("dossier-barred");
        var approval = request(mia, "assessment").replace("/assessment", "/approval");
        mia.go(page(approval));
        assertThat(mia.text(".note.bad")).contains("Daarom moet iemand anders op het bezwaar besluiten.");
        assertThat(mia.driver().findElements(By.cssSelector("form[method=post]:not(.sign-out)")))
                .isEmpty();
        both(approval, "step-refused");
        postAnyhow(approval);
        assertThat(mia.text(".note.bad")).contains("Daarom moet iemand anders op het bezwaar besluiten.");
        assertThat(mia.go(page(dossier)).text("main")).contains("beoordeeld, wacht op besluit");

        as("Mark", dossier).click("Besluit").click("Neem dit besluit");
        assertThat(as("Gea", dossier).text("main")).contains("toegekend", amount(), "Besluit");
        browser.click("Lees of print het besluit");
        assertThat(browser.text(".letter")).contains("Dit is besloten op een bezwaar.");

        // Of whom it is not, to them it does not exist.
        var umar = as("Umar", dossier);
        assertThat(umar.text("h1")).isEqualTo("Deze pagina is er niet");
    }

    /** Who orders a payment does not release it. */
    private void pay(String dossier) {
        var payments = dossier.replace("/advances/", "/payments/");
        assertThat(as("Gea", dossier).click("De betalingen van dit jaar").text("h1"))
                .isEqualTo("Betalingen " + year + " aan Groningen");
        assertThat(browser.text("main"))
                .contains("Nog te betalen: € " + amount())
                .doesNotContain("Geef opdracht");
        var mark = as("Mark", "/work");
        mark.click("Betalen");
        both(payments, "payments-none");
        mark.click("Geef opdracht tot betalen of terugvorderen");
        both(URI.create(mark.where()).getPath(), "payment-form");
        mark.fill("amount", "99.000.000").click("Laat zien wat u vraagt");
        assertThat(mark.text(".note.bad")).contains("Dit is meer dan er die kant op te gaan heeft.");
        look("payment-refused");
        mark.fill("amount", amount()).click("Laat zien wat u vraagt");
        look("payment-outlook");
        mark.post("form[method=post]:not(.sign-out)").click("Verstuur");
        assertThat(mark.text("main"))
                .contains("wacht op vrijgave", "U gaf zelf deze opdracht. Iemand anders moet haar vrijgeven.")
                .doesNotContain("Keur goed en geef vrij");
        both(payments, "payments-ordered");
        var approval = link(mark, "/orders/", "/cancellation").replace("/cancellation", "/approval");
        mark.go(page(approval));
        assertThat(mark.text(".note.bad")).contains("U gaf zelf deze opdracht.");
        both(approval, "payment-barred");

        var mia = as("Mia", "/work");
        mia.click("Betaling vrijgeven").click("Keur goed en geef vrij");
        both(approval, "payment-approval");
        mia.click("Keur goed");
        assertThat(mia.text(".note.bad")).contains("Waarom mag het gaan?: Vul dit in.");
        mia.fill("reason", "Zoals besloten").click("Keur goed");
        assertThat(mia.text("main")).contains("vrijgegeven", "Zoals besloten");
        mia.click("Bevestig wat de bank meldt");
        both(URI.create(mia.where()).getPath(), "payment-confirmation");
        mia.fill("reference", "NL-4711").click("Leg dit vast");

        assertThat(as("Gea", "/applications").text("main")).contains("Betalingen");
        both("/applications", "applications-paid");
        browser.click("Betalingen " + year);
        assertThat(browser.text("tbody")).contains("bevestigd door de bank", "NL-4711", amount());
        assertThat(browser.driver().findElements(By.cssSelector(".timeline > li")))
                .hasSize(3);
        both(payments, "payments-confirmed");
    }

    @Test
    void every_form_of_an_applicant_shows_what_is_wrong_and_what_would_be_asked() {
        var umar = as("Umar", "/applications");
        for (var kind : List.of("claim", "account", "transition")) {
            both("/municipalities/GM0344/new-" + kind, kind + "-form");
            umar.click("Laat zien wat u vraagt");
            assertThat(umar.text(".note.bad")).contains("Dit klopt nog niet", "Vul");
            look(kind + "-faults");
        }
        umar.fill("description", "Een kantoor bewoonbaar maken")
                .fill("suitability", "Kamers, keukens en een wasruimte")
                .fill("execution", "Met een aanbesteding")
                .fill("parties", "Bouwbedrijf A, Bouwbedrijf B")
                .fill("places", "120")
                .fill("budget", "1.850.000")
                .fill("depreciationMonths", "60")
                .fill("from", year + "-03-01")
                .fill("lastDay", year + "-08-31")
                .fill("availableFrom", year + "-09-01")
                .fill("availableLastDay", year + 5 + "-08-31");
        umar.click("Laat zien wat u vraagt");
        assertThat(umar.text("main")).contains("Bouwbedrijf A, Bouwbedrijf B", "1.850.000,00");
        await().atMost(PATIENCE).untilAsserted(() -> {
            umar.click("Laat zien wat u vraagt").click("Verstuur");
            assertThat(umar.text("h1")).contains("Transitiekosten vanaf " + year + " van Utrecht");
        });
        var transition = URI.create(umar.where()).getPath();
        both(transition, "dossier-transition");
        as("Noor", transition).click("Meld dat de aanvraag volledig is");
        both(URI.create(browser.where()).getPath(), "step-completeness");
        browser.click("De aanvraag is volledig");
        assertThat(browser.text(".timeline")).contains("Aanvraag volledig bevonden");
        carryOut(transition);

        var claimed = as("Umar", "/municipalities/GM0344/new-claim");
        claimed.fill("actualCosts", "250.000").fill("reference1", "Z-1").fill("hash1", "a".repeat(64));
        claimed.click("Laat zien wat u vraagt").click("Verstuur");
        assertThat(claimed.text("main")).contains("Werkelijke kosten", "250.000,00", "Z-1");
        both(URI.create(claimed.where()).getPath(), "dossier-claim");

        account();
        var ria = as("Ria", "/applications");
        ria.click("Vraag kosten van eerste opvang");
        both("/regions/VR01/new-first-reception", "first-reception-form");
        ria.click("Laat zien wat u vraagt");
        assertThat(ria.text(".note.bad")).contains("Kosten 1, Soort kosten: Vul dit in.");
        receiveFirst(ria);
    }

    /** What is said about a transition when its plan is granted. */
    private void carryOut(String transition) {
        assertThat(as("Umar", transition).text("main")).doesNotContain("Een aanvulling vragen");
        decide(transition, "Noor", "Mia");
        as("Umar", transition);
        for (var addition : List.of("supplement", "conversion", "actuals", "location")) {
            both(transition + "/new-" + addition, "transition-" + addition);
            browser.click("Laat zien wat u vraagt");
            assertThat(browser.text(".note.bad")).contains("Dit klopt nog niet", "Vul");
        }
        browser.fill("location", "https://opvang.example/municipalities/GM0344/locations/" + UUID.randomUUID())
                .click("Laat zien wat u vraagt")
                .click("Verstuur");
        assertThat(browser.text("main")).contains("Wat ervan kwam", "Locatie genoemd");
        browser.click("Werkelijke kosten opgeven")
                .fill("invested", "1.700.000")
                .fill("reference1", "Z-3")
                .fill("hash1", "c".repeat(64))
                .click("Laat zien wat u vraagt");
        look("transition-actuals-outlook");
        browser.click("Verstuur");
        browser.click("Een aanvulling vragen").fill("expected", "1.900.000").fill("grounds", "Asbest gevonden");
        browser.click("Laat zien wat u vraagt");
        assertThat(browser.text(".note.bad")).contains("Een aanvulling is niet nodig.");
        browser.fill("expected", "2.200.000").click("Laat zien wat u vraagt");
        assertThat(browser.text("main")).contains("€ 165.000,00");
        browser.click("Verstuur");
        assertThat(browser.text("main")).contains("Aanvulling, gevraagd op", "€ 1.700.000,00");
        as("Noor", transition).click("Een afspraak vastleggen");
        both(transition + "/new-arrangement", "transition-arrangement");
        browser.fill("text", "Het ministerie draagt de leegstand van het eerste halfjaar")
                .click("Laat zien wat u vraagt")
                .click("Verstuur");
        assertThat(browser.text("main")).contains("Het ministerie draagt de leegstand");
        as("Umar", transition);
        both(transition, "dossier-transition-carried-out");
    }

    /** What first reception cost, told by the region and a municipality of it, and paid. */
    private void receiveFirst(Browser ria) {
        ria.chooseText("from", "1 juli 2023 tot en met 31 december 2023");
        costs("400.000").click("Laat zien wat u vraagt").click("Verstuur");
        assertThat(ria.text("h1")).isEqualTo("Eerste opvang vanaf 1 juli 2023 in Groningen");
        var dossier = URI.create(ria.where()).getPath();
        decide(dossier, "Mark", "Mia");
        as("Ria", dossier).click("Werkelijke kosten van eerste opvang opgeven");
        both(dossier + "/new-actuals", "first-reception-actuals");
        costs("300.000").fill("reference1", "Z-4").fill("hash1", "d".repeat(64));
        browser.click("Laat zien wat u vraagt").click("Verstuur");
        assertThat(browser.text("main")).contains("Werkelijke kosten", "€ 300.000,00");

        as("Gea", "/applications").click("Geef uitgaven voor eerste opvang op");
        both("/municipalities/GM0014/new-first-reception-spending", "first-reception-spending-form");
        browser.chooseText("from", "1 juli 2023 tot en met 31 december 2023");
        costs("50.000").fill("reference1", "Z-5").fill("hash1", "e".repeat(64));
        browser.click("Laat zien wat u vraagt").click("Verstuur");
        assertThat(browser.text("h1")).isEqualTo("Uitgaven van Groningen voor eerste opvang");
        assertThat(browser.text("main")).contains("€ 50.000,00", "Z-5");
        both(URI.create(browser.where()).getPath(), "first-reception-spending");
        browser.go(page("/applications")).click("Uitgaven van Groningen voor eerste opvang, 1 juli 2023");
        assertThat(browser.text("h1")).isEqualTo("Uitgaven van Groningen voor eerste opvang");

        as("Mark", dossier);
        assertThat(browser.text("main")).contains("Uitgegeven door Groningen", "Nog te betalen: € 350.000,00");
        browser.click("Geef opdracht tot betalen of terugvorderen")
                .click("Laat zien wat u vraagt")
                .click("Verstuur");
        assertThat(browser.text("main")).contains("U gaf zelf deze opdracht.");
        as("Mia", dossier).click("Keur goed en geef vrij").fill("reason", "Zoals besloten");
        browser.click("Keur goed");
        assertThat(browser.text("main")).contains("vrijgegeven");
        both(dossier, "dossier-first-reception");
    }

    private Browser costs(String euros) {
        return browser.fill("category1", "Bussen").fill("amount1", euros);
    }

    /** Somebody advises what somebody else decides. */
    private void decide(String dossier, String assessor, String approver) {
        as(assessor, dossier)
                .click("Beoordeel")
                .tick("verdict")
                .fill("text", "Zoals gevraagd")
                .click("Leg dit advies vast");
        as(approver, dossier).click("Besluit").click("Neem dit besluit");
    }

    private void account() {
        var umar = as("Umar", "/municipalities/GM0344/new-account");
        umar.fill("livingAllowance", "300.000").fill("transitionCosts", "0").fill("receipts", "12.500,50");
        umar.fill("reference1", "Z-2")
                .fill("hash1", "b".repeat(64))
                .click("Laat zien wat u vraagt")
                .click("Verstuur");
        assertThat(umar.text("main")).contains("Vaststelling", "300.000,00", "12.500,50");
        var settlement = URI.create(umar.where()).getPath();
        var account = umar.where().replaceAll(".*saved=([^&]*).*", "$1");
        both(settlement, "dossier-settlement");
        as("Mark", settlement);
        both(settlement + "/requests/" + account + "/assessment", "step-settlement");
        assertThat(as("Noor", settlement).text("h1")).isEqualTo("Dit mag u niet");
    }

    /** The path of a step that is offered on the page of a dossier. */
    private static String request(Browser browser, String step) {
        return link(browser, "/requests/", "/" + step);
    }

    private static String link(Browser browser, String within, String end) {
        var link = browser.driver().findElement(By.cssSelector("a[href*='%s'][href$='%s']".formatted(within, end)));
        return URI.create(link.getDomProperty("href") + "").getPath();
    }

    /** Sends a decision that no form was offered for, as somebody would who wrote one. */
    private void postAnyhow(String path) {
        browser.driver()
                .executeScript("""
                    const form = document.createElement('form');
                    form.method = 'post';
                    form.action = arguments[0];
                    for (const [name, value] of [['_csrf', document.querySelector('input[name=_csrf]').value],
                            ['id', arguments[1]], ['verdict', 'WHOLE'], ['text', 'Zelf besloten']]) {
                        const input = document.createElement('input');
                        input.type = 'hidden';
                        input.name = name;
                        input.value = value;
                        form.append(input);
                    }
                    const button = document.createElement('button');
                    button.textContent = 'Toch';
                    form.append(button);
                    document.querySelector('main').append(form)\
                    """, page(path).toString(), UUID.randomUUID().toString());
        browser.click("Toch");
    }

    private void put(String service, String path, Role role, @Nullable String area, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(opvang.uri(service) + path))
                .header("Authorization", "Bearer " + opvang.token(role, area))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private Browser as(String person, String path) {
        return browser.forget().go(page(path) + "?lang=nl").click(person);
    }

    private URI page(String path) {
        return URI.create(opvang.uri("funding") + path);
    }

    /** Looks at a page in English and then in Dutch, and stays there. */
    private void both(String path, String name) {
        for (var language : List.of("en", "nl")) {
            browser.go(page(path + "?lang=" + language));
            look(name + "-" + language);
        }
    }

    private void look(String name) {
        browser.screenshot("money-" + name);
        browser.assertAccessible();
    }
}
