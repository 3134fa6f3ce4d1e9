package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.Select;

/** A real Chromium without a window, as one person uses it. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "pages");
    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final Pattern PAGE_OF_PDF = Pattern.compile("/Type\\s*/Page\\b");
    private static final String AXE = axe();

    /** As wide as somebody may set it who reads more easily so (WCAG 2.2, 1.4.12). */
    private static final String WIDER_SPACING = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }'
            + ' p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet]\
        """;

    /** What makes the page scroll sideways at 400 percent, but for what scrolls by itself; nothing when nothing does. */
    private static final String TOO_WIDE = """
        if (document.documentElement.scrollWidth <= 320) return '';
        const wide = [...document.body.querySelectorAll('*')]
            .filter(each => each.getBoundingClientRect().right > 320 && !each.closest('.scroll'));
        return wide.map(each => each.outerHTML.slice(0, 200)).join('\\n').slice(0, 2000) || 'the page'\
        """;

    private static final String SHOWS_FOCUS = """
        const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
        // A date shows by itself which of its parts has the focus.
        const hasParts = element.matches('input[type=date], input[type=time]');
        const outlined = () => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        // What is drawn shows it in the drawing.
        const drawn = () => [...element.querySelectorAll('rect')].some(each => parseFloat(getComputedStyle(each).strokeWidth) >= 4);
        const shows = () => hasParts || (outlined() || drawn()) && box.bottom > 0 && box.right > 0 && box.width > 0 && box.height > 0;
        """;

    /** What is wrong with where the focus is now; nothing when all is well. */
    private static final String STOP = SHOWS_FOCUS + """
        const before = window.stopBefore;
        if (element === document.body) return 'end';
        window.stopBefore = element;
        const at = [...element.getClientRects()].find(each => each.width > 0 && each.height > 0) ?? box;
        const there = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
        const wrong = arguments[0] && !location.hash && !element.matches('.skip') ? 'is first'
            : !shows() ? 'does not show that it has the focus'
            : there && !element.contains(there) && !there.contains(element) ? 'is hidden behind ' + there.outerHTML
            : before === element && !hasParts ? 'keeps the focus'
            : before && before !== element && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
                ? 'comes before ' + before.outerHTML
            : '';
        return wrong && element.outerHTML.slice(0, 300) + ' ' + wrong.slice(0, 300)\
        """;

    /** Of those who use it; English is asked for by the switch of the pages. */
    private static final String USUAL_LANGUAGE = "nl";

    private static final int USUAL_WIDTH = 1280;
    private static final int USUAL_HEIGHT = 900;
    private static final int MOST_STOPS = 40;

    private final ChromeDriver driver;
    private int width = USUAL_WIDTH;
    private int height = USUAL_HEIGHT;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2)).scriptTimeout(Duration.ofMinutes(2));
        resize();
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Browser open() {
        return new Browser(start(new ChromeOptions()));
    }

    static Browser withoutScripts() {
        return new Browser(start(new ChromeOptions()
                .setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2))));
    }

    private static ChromeDriver start(ChromeOptions options) {
        var told = new LoggingPreferences();
        told.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", told);
        options.setBinary(program("CHROMIUM", "chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--lang=" + USUAL_LANGUAGE,
                "--accept-lang=" + USUAL_LANGUAGE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("CHROMEDRIVER", "chromedriver").toFile())
                // Where Debian's chromium-l10n is there as well, dates and files are chosen in Dutch.
                .withEnvironment(Map.of("LANGUAGE", USUAL_LANGUAGE))
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path program(String variable, String name) {
        var named = System.getenv(variable);
        if (named != null) return Path.of(named);
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The tests of pages need " + name
                        + ", and it is not on the PATH: on Debian, apt-get install --no-install-recommends chromium"
                        + " chromium-driver; elsewhere, say in " + variable + " where it is"));
    }

    Browser go(String address) {
        driver.get(address);
        return this;
    }

    Browser go(URI address) {
        return go(address.toString());
    }

    /** Clicks what is written so, and waits for the page that it leads to. */
    Browser click(String text) {
        // A page that shows progress may put another in its place meanwhile.
        return leave(() -> await().atMost(Duration.ofMinutes(2))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> find(text).click()));
    }

    /** Clicks this, and waits for the page that it leads to. */
    Browser follow(WebElement element) {
        return leave(element::click);
    }

    private Browser leave(Runnable click) {
        var left = driver.findElement(By.cssSelector("body > *"));
        click.run();
        await().atMost(Duration.ofMinutes(2)).until(() -> isGone(left));
        return this;
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    /** Fills in a field by its id, as a script would: a date is typed in another order in every language. */
    Browser fill(String id, String value) {
        driver.executeScript("document.getElementById(arguments[0]).value = arguments[1]", id, value);
        return this;
    }

    /** Chooses one of a list by its value. */
    Browser choose(String id, String value) {
        new Select(driver.findElement(By.id(id))).selectByValue(value);
        return this;
    }

    /** Chooses one of a list by what is written there. */
    Browser chooseText(String id, String text) {
        new Select(driver.findElement(By.id(id))).selectByVisibleText(text);
        return this;
    }

    /** Chooses one of a few by its id. */
    Browser tick(String id) {
        driver.findElement(By.id(id)).click();
        return this;
    }

    /** Chooses a file, and waits until what is in it stands in the text field that it is for. */
    Browser upload(String id, Path file, String into) {
        driver.executeScript("document.getElementById(arguments[0]).value = ''", into);
        driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !Objects.requireNonNullElse(
                                driver.findElement(By.id(into)).getDomProperty("value"), "")
                        .isEmpty());
        return this;
    }

    /** Waits for long work without loading its page, and follows where that then leads to; it may be over already. */
    Browser watch(Duration patience) {
        await().atMost(patience)
                .until(() ->
                        driver.findElements(By.cssSelector("#progress[hx-get]")).isEmpty());
        return driver.findElements(By.cssSelector("#progress [role=alert]")).isEmpty()
                ? this
                : click("Laat zien wat eruit kwam");
    }

    /** Sends a form, and stays on the page as if nothing was sent. */
    Browser post(String selector) {
        return post(selector, "opaqueredirect");
    }

    /** The same with a form that is answered by a page at once. */
    Browser postInPlace(String selector) {
        return post(selector, "basic");
    }

    private Browser post(String selector, String expected) {
        var answer = driver.executeAsyncScript("""
            const [selector, done] = arguments;
            const form = document.querySelector(selector);
            fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'}).then(
                answer => done(answer.type), failure => done(String(failure)))\
            """, selector);
        assertThat(answer).as("where it leads to").isEqualTo(expected);
        return this;
    }

    /** What says just this, else what has it in what it says: links before buttons. */
    private WebElement find(String text) {
        var offered = Stream.of("a", "button")
                .flatMap(tag -> driver.findElements(By.tagName(tag)).stream())
                .filter(element -> element.getText().contains(text))
                .toList();
        return offered.stream()
                .filter(element -> element.getText().equals(text))
                .findFirst()
                .or(() -> offered.stream().findFirst())
                .orElseThrow(() -> new AssertionError("no \"" + text + "\" on " + where() + ":\n" + source()));
    }

    String where() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** Like one that nobody ever signed in with. */
    Browser forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        return this;
    }

    Browser press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
        return this;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** In CSS pixels: 320 is a window of 1280 at 400 percent. */
    Browser width(int pixels) {
        width = pixels;
        return resize();
    }

    /** In CSS pixels. */
    Browser height(int pixels) {
        height = pixels;
        return resize();
    }

    private Browser resize() {
        driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** What the page says to the console: violations of its own policy, files that are not there, errors of scripts. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                // The page that tells of an error has its status, which the console repeats.
                .filter(entry -> !entry.getMessage().contains("the server responded with a status of"))
                .map(Object::toString)
                .toList();
    }

    /** Nothing in the console, nothing that axe finds, and no scrolling sideways where the page is narrow, also with wider spacing. */
    void assertAccessible() {
        assertThat(complaints()).as(where()).isEmpty();
        driver.executeScript(AXE);
        var violations = driver.executeAsyncScript("""
            const [tags, done] = arguments;
            axe.run({runOnly: tags}).then(
                found => done(found.violations.flatMap(
                    rule => rule.nodes.map(node => rule.id + ": " + rule.help + ": " + node.html))),
                failure => done([String(failure)]))\
            """, WCAG_2_2_AA);
        assertThat(violations).as(where()).isEqualTo(List.of());
        width(320);
        assertThat(driver.executeScript(TOO_WIDE)).as(where()).isEqualTo("");
        driver.executeScript(WIDER_SPACING);
        assertThat(driver.executeScript(TOO_WIDE))
                .as("with wider spacing: " + where())
                .isEqualTo("");
        driver.executeScript("document.adoptedStyleSheets = []");
        width(USUAL_WIDTH);
        // What axe did may have been refused by the policy of the page: that is not the page's fault.
        complaints();
    }

    /**
     * The same page in another language: what it is the answer to is sent again, and a form that is sent twice does no more
     * than one that is sent once.
     */
    Browser inLanguage(String code) {
        var chosen = driver.executeAsyncScript("""
            const [code, done] = arguments;
            fetch('/?lang=' + code, {redirect: 'manual'}).then(answer => done(answer.type), failure => done(String(failure)))\
            """, code);
        assertThat(chosen).as("choosing " + code).isEqualTo("opaqueredirect");
        driver.navigate().refresh();
        assertThat(driver.executeScript("return document.documentElement.lang"))
                .as(where())
                .isEqualTo(code);
        return this;
    }

    /**
     * Goes from stop to stop, until the end of the page or the most that a patient person would: the first leads past what is on every page,
     * each shows where one is, none keeps the focus, and they follow each other as what is on the page does.
     */
    Browser assertKeyboardLeadsThrough() {
        driver.executeScript("document.activeElement.blur(); window.scrollTo(0, 0); window.stopBefore = null");
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            new Actions(driver).sendKeys(Keys.TAB).perform();
            var wrong = Objects.requireNonNull(driver.executeScript(STOP, stop == 0));
            if (wrong.equals("end")) break;
            assertThat(wrong).as(where()).isEqualTo("");
        }
        return this;
    }

    /** Whether whatever has the focus can be seen to have it. */
    void assertFocusVisible() {
        var visible = driver.executeScript(SHOWS_FOCUS + "return document.activeElement === document.body || shows()");
        assertThat(visible)
                .as(driver.switchTo().activeElement().getText() + " on " + where())
                .isEqualTo(true);
    }

    void screenshot(String name) {
        screenshot(SCREENSHOTS, name);
    }

    void screenshot(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it comes out of a printer: the number of its pages. */
    int print(String name) {
        var printed = driver.print(new PrintOptions());
        var file = Base64.getDecoder().decode(printed.getContent());
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".pdf"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) PAGE_OF_PDF
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
