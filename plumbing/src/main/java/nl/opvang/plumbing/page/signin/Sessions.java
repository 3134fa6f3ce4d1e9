package nl.opvang.plumbing.page.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is signed in with which browser: a table, so that every replica knows and signing out holds everywhere at once. */
final class Sessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 32;

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a browser is signed in with.
     *
     * @param name what the issuer calls its user
     */
    record Session(String accessToken, @Nullable String name) {}

    /** The id of a new session, which nobody but the browser keeps. */
    String open(String accessToken, @Nullable String name, Instant expiresAt) {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
            insert into runtime.page_session (id_hash, access_token, name, expires_at) values (?, ?, ?, ?)\
            """)
                .param(hash("session", id))
                .param(accessToken)
                .param(name)
                .param(Timestamp.from(expiresAt))
                .update();
        return id;
    }

    Optional<Session> find(String id) {
        return jdbc.sql("""
            select access_token, name from runtime.page_session where id_hash = ? and expires_at > clock_timestamp()\
            """)
                .param(hash("session", id))
                .query((row, nr) -> new Session(row.getString(1), row.getString(2)))
                .optional();
    }

    void end(String id) {
        jdbc.sql("delete from runtime.page_session where id_hash = ?")
                .param(hash("session", id))
                .update();
    }

    void forgetExpired() {
        jdbc.sql("delete from runtime.page_session where expires_at <= clock_timestamp()")
                .update();
    }

    /** What belongs to this session alone, from which nobody learns its id. */
    static byte[] hash(String purpose, String id) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((purpose + " " + id).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
