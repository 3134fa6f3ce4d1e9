package nl.opvang.allocation.identity;

import java.util.Locale;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the number by which somebody is known, from the form of a page; it goes no further than the request. */
public final class Numbers {
    private Numbers() {}

    /** Null when something is wrong with it. */
    public static @Nullable IdentityForm read(@Nullable String scheme, @Nullable String number, Fields fields) {
        return read("", scheme, number, fields);
    }

    /**
     * The same of one of several people.
     *
     * @param which what the names of that person's fields end with
     */
    public static @Nullable IdentityForm read(
            String which, @Nullable String scheme, @Nullable String number, Fields fields) {
        var by = fields.choice("scheme" + which, scheme, IdentityScheme.class);
        var value = fields.text("number" + which, number);
        if (by == null || value == null) return null;
        if (IdentityForm.fits(by, value)) return new IdentityForm(by, value);
        fields.wrong("number" + which, "fault.number." + by.name().toLowerCase(Locale.ROOT));
        return null;
    }
}
