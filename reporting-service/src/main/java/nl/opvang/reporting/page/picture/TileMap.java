package nl.opvang.reporting.page.picture;

import static nl.opvang.plumbing.page.picture.Svg.at;

import java.util.List;
import nl.opvang.plumbing.page.picture.Caption;
import nl.opvang.plumbing.page.picture.Svg;
import org.jspecify.annotations.Nullable;

/**
 * The regions as tiles that lie about as the regions do. The class of a tile is told by its colour, and by as many filled
 * dots: nothing is told by colour alone.
 */
public final class TileMap {
    /** Into how many classes figures are divided. */
    public static final int CLASSES = 5;

    private static final int WIDTH = 104;
    private static final int HEIGHT = 72;
    private static final int GAP = 4;
    private static final int DOT = 8;

    private TileMap() {}

    /**
     * A region.
     *
     * @param figure as it stands on the tile
     * @param shade 1 to {@link #CLASSES}; null when there is no figure
     * @param text all of it in words, for who does not see the tile
     * @param address of the region's own page
     */
    public record Tile(
            String region, String figure, @Nullable Integer shade, String text, String address) {
        public Tile {
            if (shade != null && (shade < 1 || shade > CLASSES))
                throw new IllegalArgumentException("no such class: " + shade);
        }
    }

    /** The map; a region without a place on it is left out. */
    public static String of(Caption caption, List<Tile> tiles) {
        var svg = Svg.picture(
                caption,
                "tile-map",
                "group",
                TilePlaces.COLUMNS * (WIDTH + GAP) - GAP,
                TilePlaces.ROWS * (HEIGHT + GAP) - GAP);
        for (var tile : tiles) {
            var place = TilePlaces.all().get(tile.region());
            if (place != null) draw(svg, tile, place);
        }
        return svg.done();
    }

    /** The classes as the map shows them, from 1 on, each with what it means. */
    public static String legend(int shade) {
        var svg = new Svg();
        svg.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "picture tile-sample shade-" + shade,
                "viewBox",
                "0 0 64 24",
                "width",
                "64",
                "height",
                "24",
                "aria-hidden",
                "true");
        svg.empty("rect", "class", "tile", "width", "64", "height", "24", "rx", "3");
        dots(svg, 6, 12, shade);
        return svg.done();
    }

    private static void draw(Svg svg, Tile tile, TilePlaces.Place place) {
        double left = (place.column() - 1) * (WIDTH + GAP);
        double top = (place.row() - 1) * (HEIGHT + GAP);
        var shade = tile.shade();
        svg.begin(
                "a",
                "href",
                tile.address(),
                "aria-label",
                tile.text(),
                "class",
                "tile-link " + (shade == null ? "shade-none" : "shade-" + shade));
        svg.leaf("title", tile.text());
        svg.empty(
                "rect",
                "class",
                "tile",
                "x",
                at(left),
                "y",
                at(top),
                "width",
                at(WIDTH),
                "height",
                at(HEIGHT),
                "rx",
                "4");
        svg.leaf("text", place.label(), "class", "tile-name", "x", at(left + 7), "y", at(top + 18));
        svg.leaf("text", tile.figure(), "class", "tile-figure", "x", at(left + 7), "y", at(top + 44));
        if (shade != null) dots(svg, left + 7, top + 60, shade);
        svg.end();
    }

    private static void dots(Svg svg, double left, double middle, int shade) {
        for (int dot = 0; dot < CLASSES; dot++) {
            svg.empty(
                    "circle",
                    "class",
                    dot < shade ? "dot" : "dot dot-empty",
                    "cx",
                    at(left + DOT / 2.0 + dot * (DOT + 3)),
                    "cy",
                    at(middle),
                    "r",
                    at(DOT / 2.0 - 0.5));
        }
    }
}
