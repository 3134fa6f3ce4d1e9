package nl.opvang.funding.dossier.read;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Forms;

/**
 * Where a list of dossiers goes on.
 *
 * @param knownAt every page is as known at the moment of the first
 * @param after the id of the last dossier that was answered
 */
public record DossierPlace(Instant knownAt, String after) {
    private static final Pattern ID = Pattern.compile("[a-z-]{1,40}:(GM\\d{4}|VR\\d{2}):[0-9a-f-]{1,36}");

    /** @throws IllegalArgumentException when the cursor is not one of such a list's */
    public static DossierPlace of(Cursor cursor) {
        return cursor.read(2, key -> {
            if (!ID.matcher(key.get(1)).matches()) throw new IllegalArgumentException("no id of a dossier");
            return new DossierPlace(Forms.text(key.getFirst(), Instant.class), key.get(1));
        });
    }

    /** The cursor of the page after the one that ends with this dossier. */
    public static String next(Instant knownAt, Dossier last) {
        return new Cursor(List.of(knownAt.toString(), last.aggregateId())).text();
    }
}
