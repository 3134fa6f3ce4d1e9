package nl.opvang.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import org.junit.jupiter.api.Test;

/** The figures of {@link FiguresIT} as people see them; the service is theirs, and so is what was posted. */
abstract class FigurePages {
    private static final String ON = "on=2022-03-10";

    /** As known in spring, when there was nothing yet of what came out in summer. */
    private static final String IN_SPRING = "knownAt=2022-03-02T23:00:00Z";

    /** A page as somebody in this role sees it. */
    abstract Http.Answer page(Role role, String path, String... codes);

    abstract String amsterdam();

    abstract String hall();

    @Test
    void the_country_is_told_in_numbers_a_map_a_table_and_pictures() {
        var page = shown(Role.KCIO, "/?" + ON);
        assertThat(page).contains("<h1>Opvang in Nederland</h1>").contains("10 maart 2022");
        assertThat(all(page, "class=\"tile-link ")).hasSize(25);
        assertThat(all(page, "<th scope=\"row\"><a href=\"/regions/VR\\d\\d\\?"))
                .hasSize(25);
        // Two hundred places, of which a hundred and six were occupied before it came out that it had been fewer.
        assertThat(page).contains(">200</a>", ">53,0%</a>");
        assertThat(page).contains("class=\"picture line-chart\"", "Dezelfde cijfers als tabel");
        assertThat(page).doesNotContain("style=\"", "<script>", "onclick");
    }

    @Test
    void pages_speak_english_to_who_chose_it() {
        var page = page(Role.KCIO, "/?" + ON + "&lang=en");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/?" + ON);
    }

