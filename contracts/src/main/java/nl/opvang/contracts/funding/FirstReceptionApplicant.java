package nl.opvang.contracts.funding;

import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for the costs of first reception in a region.
 *
 * @param name of a regional body or province; null for others
 * @param municipality that acts for several; null for others
 */
public record FirstReceptionApplicant(
        Kind kind, @Nullable String name, @Nullable MunicipalityCode municipality) {
    /** What it is; under the scheme of the safety regions only they ask. */
    public enum Kind {
        SAFETY_REGION,
        REGIONAL_BODY,
        PROVINCE,
        MUNICIPALITY
    }
}
