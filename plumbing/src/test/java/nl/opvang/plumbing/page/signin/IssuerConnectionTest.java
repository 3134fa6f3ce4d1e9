package nl.opvang.plumbing.page.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import nl.opvang.plumbing.access.TestCertificate;
import nl.opvang.plumbing.access.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerConnectionTest {
    @Test
    void an_issuer_is_known_by_its_certificate_and_by_no_other(@TempDir Path directory) throws Exception {
        var tls = TestCertificate.into(directory.resolve("issuer.p12"));
        var another = TestCertificate.into(directory.resolve("another.p12"));
        try (var issuer = TestTokens.start(tls)) {
            assertThat(new IssuerConnection(tls).discovered(issuer.issuerUri()))
                    .containsEntry("issuer", issuer.issuerUri());
            assertThatThrownBy(() -> new IssuerConnection(another).discovered(issuer.issuerUri()))
                    .hasRootCauseInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> new IssuerConnection(null).discovered(issuer.issuerUri()))
                    .hasRootCauseInstanceOf(GeneralSecurityException.class);
        }
    }
}
