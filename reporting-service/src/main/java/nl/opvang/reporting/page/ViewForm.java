package nl.opvang.reporting.page;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A view as an address asks for it: as text, so that whoever mistypes a date gets the page with a word on what is wrong.
 *
 * @param on a day; today when absent
 * @param knownAt a moment; the latest possible when absent
 * @param knownOn instead of it, as a form sends it: a day in the Netherlands
 * @param knownTime and the time of that day; its end when absent
 * @param shade by which figure the map is coloured
 */
record ViewForm(
        @Size(max = 60) @Nullable String on,
        @Size(max = 60) @Nullable String knownAt,
        @Size(max = 60) @Nullable String knownOn,
        @Size(max = 60) @Nullable String knownTime,
        @Size(max = 20) @Nullable String shade) {}
