package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The languages of pages: Dutch, unless somebody chose English, which a cookie then remembers for all services of this host.
 * What programs get is not ours to translate.
 */
final class Languages implements LocaleResolver {
    static final Locale DUTCH = Locale.of("nl", "NL");
    static final Locale ENGLISH = Locale.UK;
    static final List<Locale> ALL = List.of(DUTCH, ENGLISH);

    /** In the query of any page. */
    static final String PARAMETER = "lang";

    private static final String COOKIE = "opvang-language";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final LocaleResolver ofPrograms = new AcceptHeaderLocaleResolver();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (!Pages.asked(request)) return ofPrograms.resolveLocale(request);
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? DUTCH : named(cookie.getValue()).orElse(DUTCH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen with ?" + PARAMETER);
    }

    static Optional<Locale> named(@Nullable String code) {
        return ALL.stream().filter(locale -> locale.getLanguage().equals(code)).findFirst();
    }

    static ResponseCookie remembering(Locale locale) {
        return ResponseCookie.from(COOKIE, locale.getLanguage())
                .path("/")
                .maxAge(REMEMBERED)
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }
}
