package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.opvang.embedded.Databases;
import nl.opvang.plumbing.access.AccessSettings;
import nl.opvang.plumbing.assembly.AssemblySettings;
import nl.opvang.plumbing.http.HttpSettings;
import nl.opvang.plumbing.page.signin.SignInSettings;
import nl.opvang.plumbing.seal.SealSettings;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml, held against what the services read. */
class ComposeTest {
    private static final Path ROOT = Path.of("../..");

    private final Map<String, Object> compose = read();
    private final Map<String, Object> services = map(compose, "services");

    @Test
    void every_setting_that_a_container_gets_is_one_that_the_code_reads() throws IOException {
        var known = known();
        services.forEach((name, service) -> {
            for (var variable : environment(service).keySet())
                if (variable.startsWith("OPVANG_")) assertThat(known).as(name).contains(variable);
            for (var secret : list(service, "secrets"))
                if (secret instanceof Map<?, ?> mounted)
                    assertThat(known).as(name).contains(variable(String.valueOf(mounted.get("target"))));
        });
    }

    @Test
    void every_service_gets_all_the_settings_without_which_it_does_not_start() {
        for (var name : Databases.SERVICES) {
            var service = Objects.requireNonNull(services.get(name));
            var given = new HashSet<>(environment(service).keySet());
            for (var secret : list(service, "secrets"))
                if (secret instanceof Map<?, ?> mounted) given.add(variable(String.valueOf(mounted.get("target"))));
            assertThat(given)
                    .as(name)
                    .contains(
                            "OPVANG_DATABASE_URL",
                            "OPVANG_DATABASE_OWNER_USER",
                            "OPVANG_DATABASE_OWNER_PASSWORD",
                            "OPVANG_DATABASE_APP_USER",
                            "OPVANG_DATABASE_APP_PASSWORD",
                            "OPVANG_KAFKA_BOOTSTRAP_SERVERS",
                            "OPVANG_ACCESS_ISSUER_URI",
                            "OPVANG_ACCESS_AUDIENCE",
                            "OPVANG_HTTP_BODY_KEY_FILE",
                            "OPVANG_SEALS_KEY_FILE");
            assertThat(environment(service))
                    .containsEntry("OPVANG_DATABASE_OWNER_USER", name + "_owner")
                    .containsEntry("OPVANG_DATABASE_APP_USER", name + "_app");
        }
        assertThat(environment(Objects.requireNonNull(services.get("allocation"))))
                .containsKeys("OPVANG_IDENTITY_KEY_FILE", "OPVANG_PERSON_KEYS_KEY_FILE");
    }

    @Test
    void every_secret_is_a_file_that_is_made_and_every_secret_that_is_mounted_is_there() throws IOException {
        var secrets = map(compose, "secrets");
        var script = Files.readString(ROOT.resolve("deploy/compose/make-secrets"));
        secrets.forEach((name, secret) -> {
            assertThat(secret).isEqualTo(Map.of("file", "data/compose/secrets/" + name));
            assertThat(script).containsPattern("[ \n]" + name + "[ ;\n]");
        });
        services.forEach((name, service) -> {
            for (var secret : list(service, "secrets"))
                assertThat(secrets)
                        .as(name)
                        .containsKey(
                                secret instanceof Map<?, ?> mounted
                                        ? String.valueOf(mounted.get("source"))
                                        : String.valueOf(secret));
        });
    }

    @Test
    void only_the_services_and_the_issuer_can_be_reached_and_only_from_this_machine() {
        services.forEach((name, service) -> {
            if (name.equals("issuer"))
                assertThat(list(service, "ports"))
                        .singleElement()
                        .asString()
                        .startsWith("127.0.0.1:" + Ports.usual().issuer() + ":");
            else if (Databases.SERVICES.contains(name))
                assertThat(list(service, "ports"))
                        .as(name)
                        .singleElement()
                        .asString()
                        .startsWith("127.0.0.1:" + Ports.usual().of(name) + ":");
            else assertThat(list(service, "ports")).as(name).isEmpty();
        });
    }

    @Test
    void every_image_is_pinned_and_the_issuer_is_there_for_demonstrations_alone() {
        services.forEach((name, service) ->
                assertThat(map(service).get("image")).as(name).asString().matches("[a-z/]+:\\d+\\.\\d+[\\d.]*"));
        var demo = services.entrySet().stream()
                .filter(service -> list(service.getValue(), "profiles").contains("demo"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(demo).containsExactly("issuer");
    }

    /** A major version alone is another image every few weeks. */
    @Test
    void every_image_from_which_ours_are_made_is_pinned_to_a_whole_version() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("FROM "))
                .toList();
        var stages = lines.stream().map(line -> line.replaceFirst(".* AS ", "")).collect(Collectors.toSet());
        var images = lines.stream()
                .map(line -> line.split(" ", -1)[1])
                .filter(image -> !stages.contains(image))
                .toList();
        assertThat(images)
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image).matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*"));
    }

    /** What Opvang reads from outside, as environment variables. */
    private static Set<String> known() throws IOException {
        var names = new TreeSet<>(
                Set.of("opvang.http.body-key-file", "opvang.identity.key-file", "opvang.person-keys.key-file"));
        settings(AssemblySettings.class, "opvang", names);
        settings(AccessSettings.class, "opvang.access", names);
        settings(HttpSettings.class, "opvang.http", names);
        settings(SealSettings.class, "opvang.seals", names);
        settings(SignInSettings.class, "opvang.sign-in", names);
        var issuer = new Properties();
        try (InputStream defaults = ComposeTest.class.getResourceAsStream("/issuer.properties")) {
            issuer.load(Objects.requireNonNull(defaults));
        }
        names.addAll(issuer.stringPropertyNames());
        return names.stream().map(ComposeTest::variable).collect(Collectors.toSet());
    }

    private static void settings(Class<?> type, String prefix, Set<String> names) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) settings(component.getType(), name, names);
            else names.add(name);
        }
    }

    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> read() {
        try (var yaml = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            return new Yaml().load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> environment(Object service) {
        return map(map(service), "environment");
    }

    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return of.containsKey(name) ? map(Objects.requireNonNull(of.get(name))) : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Object service, String name) {
        return (List<?>) map(service).getOrDefault(name, List.of());
    }
}
