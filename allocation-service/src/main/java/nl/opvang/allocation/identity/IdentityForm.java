package nl.opvang.allocation.identity;

import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;

/** Who a person is, as a form says it. */
public record IdentityForm(
        @Example("LOCAL") IdentityScheme scheme,
        @Example("made-up-1") String value) {
    public IdentityForm {
        if (!Identity.fits(scheme, value))
            throw new IllegalArgumentException("must have a value of its scheme: a BSN has nine digits and passes the"
                    + " eleven test, a V_NUMBER has ten digits, a LOCAL has 1 to 64 of A-Z, a-z, 0-9, '.', '_', '-'");
    }

    /** Whether a number can be one of this scheme. */
    public static boolean fits(IdentityScheme scheme, String value) {
        return Identity.fits(scheme, value);
    }

    public Identity of(MunicipalityCode municipality) {
        return Identity.of(scheme, municipality, value);
    }

    /** Without the number. */
    @Override
    public String toString() {
        return scheme.toString();
    }
}
