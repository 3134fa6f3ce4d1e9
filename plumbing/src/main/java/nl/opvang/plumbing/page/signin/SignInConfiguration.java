package nl.opvang.plumbing.page.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import nl.opvang.plumbing.SettingRefused;
import nl.opvang.plumbing.access.AccessRules;
import nl.opvang.plumbing.access.AccessSettings;
import nl.opvang.plumbing.access.RateLimit;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.page.PageSettings;
import nl.opvang.plumbing.page.Pages;
import nl.opvang.plumbing.page.SignIn;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/** Puts a session before every page, and the issuer before every session; only where there is a database to keep them. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        beforeName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(JdbcTemplate.class)
@EnableConfigurationProperties(SignInSettings.class)
@Import(SignedOutPage.class)
public class SignInConfiguration {
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Problem FORM_TOO_OLD =
            Problem.of(403, "form-too-old", "Form too old", "The form does not belong to this session.");

    @Bean
    IssuerConnection issuerConnection(AccessSettings access, ObjectProvider<SslBundles> bundles) {
        var bundle = access.sslBundle();
        return new IssuerConnection(
                bundle == null ? null : bundles.getObject().getBundle(bundle).createSslContext());
    }

    @Bean
    Issuer issuer(
            AccessSettings access,
            SignInSettings settings,
            IssuerConnection connection,
            PageSettings pages,
            @Value("${opvang.service}") String service) {
        var own = pages.services().get(service);
        if (own == null)
            throw new SettingRefused("opvang.page.services." + service + " must say where browsers find this service");
        return new Issuer(
                access.issuerUri(), settings, connection, at(own, SignIn.ARRIVAL), at(own, SignIn.SIGNED_OUT));
    }

    private static URI at(URI service, String path) {
        return service.resolve(path);
    }

    @Bean
    Sessions sessions(JdbcTemplate jdbc) {
        return new Sessions(JdbcClient.create(jdbc));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SteadyWork forgettingSessions(Sessions sessions) {
        return new SteadyWork("forget-sessions", FORGET_EVERY, sessions::forgetExpired);
    }

    @Bean
    @Order(1)
    SecurityFilterChain signIn(
            HttpSecurity http,
            @Value("${opvang.service}") String service,
            AccessSettings settings,
            JwtDecoder accessTokens,
            Issuer issuer,
            IssuerConnection connection,
            Sessions sessions,
            LocaleResolver languages,
            ProblemAnswer answer,
            ObjectProvider<AccessRules> accessRules) {
        RequestMatcher files = request -> isFile(request, service);
        // Asked when a request comes: the filters are there before the pages are.
        RequestMatcher openPages =
                request -> accessRules.getObject().open(request) || files.matches(request) || isOnTheWay(request);
        var cookie = Cookies.session(service);
        var journeys = new Journeys(Cookies.signingIn(service), issuer);
        var tokens = new AccessTokens(accessTokens);
        return http.securityMatcher(Pages::asked)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(openPages)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(cookie))
                        // Whoever clicks twice is signed out as well.
                        .ignoringRequestMatchers(
                                request -> request.getRequestURI().equals(SignIn.END)
                                        && cookie.in(request).isEmpty()))
                // Before forms are judged: a page that tells of an old form knows who reads it.
                .addFilterBefore(new SessionFilter(sessions, cookie, tokens, answer, files), CsrfFilter.class)
                .addFilterAfter(RateLimit.ofPeople(settings, openPages, answer), SessionFilter.class)
                .logout(logout -> logout.logoutUrl(SignIn.END)
                        .addLogoutHandler((request, response, user) -> {
                            cookie.in(request).ifPresent(sessions::end);
                            cookie.remove(response);
                        })
                        .logoutSuccessHandler((request, response, user) -> {
                            response.setHeader(HttpHeaders.LOCATION, SignIn.SIGNED_OUT);
                            response.setStatus(HttpStatus.SEE_OTHER.value());
                        }))
                .addFilterAfter(new Departure(issuer, journeys, languages, answer), LogoutFilter.class)
                .addFilterAfter(
                        arrival(issuer, connection, journeys, new Arrival(sessions, cookie, tokens, answer)),
                        LogoutFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, exception) ->
                                answer.give(Problem.UNAUTHENTICATED, request, response))
                        .accessDeniedHandler((request, response, exception) -> answer.give(
                                exception instanceof CsrfException ? FORM_TOO_OLD : Problem.FORBIDDEN,
                                request,
                                response)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Our headers stand on every answer already, and nothing of pages is for pages of others.
                .cors(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static OAuth2LoginAuthenticationFilter arrival(
            Issuer issuer, IssuerConnection connection, Journeys journeys, Arrival arrival) {
        var filter = new OAuth2LoginAuthenticationFilter(issuer, arrival, SignIn.ARRIVAL);
        filter.setAuthorizationRequestRepository(journeys);
        filter.setAuthenticationManager(new ProviderManager(connection.ofCodes()));
        filter.setAuthenticationSuccessHandler(arrival);
        filter.setAuthenticationFailureHandler(arrival);
        return filter;
    }

    private static boolean isFile(HttpServletRequest request, String service) {
        var path = request.getRequestURI();
        return path.startsWith("/opvang/") || path.startsWith("/" + service + "/");
    }

    private static boolean isOnTheWay(HttpServletRequest request) {
        return Set.of(SignIn.START, SignIn.ARRIVAL).contains(request.getRequestURI());
    }
}
