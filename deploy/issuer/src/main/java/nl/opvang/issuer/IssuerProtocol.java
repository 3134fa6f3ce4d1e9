package nl.opvang.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.web.OidcProviderConfigurationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Which parts of OpenID Connect this issuer speaks: discovery, keys, tokens by client credentials for programs, and by the code that a
 * browser brings for pages. Whatever Spring Authorization Server could do besides is shut, and the discovery document does not promise
 * it.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IssuerProtocol {

    static final String AUTHORIZATION_PATH = "/oauth2/authorize";
    static final String TOKEN_PATH = "/oauth2/token";
    private static final String KEYS_PATH = "/oauth2/jwks";
    private static final String OPENID_CONFIGURATION_PATH = "/.well-known/openid-configuration";
    private static final String OAUTH_METADATA_PATH = "/.well-known/oauth-authorization-server";

    /** In Spring's documents, but not in ours: nothing behind it answers. */
    private static final List<String> NOT_OFFERED = List.of(
            "userinfo_endpoint",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "tls_client_certificate_bound_access_tokens",
            "dpop_signing_alg_values_supported");

    @Bean
    KeyDirectory keyDirectory(IssuerSettings settings) {
        return new KeyDirectory(settings.keys());
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(KeyDirectory keys) {
        return new ImmutableJWKSet<>(new JWKSet(keys.signingKey()));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IssuerSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.uri().toString())
                .authorizationEndpoint(AUTHORIZATION_PATH)
                .tokenEndpoint(TOKEN_PATH)
                .jwkSetEndpoint(KEYS_PATH)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, IssuerSettings settings, KeyDirectory keys, JWKSource<SecurityContext> signingKeys) {
        var clients = DemoClients.registered(keys, settings.pages(), settings.tokenLifetime());
        var authorizations = new UnusedCodes();
        var tokens = new JwtGenerator(new NimbusJwtEncoder(signingKeys));
        tokens.setJwtCustomizer(new AccessTokenClaims(settings.audience(), new Pseudonyms(keys.pseudonymKey())));

        var openIdConfiguration = new OidcProviderConfigurationEndpointFilter();
        openIdConfiguration.setProviderConfigurationCustomizer(
                document -> document.claims(claims -> promise(claims, settings)));

        // Read where somebody is signed in, and never made here.
        var signedIn = new HttpSessionSecurityContextRepository();
        signedIn.setAllowSessionCreation(false);

        hardened(http)
                .securityContext(context -> context.securityContextRepository(signedIn))
                .securityMatcher(
                        AUTHORIZATION_PATH, TOKEN_PATH, KEYS_PATH, OPENID_CONFIGURATION_PATH, OAUTH_METADATA_PATH)
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients)
                        .authorizationService(authorizations)
                        .tokenGenerator(tokens)
                        .clientAuthentication(client -> bySecretOrProofKey(client, clients, authorizations))
                        .authorizationEndpoint(IssuerProtocol::toRegisteredAddressesAlone)
                        .tokenEndpoint(IssuerProtocol::byClientCredentialsOrCode)
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                document -> document.claims(claims -> promise(claims, settings)))))
                .addFilterBefore(openIdConfiguration, AbstractPreAuthenticatedProcessingFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, TOKEN_PATH)
                        .authenticated()
                        .requestMatchers(AUTHORIZATION_PATH)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(IssuerProtocol::askWhoItIs));
        return http.build();
    }

    /** Behind this chain is only the servlet that says 404; it is here so that those answers carry the same headers. */
    @Bean
    @Order(2)
    SecurityFilterChain nothingElse(HttpSecurity http) {
        return hardened(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity hardened(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy("interest-cohort=()")));
    }

    private static void bySecretOrProofKey(
            OAuth2ClientAuthenticationConfigurer client,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations) {
        var bySecret = new ClientSecretAuthenticationProvider(clients, authorizations);
        bySecret.setPasswordEncoder(new GeneratedSecrets());
        var byProofKey = new PublicClientAuthenticationProvider(clients, authorizations);
        client.authenticationConverters(converters ->
                        converters.removeIf(converter -> !(converter instanceof ClientSecretBasicAuthenticationConverter
                                || converter instanceof PublicClientAuthenticationConverter)))
                .authenticationProviders(providers -> {
                    providers.clear();
                    providers.add(bySecret);
                    providers.add(byProofKey);
                })
                .errorResponseHandler(IssuerProtocol::refuseClient);
    }

    /**
     * To the letter: left alone, Spring takes any port of this machine for the registered one. And it takes "openid" for a mistake where
     * all else of OpenID Connect is shut.
     */
    private static void toRegisteredAddressesAlone(OAuth2AuthorizationEndpointConfigurer endpoint) {
        endpoint.authenticationProviders(providers -> providers.forEach(provider -> {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> registered =
                        DemoClients::refuseOtherAddress;
                requests.setAuthenticationValidator(
                        registered.andThen(new OAuth2AuthorizationCodeRequestAuthenticationValidator()));
            }
        }));
    }

    private static void byClientCredentialsOrCode(OAuth2TokenEndpointConfigurer endpoint) {
        endpoint.accessTokenRequestConverters(converters -> converters.removeIf(
                        converter -> !(converter instanceof OAuth2ClientCredentialsAuthenticationConverter
                                || converter instanceof OAuth2AuthorizationCodeAuthenticationConverter)))
                .authenticationProviders(providers -> {
                    providers.removeIf(provider -> !(provider instanceof OAuth2ClientCredentialsAuthenticationProvider
                            || provider instanceof OAuth2AuthorizationCodeAuthenticationProvider));
                    providers.forEach(provider -> {
                        if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider byCredentials) {
                            byCredentials.setAuthenticationValidator(
                                    new OAuth2ClientCredentialsAuthenticationValidator()
                                            .andThen(DemoClients::refuseForeignArea));
                        }
                    });
                });
    }

    private static void promise(Map<String, Object> document, IssuerSettings settings) {
        NOT_OFFERED.forEach(document::remove);
        document.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));
        document.put("end_session_endpoint", settings.uri() + SignOutServlet.PATH);
        document.put("ui_locales_supported", List.of("nl", "en"));
        document.computeIfPresent("subject_types_supported", (name, publicSubjects) -> List.of("pairwise"));
    }

    private static void askWhoItIs(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        if (request.getRequestURI().equals(AUTHORIZATION_PATH)
                && request.getMethod().equals("GET")) {
            response.setHeader(HttpHeaders.LOCATION, SignInServlet.PATH + "?" + request.getQueryString());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            return;
        }
        refuse(response, OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static void refuseClient(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        refuse(
                response,
                refusal instanceof OAuth2AuthenticationException known
                        ? known.getError().getErrorCode()
                        : OAuth2ErrorCodes.INVALID_CLIENT);
    }

    /** RFC 6749 section 5.2; Spring's own answer leaves out the {@code WWW-Authenticate} that a 401 must have. */
    private static void refuse(HttpServletResponse response, String errorCode) throws IOException {
        try (var answer = new ServletServerHttpResponse(response)) {
            if (errorCode.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
                answer.setStatusCode(HttpStatus.UNAUTHORIZED);
                answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"opvang\"");
            } else {
                answer.setStatusCode(HttpStatus.BAD_REQUEST);
            }
            new OAuth2ErrorHttpMessageConverter().write(new OAuth2Error(errorCode), MediaType.APPLICATION_JSON, answer);
        }
    }
}
