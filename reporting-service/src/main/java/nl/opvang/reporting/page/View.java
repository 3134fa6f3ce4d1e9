package nl.opvang.reporting.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.plumbing.ledger.Area;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at, whole: its address says all of it, so that another sees the same.
 *
 * @param knownAt null for the latest possible
 */
record View(Area area, LocalDate on, @Nullable Instant knownAt, Shade shade) {
    /** The same of another area. */
    public View of(String code) {
        return new View(Area.parse(code), on, knownAt, shade);
    }

    public View on(LocalDate day) {
        return new View(area, day, knownAt, shade);
    }

    public View knownAt(@Nullable Instant moment) {
        return new View(area, on, moment, shade);
    }

    public View shaded(Shade by) {
        return new View(area, on, knownAt, by);
    }

    /** Where the area's own page stands. */
    public String page() {
        return path() + "?" + moments() + shading();
    }

    /** The page's path alone, for a form that asks for other moments. */
    public String path() {
        return switch (area) {
            case Area.Country _ -> "/";
            case Area.Region in -> "/regions/" + in.code();
            case Area.Municipality in -> "/municipalities/" + in.code();
            case Area.Location at ->
                "/municipalities/" + at.location().municipality() + "/locations/"
                        + at.location().id();
        };
    }

    /** Where a figure of the area is explained. */
    public String explanation(Figure figure) {
        return "/explanation?figure=" + figure.word() + "&area=" + encoded(area.code()) + "&" + moments();
    }

    /** Where it is told what changed between an earlier moment of knowledge and this one. */
    public String changes(@Nullable Instant since) {
        return "/changes?area=" + encoded(area.code()) + "&" + moments() + (since == null ? "" : "&since=" + since);
    }

    /** Where a table of the page stands as a file. */
    public String file(String table) {
        return "/tables/" + table + ".csv?area=" + encoded(area.code()) + "&" + moments();
    }

    private String moments() {
        return "on=" + on + (knownAt == null ? "" : "&knownAt=" + knownAt);
    }

    private String shading() {
        return shade == Shade.OCCUPANCY ? "" : "&shade=" + shade.word();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
