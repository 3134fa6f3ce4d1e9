package nl.opvang.allocation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.opvang.contracts.area.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");

    @ParameterizedTest
    @CsvSource({"BSN,123456782", "BSN,111222333", "V_NUMBER,0123456789", "LOCAL,a", "LOCAL,DEMO-0000001_x.y"})
    void a_number_of_its_scheme_is_taken(IdentityScheme scheme, String value) {
        assertThat(Identity.of(scheme, GRONINGEN, value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "BSN,123456789",
        "BSN,000000000",
        "BSN,12345678",
        "BSN,1234567820",
        "BSN,12345678a",
        "V_NUMBER,123456789",
        "V_NUMBER,12345678901",
        "LOCAL,''",
        "LOCAL,a b",
        "LOCAL,a|b",
        "LOCAL,01234567890123456789012345678901234567890123456789012345678901234"
    })
    void any_other_is_refused_without_repeating_it(IdentityScheme scheme, String value) {
        assertThatThrownBy(() -> Identity.of(scheme, GRONINGEN, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a number of scheme " + scheme);
    }

    @Test
    void an_identity_never_shows_its_number() {
        assertThat(Identity.of(IdentityScheme.BSN, GRONINGEN, "123456782")).hasToString("BSN");
    }

    @Test
    void a_municipalitys_own_number_says_nothing_elsewhere_and_a_national_one_does() {
        assertThat(Identity.of(IdentityScheme.LOCAL, GRONINGEN, "1"))
                .isNotEqualTo(Identity.of(IdentityScheme.LOCAL, ROTTERDAM, "1"));
        assertThat(Identity.of(IdentityScheme.BSN, GRONINGEN, "123456782"))
                .isEqualTo(Identity.of(IdentityScheme.BSN, ROTTERDAM, "123456782"));
    }
}
