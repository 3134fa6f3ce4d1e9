package nl.opvang.issuer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers a code from when it is given until it is used, and no token that was handed out: a signed token speaks for itself until it
 * expires, and the stock in-memory store would grow by one entry per request for as long as the process lives.
 */
final class UnusedCodes implements OAuth2AuthorizationService {
    private static final int MOST = 1_000;

    private final Map<String, OAuth2Authorization> byCode = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OAuth2Authorization> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null) return;
        var value = code.getToken().getTokenValue();
        if (code.isActive() && authorization.getAccessToken() == null) byCode.put(value, authorization);
        else byCode.remove(value);
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byCode.values().removeIf(kept -> kept.getId().equals(authorization.getId()));
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byCode.values().stream()
                .filter(kept -> kept.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return byCode.get(token);
    }
}
