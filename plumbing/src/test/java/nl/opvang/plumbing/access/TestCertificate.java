package nl.opvang.plumbing.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of {@code localhost} that nobody but its maker trusts, made by the keytool of this Java. */
public final class TestCertificate {
    public static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /** What is in such a store, as PostgreSQL reads it: the certificate, and the key that nobody else may read. */
    public static void writePem(Path store, Path certificate, Path key) throws IOException, GeneralSecurityException {
        var own = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            own.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(
                certificate, pem("CERTIFICATE", own.getCertificate("localhost").getEncoded()));
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        own.getKey("localhost", PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes));
    }

    /** Makes it into a key store that is also a trust store; what comes back holds and trusts it. */
    public static SSLContext into(Path store) throws IOException, InterruptedException, GeneralSecurityException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), UTF_8);
        if (made.waitFor() != 0) throw new IllegalStateException(said);
        var own = KeyStore.getInstance("PKCS12");
        var trusted = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            own.load(in, PASSWORD.toCharArray());
        }
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", own.getCertificate("localhost"));
        // As a trust store a key store trusts what is entered as a certificate.
        own.setCertificateEntry("trusted", own.getCertificate("localhost"));
        try (var out = Files.newOutputStream(store)) {
            own.store(out, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
