package nl.opvang.plumbing.page.picture;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one picture: whatever is put in is escaped, and nothing carries a style of its own. */
public final class Svg {
    private final StringBuilder text = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins a picture.
     *
     * @param role {@code img}, or {@code group} when parts of it can be gone to
     */
    public static Svg picture(Caption caption, String kind, String role, int width, int height) {
        var svg = new Svg();
        svg.begin(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "picture " + kind,
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                role,
                "aria-labelledby",
                caption.id() + "-title",
                "aria-describedby",
                caption.id() + "-description");
        svg.leaf("title", caption.title(), "id", caption.id() + "-title");
        svg.leaf("desc", caption.description(), "id", caption.id() + "-description");
        return svg;
    }

    /** Opens an element; attributes are names and values by turns. */
    public Svg begin(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    public Svg end() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    public Svg leaf(String element, String content, String... attributes) {
        tag(element, attributes).append('>');
        escape(content);
        text.append("</").append(element).append('>');
        return this;
    }

    public Svg empty(String element, String... attributes) {
        tag(element, attributes).append("/>");
        return this;
    }

    /** The picture, all that is open closed. */
    public String done() {
        while (!open.isEmpty()) end();
        return text.toString();
    }

    /** A place in the picture, to a tenth. */
    public static String at(double place) {
        long tenths = Math.round(place * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths % 10);
    }

    private StringBuilder tag(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        return text;
    }

    private void escape(String content) {
        content.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(character);
            }
        });
    }
}
