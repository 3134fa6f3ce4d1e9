package nl.opvang.plumbing.http.form;

import org.jspecify.annotations.Nullable;

/** A form in which the caller may say why; the reason ends up in the envelope of the events. */
public interface Reasoned {
    @Nullable
    String reason();
}