    @Test
    void every_link_down_keeps_both_moments() {
        var page = shown(Role.KCIO, "/?" + ON + "&" + IN_SPRING);
        assertThat(page).contains("zoals bekend op 3 maart 2022 00:00");
        var links = all(page, "href=\"(/regions/[^\"]*|/explanation[^\"]*|/tables/[^\"]*|/changes[^\"]*)\"");
        assertThat(links)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        link -> assertThat(link).contains("on=2022-03-10").contains("knownAt=2022-03-02T23:00:00Z"));
        // Who looks at the latest goes on looking at the latest, unless a permanent link is asked for.
        var latest = shown(Role.KCIO, "/?" + ON);
        assertThat(all(latest, "href=\"(/regions/[^\"]*)\"")).noneMatch(link -> link.contains("knownAt"));
        assertThat(all(latest, "href=\"(/\\?on=2022-03-10&amp;knownAt=[^\"]*)\""))
                .isNotEmpty();
    }

    @Test
    void a_form_sends_a_day_and_means_its_end() {
        var page = shown(Role.KCIO, "/municipalities/GM0363?on=2022-04-01&knownOn=2022-03-02&knownTime=");
        assertThat(page).contains("zoals bekend op 2 maart 2022 23:59").contains(">99</a>");
        assertThat(page).contains("name=\"knownOn\" type=\"date\" min=\"2022-01-01\" value=\"2022-03-02\"");
        assertThat(shown(Role.KCIO, "/municipalities/GM0363?on=2022-04-01&knownOn=2022-03-02&knownTime=12:59"))
                .contains("zoals bekend op 2 maart 2022 12:59")
                .doesNotContain(">99</a>");
    }

    @Test
    void what_is_mistyped_is_named_with_its_remedy_and_the_page_is_there_all_the_same() {
        for (var mistake : List.of("on=31-12-2025", "on=2025-02-30", "on=1999-01-01", "on=9999-01-01")) {
            var page = page(Role.KCIO, "/?" + mistake);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("id=\"on-fault\"", "href=\"#on\"", "<h1>Opvang in Nederland</h1>");
        }
        for (var mistake : List.of("knownAt=yesterday", "knownOn=2025-02-30", "knownTime=12:00", "knownAt=1999-01-01"))
            assertThat(page(Role.KCIO, "/?" + mistake).body()).contains("id=\"known-fault\"", "href=\"#knownOn\"");
        assertThat(page(Role.KCIO, "/?on=%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void one_goes_down_as_far_as_one_may_see() {
        assertThat(shown(Role.KCIO, "/regions/VR13?" + ON)).contains("/municipalities/GM0363?", "Amsterdam");
        var nationally = shown(Role.KCIO, "/municipalities/GM0363?" + ON);
        assertThat(nationally)
                .contains("De cijfers per locatie ziet u met uw rol niet")
                .doesNotContain("Het schip");
        var own = shown(Role.MUNICIPALITY, "/municipalities/GM0363?" + ON, "GM0363");
        assertThat(own).contains("Het schip", location(amsterdam()));
        assertThat(shown(Role.REGION, location(amsterdam()) + "?" + ON, "VR13")).contains("<h1>Locatie Het schip</h1>");
        assertThat(shown(Role.AUDITOR, location(amsterdam()) + "?" + ON)).contains("Het schip");

        assertThat(page(Role.KCIO, location(amsterdam()) + "?" + ON).status()).isEqualTo(404);
        assertThat(page(Role.MUNICIPALITY, "/municipalities/GM0363?" + ON, "GM0014")
                        .status())
                .isEqualTo(404);
        assertThat(page(Role.MUNICIPALITY, location(amsterdam()) + "?" + ON, "GM0014")
                        .status())
                .isEqualTo(404);
        assertThat(page(Role.KCIO, "/regions/VR99").status()).isEqualTo(404);
        assertThat(page(Role.KCIO, "/municipalities/GM9999").status()).isEqualTo(404);
    }

    @Test
    void a_region_tells_who_sees_only_part_of_it_so() {
        var other = shown(Role.MUNICIPALITY, "/regions/VR13?" + ON, "GM0014");
        assertThat(other)
                .contains("De cijfers per gemeente ziet u met uw rol niet")
                .doesNotContain("GM0363");
        assertThat(shown(Role.MUNICIPALITY, "/regions/VR13?" + ON, "GM0363"))
                .contains("samen zijn zij niet de hele regio", "/municipalities/GM0363?");
    }

    @Test
    void names_stay_text() {
        var page = shown(Role.MUNICIPALITY, location(hall()) + "?" + ON, "GM0014");
        assertThat(page).contains("<h1>Locatie De &quot;hal&quot; &amp; &lt;b&gt;meer&lt;/b&gt;</h1>");
        assertThat(page).doesNotContain("<b>meer</b>");
    }

    @Test
    void nobody_has_reported_yet_is_said() {
        var page = shown(Role.KCIO, "/?on=2022-02-01&knownAt=2022-02-01T12:00:00Z");
        assertThat(page).contains("Nog geen enkele gemeente heeft iets gemeld", "nog nooit gemeld");
        assertThat(page).contains("nog geen plekken gemeld", "geen prognose gemaakt");
    }

    @Test
    void a_figure_is_explained_in_words_in_numbers_and_by_the_lines_of_its_events() {
        var rate = shown(Role.MUNICIPALITY, "/explanation?figure=rate&area=GM0363&on=2022-04-01", "GM0363");
        assertThat(rate).contains("Bezette plekken gedeeld door gerealiseerde plekken", ">80</a>", ">140</a>", "57,1%");
        var occupied = shown(Role.MUNICIPALITY, "/explanation?figure=occupied&area=GM0363&on=2022-04-01", "GM0363");
        assertThat(occupied)
                .contains("+99", "−19", "Het schip", "occupancy-counted", "/v1/occupancy?level=municipality");
        assertThat(occupied).doesNotContain("gerealiseerde plekken</td>");
        var hidden = shown(Role.KCIO, "/explanation?figure=occupied&area=GM0363&on=2022-04-01");
        assertThat(hidden).contains("+99", "−19", ">Amsterdam</span>").doesNotContain("Het schip");
        var elsewhere = shown(Role.MUNICIPALITY, "/explanation?figure=realised&area=NL&on=2022-04-01", "GM0363");
        assertThat(elsewhere)
                .contains("Het schip", "+60", "ziet u met uw rol niet")
                .doesNotContain("De kazerne");
        assertThat(shown(Role.KCIO, "/explanation?figure=gap&area=NL&on=2022-07-10"))
                .contains("Wat er is besloten");
        assertThat(shown(Role.KCIO, "/explanation?figure=registered&area=NL&on=2022-04-01"))
                .contains("Oekraïense nationaliteit");

        assertThat(page(Role.KCIO, "/explanation?figure=guess&area=NL").status())
                .isEqualTo(404);
        assertThat(page(Role.KCIO, "/explanation?figure=rate&area=x").status()).isEqualTo(404);
        assertThat(page(Role.MUNICIPALITY, "/explanation?figure=rate&area=GM0363", "GM0014")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void every_figure_of_a_page_has_an_explanation() {
        var explained = new HashSet<>(all(
                shown(Role.KCIO, "/?on=2022-07-10"),
                "href=\"(/explanation\\?figure=[a-z-]+&amp;area=(?:NL|VR13)&amp;[^\"]*)\""));
        assertThat(explained).hasSizeGreaterThanOrEqualTo(10);
        for (var address : explained)
            assertThat(page(Role.KCIO, address.replace("&amp;", "&")).status())
                    .as(address)
                    .isEqualTo(200);
    }

    @Test
    void what_became_known_between_two_moments_is_told_area_by_area() {
        var changes = shown(
                Role.KCIO, "/changes?area=NL&on=2022-04-01&since=2022-03-03T00:00:00Z&knownAt=2022-07-02T00:00:00Z");
        assertThat(changes).contains("Amsterdam-Amstelland", "<b>−19</b>", "<b>+8</b>", "99 → 80");
        assertThat(changes).doesNotContain("Twente");
        assertThat(shown(
                        Role.KCIO,
                        "/changes?area=NL&on=2022-04-01&since=2022-07-02T00:00:00Z&knownAt=2022-07-03T00:00:00Z"))
                .contains("veranderde er niets");
        assertThat(page(Role.KCIO, "/changes?area=NL&since=2022-07-02&knownAt=2022-06-01")
                        .body())
                .contains("id=\"since-fault\"");
        assertThat(page(Role.MUNICIPALITY, "/changes?area=GM0363", "GM0014").status())
                .isEqualTo(404);
        assertThat(shown(Role.MUNICIPALITY, "/changes?area=" + amsterdam() + "&on=2022-04-01", "GM0363"))
                .contains("Het schip");
    }

    @Test
    void every_table_is_a_file_as_well() {
        var page = shown(Role.AUDITOR, "/?" + ON);
        var files = all(page, "href=\"(/tables/[^\"]*)\"");
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        var areas = page(Role.KCIO, "/tables/areas.csv?area=NL&" + ON);
        assertThat(areas.header("Content-Type")).startsWith("text/csv");
        assertThat(areas.header("Content-Disposition")).contains("opvang-areas-NL-2022-03-10.csv");
        assertThat(areas.body().lines()).hasSize(26);
        assertThat(areas.body()).startsWith("area.level,area.code,area.name,realisedPlaces,outOfUsePlaces");
        for (var table : List.of("trend", "inflow", "forecast", "changes"))
            assertThat(page(Role.KCIO, "/tables/" + table + ".csv?area=NL&" + ON)
                            .status())
                    .as(table)
                    .isEqualTo(200);
        assertThat(page(Role.AUDITOR, "/tables/lines.csv?area=GM0363&figure=occupied&" + ON)
                        .body()
                        .lines())
                .hasSizeGreaterThan(1);

        assertThat(page(Role.KCIO, "/tables/lines.csv?area=GM0363&figure=occupied&" + ON)
                        .body())
                .contains("GM0363")
                .doesNotContain(amsterdam());
        assertThat(page(Role.KCIO, "/tables/lines.csv?area=NL&figure=occupied&" + ON)
                        .status())
                .isEqualTo(404);
        assertThat(page(Role.MUNICIPALITY, "/tables/areas.csv?area=VR13&" + ON, "GM0014")
                        .status())
                .isEqualTo(404);
        assertThat(page(Role.KCIO, "/tables/people.csv?area=NL").status()).isEqualTo(404);
        assertThat(page(Role.KCIO, "/tables/areas.csv?area=NL&on=soon").status())
                .isEqualTo(400);
    }

    private String shown(Role role, String path, String... codes) {
        var answer = page(role, path, codes);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        return answer.body();
    }

    private static String location(String id) {
        var parts = id.split(":", 2);
        return "/municipalities/" + parts[0] + "/locations/" + parts[1];
    }

    /** What a pattern finds, or its first group where it has one. */
    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .flatMap(found -> Stream.of(found.groupCount() == 0 ? found.group() : found.group(1)))
                .toList();
    }
}
