package nl.opvang.plumbing.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the trusted issuer, the rate limit and the access gate before every endpoint. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(AccessSettings.class)
public class AccessConfiguration {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    @Bean
    IssuerKeys issuerKeys(AccessSettings settings, ObjectProvider<SslBundles> bundles) {
        var bundle = settings.sslBundle();
        return new IssuerKeys(
                settings.issuerUri(),
                settings.jwkSetUri(),
                bundle == null
                        ? null
                        : bundles.getObject()
                                .getBundle(bundle)
                                .createSslContext()
                                .getSocketFactory());
    }

    /** The issuer's keys are learned when the first token arrives, so that a service starts without its issuer. */
    @Bean
    JwtDecoder accessTokens(IssuerKeys keys, AccessSettings settings) {
        var tokens = new DefaultJWTProcessor<SecurityContext>();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        tokens.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        tokens.setJWTClaimsSetVerifier((claims, context) -> requireOwnWords(claims, settings.longestToken()));
        var decoder = new NimbusJwtDecoder(tokens);
        Organisations.read(settings.organisationsFile())
                .ifPresent(organisations ->
                        decoder.setClaimSetConverter(withCodes(organisations, settings.organisationClaim())));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createAtJwtValidator()
                .issuer(settings.issuerUri())
                .audience(settings.audience())
                .build()));
        return decoder;
    }

    /** What Spring would make up or turn into text before the validators see it; all else is left to them. */
    private static void requireOwnWords(JWTClaimsSet claims, Duration longest) throws BadJWTException {
        if (claims.getIssueTime() == null || !(claims.getClaim("client_id") instanceof String))
            throw new BadJWTException("iat is missing, or client_id is not a text");
        // Without an end it is refused elsewhere.
        if (claims.getExpirationTime() != null
                && claims.getExpirationTime()
                        .toInstant()
                        .isAfter(claims.getIssueTime().toInstant().plus(longest)))
            throw new BadJWTException("lasts longer than any token may");
    }

    /** A token of an organisation is for the codes for which that one acts today, whatever else there is in it. */
    private static Converter<Map<String, Object>, Map<String, Object>> withCodes(
            Organisations organisations, String claim) {
        var usual = MappedJwtClaimSetConverter.withDefaults(Map.of());
        return claims -> {
            var converted = Objects.requireNonNull(usual.convert(claims));
            if (converted.get(claim) instanceof String oin)
                converted.put(
                        Callers.CODES,
                        organisations.codes(
                                oin,
                                LocalDate.now(Netherlands.ZONE),
                                converted.get(Callers.CODES) instanceof Collection<?> allowed ? allowed : null));
            return converted;
        };
    }

    /** Of two tokens nobody could say which one is meant. */
    private static BearerTokenResolver theOnlyToken() {
        var resolver = new DefaultBearerTokenResolver();
        return request -> {
            if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1)
                throw new InvalidBearerTokenException("more than one Authorization header");
            return resolver.resolve(request);
        };
    }

    /** Requests are measured as a whole, not each filter that one passes. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The management endpoints listen on a port of their own, on the loopback address. */
    @Bean
    @Order(0)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** After the chain of the pages: whatever is not theirs is the API's. */
    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            JwtDecoder accessTokens,
            AccessSettings settings,
            ObjectProvider<AccessRules> accessRules) {
        // Asked when a request comes: the filters are there before the endpoints are.
        RequestMatcher openData = request -> accessRules.getObject().open(request);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(AccessRules.OPEN_PATH)
                        .permitAll()
                        .requestMatchers(openData)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(resource -> resource.jwt(jwt -> jwt.decoder(accessTokens))
                        .bearerTokenResolver(theOnlyToken())
                        .authenticationEntryPoint((request, response, exception) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            ProblemWriter.write(Problem.UNAUTHENTICATED, response);
                        })
                        .accessDeniedHandler(
                                (request, response, exception) -> ProblemWriter.write(Problem.FORBIDDEN, response)))
                .addFilterAfter(RateLimit.ofClients(settings, openData), BearerTokenAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(withDefaults())
                // Tokens are sent by programs, never by a browser on its own; our headers stand on every answer
                // already.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Web pages of others may read what the API is and what is open to everyone, and nothing else. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(ObjectProvider<AccessRules> accessRules) {
        var open = new CorsConfiguration();
        open.addAllowedOrigin(CorsConfiguration.ALL);
        open.addAllowedMethod("GET");
        open.addAllowedMethod("HEAD");
        open.addAllowedHeader("If-None-Match");
        open.addExposedHeader("ETag");
        open.addExposedHeader("Link");
        return request -> request.getRequestURI().equals(AccessRules.OPEN_PATH)
                        || accessRules.getObject().openPath(request)
                ? open
                : null;
    }

    @Bean
    AccessRules accessRules(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        return new AccessRules(endpoints);
    }

    /** The gate looks rules up by method only, so it needs no endpoints of its own. */
    @Bean
    WebMvcConfigurer accessOfControllers() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessGate()).order(0);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
