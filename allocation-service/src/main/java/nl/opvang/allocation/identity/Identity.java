package nl.opvang.allocation.identity;

import java.util.regex.Pattern;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A number that names a person, for as long as a request takes: it is in no event, log, address or answer.
 *
 * @param municipality whose own number it is; null when it is a national number
 */
public record Identity(IdentityScheme scheme, @Nullable MunicipalityCode municipality, String value) {
    private static final Pattern BSN = Pattern.compile("\\d{9}");
    private static final Pattern V_NUMBER = Pattern.compile("\\d{10}");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException when the value is no such number; the message does not repeat it */
    public static Identity of(IdentityScheme scheme, MunicipalityCode caller, String value) {
        return new Identity(scheme, scheme == IdentityScheme.LOCAL ? caller : null, value);
    }

    public Identity {
        if (!fits(scheme, value)) throw new IllegalArgumentException("not a number of scheme " + scheme);
        if ((scheme == IdentityScheme.LOCAL) != (municipality != null))
            throw new IllegalArgumentException("a municipality's own number, and no other, belongs to a municipality");
    }

    static boolean fits(IdentityScheme scheme, String value) {
        return switch (scheme) {
            case BSN -> BSN.matcher(value).matches() && passesElevenTest(value);
            case V_NUMBER -> V_NUMBER.matcher(value).matches();
            case LOCAL -> LOCAL.matcher(value).matches();
        };
    }

    /** Nine digits, weighted 9 to 2 and -1, add up to a multiple of eleven. */
    private static boolean passesElevenTest(String digits) {
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) sum += (9 - i) * (digits.charAt(i) - '0');
        return sum != 0 && sum % 11 == 0;
    }

    /** What is hashed; the separator is in no value. */
    String hashed() {
        return municipality == null ? scheme + "|" + value : scheme + "|" + municipality.text() + "|" + value;
    }

    /** Without the number. */
    @Override
    public String toString() {
        return scheme.toString();
    }
}
