package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Forms;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A service's own description of its API, held against what the service does. */
public final class OpenApi {
    private static final int DEEPEST = 30;

    private final JsonNode api;

    private OpenApi(JsonNode api) {
        this.api = api;
    }

    /** What a running service answers, without a token. */
    public static OpenApi of(Http http) {
        var answer = http.with(null).get("/v1/openapi.json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new OpenApi(answer.json());
    }

    public JsonNode json() {
        return api;
    }

    /** Every endpoint is described, nothing else is, every reference leads somewhere, and every operation has an id of its own. */
    public void describesExactly(ServletWebServerApplicationContext service) {
        var there = new TreeSet<String>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/") && !path.startsWith("/v1/openapi.json"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> there.add(verb + " " + path.substring("/v1".length())))));
        var described = new TreeSet<String>();
        var ids = new ArrayList<String>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    ids.add(operation.getValue().path("operationId").asString(""));
                    for (var variable : Pattern.compile("\\{(\\w+)}")
                            .matcher(path.getKey())
                            .results()
                            .toList())
                        assertThat(operation.getValue().path("parameters").valueStream())
                                .as(path.getKey())
                                .anyMatch(parameter -> parameter
                                                .path("in")
                                                .asString("")
                                                .equals("path")
                                        && parameter.path("name").asString("").equals(variable.group(1)));
                }));
        assertThat(described).isEqualTo(there);
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        references(api, new TreeSet<>())
                .forEach(reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        examplesHold(service);
    }

    /** Every body that goes in or out has an example that fits its schema; one that goes in is taken by the very form. */
    private void examplesHold(ServletWebServerApplicationContext service) {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var here = operation.getKey() + " " + path.getKey();
                    contents(operation.getValue().path("requestBody")).forEach(media -> fits(media, here));
                    operation
                            .getValue()
                            .path("responses")
                            .properties()
                            .forEach(response -> contents(resolved(response.getValue()))
                                    .forEach(media -> fits(media, here + " " + response.getKey())));
                }));
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    for (var parameter : method.getMethodParameters())
                        if (parameter.hasParameterAnnotation(RequestBody.class))
                            for (var path : mapping.getPatternValues())
                                for (var verb : mapping.getMethodsCondition().getMethods())
                                    isTaken(
                                            body(verb.name(), path).path("example"),
                                            parameter.getParameterType().asSubclass(Record.class),
                                            "");
                });
        for (LineType<?> type : service.getBeansOfType(LineType.class).values()) {
            var path = type.batchOnly() ? "/v1/municipalities/{municipality}/batches" : "/v1/imports";
            var example = body("POST", path).path("examples").path(type.name());
            isTaken(example.path("value").path("data"), type.form(), "/data");
        }
    }

    private JsonNode body(String verb, String path) {
        var content = api.path("paths")
                .path(path.substring("/v1".length()))
                .path(verb.toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content");
        assertThat(content.size()).as(path).isEqualTo(1);
        return content.values().iterator().next();
    }

    private static void isTaken(JsonNode example, Class<? extends Record> form, String pointer) {
        assertThatCode(() -> Forms.body(example, form, pointer))
                .as("%s from %s", form, example)
                .doesNotThrowAnyException();
    }

    private static List<JsonNode> contents(JsonNode bodyOrResponse) {
        return List.copyOf(bodyOrResponse.path("content").values());
    }

    private void fits(JsonNode media, String where) {
        var examples = media.has("example")
                ? List.of(media.path("example"))
                : media.path("examples")
                        .valueStream()
                        .map(example -> example.path("value"))
                        .toList();
        // A service without lines of its own has nothing to show for a batch.
        if (media.path("schema").isEmpty()) return;
        assertThat(examples).as(where).isNotEmpty();
        for (var example : examples)
            assertThat(faults(media.path("schema"), example, "", 0))
                    .as(where + ": " + example)
                    .isEmpty();
    }

    /** That an answer is one that the description foresees for this path, written as in the description. */
    public void foresees(String verb, String path, Http.Answer answer) {
        var operation = api.path("paths").path(path).path(verb.toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(verb + " " + path).isTrue();
        var response = resolved(operation.path("responses").path(Integer.toString(answer.status())));
        assertThat(response.isObject())
                .as("%s %s may answer %d", verb, path, answer.status())
                .isTrue();
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        var schema = response.path("content").path(type).path("schema");
        assertThat(schema.isObject())
                .as("%s %s may answer %d as %s", verb, path, answer.status(), type)
                .isTrue();
        assertThat(faults(schema, answer.json(), "", 0)).as(answer.body()).isEmpty();
        if (answer.status() < 300)
            assertThat(unlike(response.path("content").path(type).path("example"), answer.json(), ""))
                    .as("%s %s, compared with its example", verb, path)
                    .isEmpty();
    }

    /** That a body is one that the description allows, or is not. */
    public List<String> faultsOfBody(String verb, String path, String type, JsonNode body) {
        var schema = api.path("paths")
                .path(path)
                .path(verb.toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path(type)
                .path("schema");
        assertThat(schema.isObject()).as("%s %s takes %s", verb, path, type).isTrue();
        return faults(schema, body, "", 0);
    }

    /** What of an answer does not look as in its example; nulls, and free keys of an empty example, look like anything. */
    private static List<String> unlike(JsonNode example, JsonNode answer, String pointer) {
        if (answer.isNull()) return List.of();
        if (!typeOf(example).equals(typeOf(answer)) && !(example.isNumber() && answer.isNumber()))
            return List.of(pointer + " is " + typeOf(answer) + ", in the example " + typeOf(example));
        var unlike = new ArrayList<String>();
        if (answer.isArray())
            answer.valueStream().forEach(item -> unlike.addAll(unlike(example.path(0), item, pointer + "/*")));
        if (answer.isObject() && !example.isEmpty())
            answer.properties().forEach(field -> {
                var here = pointer + "/" + field.getKey();
                // Keys of a map: one of them stands for all.
                var likely = example.has(field.getKey()) || example.size() > 1
                        ? example.path(field.getKey())
                        : example.values().iterator().next();
                unlike.addAll(unlike(likely, field.getValue(), here));
            });
        return unlike;
    }

    /** The part of JSON Schema that our descriptions use. */
    private List<String> faults(JsonNode unresolved, JsonNode value, String pointer, int depth) {
        if (depth > DEEPEST) throw new IllegalStateException("too deep at " + pointer);
        var schema = resolved(unresolved);
        var faults = new ArrayList<String>();
        for (var combined : List.of("anyOf", "oneOf"))
            if (schema.has(combined)
                    && schema.path(combined)
                            .valueStream()
                            .noneMatch(part ->
                                    faults(part, value, pointer, depth + 1).isEmpty()))
                faults.add(pointer + " matches none of " + combined);
        if (schema.has("type") && !types(schema).contains(typeOf(value)))
            if (!(typeOf(value).equals("integer") && types(schema).contains("number")))
                faults.add(pointer + " is " + typeOf(value) + ", not " + types(schema));
        if (schema.has("const") && !schema.path("const").equals(value)) faults.add(pointer + " is not the constant");
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals))
            faults.add(pointer + " is none of " + schema.path("enum"));
        if (value.isString()) text(schema, value.stringValue(), pointer, faults);
        if (value.isNumber()) {
            if (schema.has("minimum")
                    && value.decimalValue().compareTo(schema.path("minimum").decimalValue()) < 0)
                faults.add(pointer + " is too small");
            if (schema.has("maximum")
                    && value.decimalValue().compareTo(schema.path("maximum").decimalValue()) > 0)
                faults.add(pointer + " is too large");
        }
        if (value.isArray() && schema.has("items"))
            for (int i = 0; i < value.size(); i++)
                faults.addAll(faults(schema.path("items"), value.get(i), pointer + "/" + i, depth + 1));
        if (value.isObject()) object(schema, value, pointer, depth, faults);
        return faults;
    }

    private void object(JsonNode schema, JsonNode value, String pointer, int depth, List<String> faults) {
        schema.path("required").valueStream().map(JsonNode::asString).forEach(name -> {
            if (!value.has(name)) faults.add(pointer + "/" + name + " is missing");
        });
        value.properties().forEach(field -> {
            var here = pointer + "/" + field.getKey();
            var property = schema.path("properties").path(field.getKey());
            var others = schema.path("additionalProperties");
            if (property.isObject()) faults.addAll(faults(property, field.getValue(), here, depth + 1));
            else if (others.isObject()) faults.addAll(faults(others, field.getValue(), here, depth + 1));
            else if (others.isBoolean() && !others.booleanValue()) faults.add(here + " is not described");
        });
    }

    private static void text(JsonNode schema, String value, String pointer, List<String> faults) {
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asString())
                        .matcher(value)
                        .find()) faults.add(pointer + " does not match " + schema.path("pattern"));
        if (schema.has("minLength") && value.length() < schema.path("minLength").asInt())
            faults.add(pointer + " is too short");
        if (schema.has("maxLength") && value.length() > schema.path("maxLength").asInt())
            faults.add(pointer + " is too long");
        var shape = switch (schema.path("format").asString("")) {
            case "uuid" -> "[0-9a-f-]{36}";
            case "date" -> "\\d{4}-\\d{2}-\\d{2}";
            case "date-time" -> "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";
            default -> "(?s).*";
        };
        if (!value.matches(shape))
            faults.add(pointer + " is not a " + schema.path("format").asString(""));
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "object";
        };
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? Objects.requireNonNull(api.at(node.path("$ref").asString().substring(1)))
                : node;
    }

    private static Set<String> references(JsonNode node, Set<String> found) {
        if (node.path("$ref").isString()) found.add(node.path("$ref").asString());
        node.valueStream().forEach(child -> references(child, found));
        return found;
    }
}
