package nl.opvang.reporting.publication.read;

import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * An area of a publication.
 *
 * @param figures what this edition says
 * @param replaced what the edition before it said; null where that was the same, and in the first edition
 */
public record PublishedArea(
        AreaName area, PublishedNumbers figures, @Nullable PublishedNumbers replaced) {}
