package nl.opvang.plumbing.access;

import java.util.Collection;
import java.util.List;
import nl.opvang.contracts.text.TextValue;

/**
 * What a caller may see, as part of a SQL predicate: {@code where (:everything or municipality = any(:codes))}.
 *
 * @param codes when not everything: exactly these, in order
 */
public record Sight(boolean everything, List<String> codes) {
    /** The country. */
    public static final Sight EVERYTHING = new Sight(true, List.of());

    public Sight {
        codes = List.copyOf(codes);
    }

    static Sight of(Collection<? extends TextValue> codes) {
        return new Sight(false, codes.stream().map(TextValue::text).sorted().toList());
    }

    /** For a parameter of type {@code text[]}. */
    public String[] array() {
        return codes.toArray(String[]::new);
    }

    public boolean includes(TextValue code) {
        return everything || codes.contains(code.text());
    }
}
