package nl.opvang.allocation.people.page;

import java.util.Locale;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the number by which somebody is known; it goes no further than the request. */
final class Numbers {
    private Numbers() {}

    /** Null when something is wrong with it. */
    static @Nullable IdentityForm read(@Nullable String scheme, @Nullable String number, Fields fields) {
        var by = fields.choice("scheme", scheme, IdentityScheme.class);
        var value = fields.text("number", number);
        if (by == null || value == null) return null;
        if (IdentityForm.fits(by, value)) return new IdentityForm(by, value);
        fields.wrong("number", "fault.number." + by.name().toLowerCase(Locale.ROOT));
        return null;
    }
}
