package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes request number n of a seed: the same one each time, whatever came before it. */
final class Requests {
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int MOST_BODY_BYTES = 262_144;
    private static final List<String> OPEN = List.of("/v1/openapi.json");

    private final long seed;
    private final Tokens tokens;
    private final Map<String, ApiDocument> documents;
    private final Map<String, String> hosts;
    private final List<Operation> operations;

    /** @param hosts per service what its Host header says */
    Requests(long seed, Tokens tokens, Map<String, ApiDocument> documents, Map<String, String> hosts) {
        this.seed = seed;
        this.tokens = tokens;
        this.documents = new LinkedHashMap<>(documents);
        this.hosts = Map.copyOf(hosts);
        this.operations = documents.keySet().stream()
                .sorted()
                .flatMap(service -> Objects.requireNonNull(documents.get(service)).operations().stream())
                .toList();
    }

    int operationCount() {
        return operations.size();
    }

    Attempt request(long number) {
        var random = new SplittableRandom(seed * MIXER + number);
        var kind = random.nextInt(Kind.ONE_STALLED_IN) == 0 ? Kind.STALLED : Kind.at(random.nextInt(Kind.total()));
        return new Making(number, kind, random).attempt();
    }

    /** One request. */
    private final class Making {
        private final RandomGenerator random;
        private final Operation operation;
        private final Draft draft;
        private final SchemaValues values;

        Making(long number, Kind kind, RandomGenerator random) {
            this.random = random;
            this.operation = pick(operations.stream().filter(suitable(kind)).toList());
            var marker = "zq" + Long.toString(number, 36) + "qz";
            this.draft = new Draft(number, kind, operation.service(), operation, marker);
            this.values = values(false);
        }

        private static Predicate<Operation> suitable(Kind kind) {
            return switch (kind) {
                case VALUE_TYPE, FIELD_MISSING, FIELD_UNKNOWN, FIELD_TWICE, ENCODING, MALFORMED, DEEP, MEDIA_TYPE ->
                    Operation::takesJson;
                case HUGE, SLOW, BROKEN_OFF, STALLED -> operation -> operation.takesJson() || operation.takesLines();
                case LINES -> Operation::takesLines;
                case QUERY -> Operation::asks;
                case VALUE_BOUNDS ->
                    operation -> operation.takesJson()
                            || !operation.parameters("query").isEmpty();
                default -> operation -> true;
            };
        }

        private SchemaValues values(boolean texts) {
            return new SchemaValues(
                    random, Objects.requireNonNull(documents.get(operation.service()))::resolve, draft.marker, texts);
        }

        Attempt attempt() {
            valid();
            switch (draft.kind) {
                case VALID -> draft.way("as described");
                case VALUE_TYPE -> spoil(SchemaValues.Fault.TYPE);
                case VALUE_BOUNDS -> bounds();
                case FIELD_MISSING -> spoil(SchemaValues.Fault.MISSING);
                case FIELD_UNKNOWN -> spoil(SchemaValues.Fault.UNKNOWN_FIELD);
                case FIELD_TWICE -> twice();
                case ENCODING -> encoding();
                case MALFORMED -> malformed();
                case DEEP -> deep();
                case HUGE -> huge();
                case MEDIA_TYPE -> mediaType();
                case SLOW -> draft.delivery = Delivery.TRICKLED;
                case BROKEN_OFF -> brokenOff();
                case STALLED -> stalled();
                case LINES -> lines();
                case METHOD -> method();
                case PATH -> path();
                case QUERY -> query();
                case HEADER -> header();
                case TOKEN -> token();
                case REQUEST_LINE -> requestLine();
            }
            return draft.finished();
        }

        /** As the description wants it; what is wrong comes afterwards. */
        private void valid() {
            draft.method = operation.method();
            var path = operation.path();
            for (var parameter : operation.parameters("path")) {
                var name = "{" + parameter.name() + "}";
                var value = names(path, name) && random.nextBoolean()
                        ? values(true).newId()
                        : text(values(true).valid(parameter.schema()));
                path = path.replace(name, encoded(value));
            }
            var query = new ArrayList<String>();
            for (var parameter : operation.parameters("query")) {
                if (!parameter.required() && random.nextInt(3) > 0) continue;
                var value = queryValue(parameter);
                if (value != null) query.add(parameter.name() + "=" + encoded(value));
            }
            draft.target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
            draft.header("Host", Objects.requireNonNull(hosts.get(operation.service())));
            draft.header("traceparent", "00-" + Attempt.traceId(draft.number) + "-0000000000000001-01");
            draft.token = tokens.of(roles(), random.nextInt(1000));
            if (operation.takesJson()) {
                draft.header("Content-Type", Operation.JSON);
                draft.body = JsonText.of(values.valid(body()));
            } else if (operation.takesLines()) {
                draft.header("Content-Type", Operation.LINES);
                validLines(random.nextInt(1, 6));
            }
            for (var header : operation.parameters("header"))
                if (header.required()) draft.header(header.name(), draft.marker);
            if (!operation.asks() && random.nextInt(10) == 0 && operation.takesJson())
                draft.header("If-Match", "\"" + random.nextInt(4) + "\"");
            draft.chunked = draft.body.length > 0 && random.nextInt(8) == 0;
        }

        /** Whether this is the id of what the request says, rather than of what it says it about. */
        private boolean names(String path, String parameter) {
            return operation.method().equals("PUT")
                    && path.endsWith(parameter)
                    && operation.parameters("path").stream()
                            .filter(each -> parameter.equals("{" + each.name() + "}"))
                            .anyMatch(each ->
                                    each.schema().path("format").asString("").equals("uuid"));
        }

        private @Nullable String queryValue(Operation.Parameter parameter) {
            // Where it would have to wait for what never comes it costs two seconds, so seldom.
            if (parameter.name().equals("atLeast"))
                return operation.service() + "@" + (random.nextInt(50) == 0 ? "2199" : "2020") + "-01-01T00:00:00Z";
            if (parameter.name().equals("cursor")) return null;
            var value = values(true).valid(parameter.schema());
            return value == null ? null : text(value);
        }

        private Set<String> roles() {
            return operation.roles().isEmpty() || operation.isOpen() ? Set.of("kcio") : operation.roles();
        }

        private tools.jackson.databind.JsonNode body() {
            return Objects.requireNonNull(operation.body());
        }

        private void spoil(SchemaValues.Fault fault) {
            var value = values.spoilt(body(), fault);
            if (value == null) {
                // This body has no room for such a fault.
                draft.way("no " + fault);
                return;
            }
            draft.way(fault.name());
            draft.body = JsonText.of(value);
            refused(400);
        }

        /** A body's faults are found after path, token and role, all of which are right here. */
        private void refused(Integer... statuses) {
            // What the path says may be nothing, which is not a fault of the body, yet found first.
            var may = new ArrayList<>(List.of(statuses));
            may.add(404);
            draft.mayAnswer(may.toArray(Integer[]::new));
        }

        private void bounds() {
            if (operation.takesJson()) {
                spoil(SchemaValues.Fault.BOUNDS);
                return;
            }
            var parameter = pick(operation.parameters("query"));
            var value = parameter.name().equals("atLeast") || parameter.name().equals("cursor")
                    ? draft.marker
                    : values(true).spoilt(parameter.schema(), SchemaValues.Fault.BOUNDS);
            if (value == null) {
                draft.way("no bounds");
                return;
            }
            draft.way("query " + parameter.name());
            setQuery(parameter.name() + "=" + encoded(text(value)));
            refused(400);
        }

        private void twice() {
            @SuppressWarnings("unchecked") // bodies are objects
            var object = (Map<String, @Nullable Object>) Objects.requireNonNull(values.valid(body()));
            var name = object.isEmpty() ? draft.marker : pick(new ArrayList<>(object.keySet()));
            draft.way(object.isEmpty() ? "unknown" : "field twice");
            draft.body = JsonText.withDuplicate(object, name, random.nextBoolean() ? object.get(name) : draft.marker);
            refused(400);
        }

        private void encoding() {
            if (random.nextInt(3) == 0) {
                draft.way("other encoding");
                draft.body = JsonText.encodedOtherwise(draft.body, random);
                refused(400);
            } else spoil(SchemaValues.Fault.TEXT);
        }

        private void malformed() {
            draft.way("malformed");
            draft.body = JsonText.malformed(draft.body, random, draft.marker);
            refused(400);
        }

        private void deep() {
            int depth = pick(List.of(21, 100, 1_000, 20_000));
            draft.way("depth " + depth);
            draft.body = JsonText.nested(depth, random.nextBoolean(), draft.marker);
            refused(400);
        }

        private void huge() {
            int size = pick(List.of(MOST_BODY_BYTES + 1, 300_000, 900_000, 3_000_000));
            draft.way(size + " bytes");
            var inside = draft.marker + "y".repeat(size);
            if (operation.takesLines()) {
                draft.body = ("{\"id\":\"" + inside + "\"}\n").getBytes(UTF_8);
                draft.lines = 1;
                refused(200);
            } else {
                draft.body = ("{\"name\":\"" + inside + "\"}").getBytes(UTF_8);
                refused(413);
            }
            // Past what the server is willing to read only to throw it away.
            draft.mayBeCut = size > 1_000_000;
        }

        private void mediaType() {
            draft.withoutHeader("Content-Type");
            if (random.nextInt(4) == 0) {
                var accepted = pick(List.of(
                        "image/png",
                        draft.marker,
                        "text/html;q=1",
                        "*/*;q=0",
                        "application/json;q=x",
                        "a/b, ,,",
                        "application/xml"));
                draft.way("accept");
                draft.header("Content-Type", Operation.JSON);
                draft.header("Accept", accepted);
                refused(406);
                return;
            }
            var type = pick(List.of(
                    "text/plain",
                    "application/xml",
                    "application/json-patch+json",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=" + draft.marker,
                    "multipart/form-data",
                    draft.marker,
                    "application/",
                    "application/x-ndjson",
                    "application/" + draft.marker,
                    "x".repeat(3_000) + "/y",
                    ""));
            draft.way(type.isEmpty() ? "no media type" : "media type");
            if (!type.isEmpty()) draft.header("Content-Type", type);
            refused(415, 400);
        }

        private void brokenOff() {
            draft.way("half of the body");
            draft.delivery = random.nextBoolean() ? Delivery.HALF_CLOSED : Delivery.ABANDONED;
            unfinishable();
        }

        private void stalled() {
            draft.way("half of the body, then nothing");
            draft.delivery = Delivery.STALLED;
            unfinishable();
        }

        /** Nothing in it could be carried out even if somebody took the half for the whole. */
        private void unfinishable() {
            draft.mayBeCut = true;
            draft.body = ("{\"" + draft.marker + "\": " + "\n".repeat(200)).getBytes(UTF_8);
            draft.lines = -1;
            refused(400, 408);
        }

        private void method() {
            var method = pick(List.of(
                    "DELETE",
                    "PATCH",
                    "POST",
                    "PUT",
                    "GET",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "CONNECT",
                    "get",
                    "Put",
                    "QUERY",
                    draft.marker.toUpperCase(java.util.Locale.ROOT),
                    "X".repeat(500)));
            draft.way(method.length() > 20 ? "long method" : method.startsWith("ZQ") ? "unknown method" : method);
            draft.method = method;
            if (method.equals(operation.method())) return;
            // A path can have several methods, each of its own operation.
            if (List.of("PUT", "GET", "POST", "HEAD").contains(method)) {
                var may = operations.stream()
                        .filter(other -> other.path().equals(operation.path())
                                && other.service().equals(operation.service()))
                        .flatMap(other -> other.statuses().stream())
                        .collect(Collectors.toSet());
                may.addAll(List.of(400, 403, 404, 405, 406, 413, 415));
                draft.mayAnswer(may.toArray(Integer[]::new));
            } else if (method.equals("OPTIONS")) draft.mayAnswer(200, 400, 403, 404, 405);
            else draft.mayAnswer(400, 403, 404, 405);
            if (method.equals("CONNECT")) draft.mayBeCut = true;
        }

        private void path() {
            var path = operation.path();
            var broken = pick(List.of(
                    "%2f",
                    "%2F..%2F",
                    "..",
                    ".",
                    "%00",
                    "%zz",
                    "%",
                    "%c3%28",
                    "%ed%a0%80",
                    ";a=" + draft.marker,
                    "//",
                    "\\",
                    "%5c",
                    "%0d%0aX-Injected:%20" + draft.marker,
                    "{}",
                    "|",
                    "\u00e9",
                    "%F0%9F%8F%A0",
                    "*",
                    "x".repeat(5_000),
                    "x".repeat(9_000),
                    "\u0001",
                    "%25%32%66",
                    "%u0041",
                    "<" + draft.marker + ">"));
            draft.way("path with " + (broken.length() > 20 ? "much" : broken.replace(draft.marker, "")));
            draft.target = switch (random.nextInt(7)) {
                case 0 -> draft.target.split("\\?", 2)[0] + "/" + broken;
                case 1 -> "/" + broken + draft.target;
                case 2 -> draft.target.split("\\?", 2)[0] + broken;
                case 3 -> path.replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(draft.marker + broken));
                case 4 -> {
                    draft.way("path of nothing");
                    yield pick(List.of(
                            "/",
                            "/v1",
                            "/v1/",
                            "/v2/locations",
                            "/error",
                            "/actuator",
                            "/actuator/health",
                            "/v1/" + draft.marker,
                            "/v3/api-docs",
                            "/swagger-ui.html",
                            "/v1/openapi.json/",
                            "/v1/openapi.json.yaml",
                            "/favicon.ico",
                            "/.git/config",
                            "/WEB-INF/web.xml",
                            "/v1/../v1/me",
                            "/v1/openapi.json%00",
                            "/v1/openapi",
                            "/V1/openapi.json"));
                }
                case 5 -> {
                    draft.way("path in capitals");
                    yield draft.target.split("\\?", 2)[0].toUpperCase(java.util.Locale.ROOT);
                }
                default -> {
                    draft.way("trailing slash");
                    yield draft.target.split("\\?", 2)[0] + "/";
                }
            };
            if (OPEN.contains(draft.target)) draft.mayAnswer(200);
            // It may have become another path that exists: then with that one's answers, all of which are these.
            else draft.mayAnswer(200, 201, 400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415);
            draft.mayBeBare = true;
        }

        private void query() {
            var known = operation.parameters("query");
            switch (random.nextInt(6)) {
                case 0 -> {
                    draft.way("unknown parameter");
                    addQuery(pick(List.of(draft.marker, "%00", "a[b]", "", "on[]", "ON", "class.module.classLoader"))
                            + "=" + draft.marker);
                    refused(400);
                }
                case 1 -> {
                    if (known.isEmpty()) {
                        draft.way("no parameters");
                        return;
                    }
                    var parameter = pick(known);
                    draft.way("repeated " + parameter.name());
                    var value = queryValue(parameter);
                    var text = encoded(value == null ? draft.marker : value);
                    setQuery(parameter.name() + "=" + text + "&" + parameter.name() + "=" + text);
                    // A list may be repeated.
                    refused(parameter.schema().path("type").asString("").equals("array") ? 200 : 400, 400);
                }
                case 2 -> {
                    draft.way("oversize");
                    // As long as all headers may be, it may end before the protocol is named.
                    draft.mayBeBare = true;
                    setQuery((known.isEmpty() ? "a" : pick(known).name()) + "=" + draft.marker
                            + "y".repeat(pick(List.of(2_000, 7_000, 20_000))));
                    refused(400, 414, 431);
                }
                case 3 -> {
                    draft.way("broken encoding");
                    draft.mayBeBare = true;
                    setQuery((known.isEmpty() ? "a" : pick(known).name()) + "="
                            + pick(List.of(
                                    "%", "%z", "%c3%28", "%00", "%ed%a0%80", "\u00e9", "a|b", "{}", "%FF", "+%2B+")));
                    refused(400);
                }
                case 4 -> {
                    draft.way("many parameters");
                    var query = new StringBuilder("a0=");
                    for (int i = 1; i < 1_200; i++) query.append("&a").append(i).append('=');
                    setQuery(query.toString());
                    refused(400);
                }
                default -> {
                    draft.way("without what is required");
                    draft.target = draft.target.split("\\?", 2)[0];
                    if (known.stream().anyMatch(Operation.Parameter::required)) refused(400);
                }
            }
        }

        private void header() {
            var marker = draft.marker;
            switch (random.nextInt(22)) {
                case 0 ->
                    headerWay(
                            "If-Match",
                            pick(List.of(
                                    "*", marker, "W/\"1\"", "\"1\", \"2\"", "\"-1\"", "\"" + "9".repeat(30) + "\"")));
                case 1 ->
                    headerWay("traceparent", pick(List.of(marker, "00-" + "0".repeat(32) + "-1-01", "x".repeat(900))));
                case 2 -> headerWay("Idempotency-Key", pick(List.of("", " ", marker + "\u00e9", "k".repeat(201))));
                case 3 ->
                    headerWay("Accept", pick(List.of(marker, "text/*", "application/json;q=1.0.0", "a,".repeat(500))));
                case 4 -> headerWay("Content-Encoding", "gzip");
                case 5 -> headerWay("Range", "bytes=0-1");
                case 6 -> headerWay("Origin", "https://" + marker + ".example");
                case 7 -> headerWay("X-HTTP-Method-Override", "DELETE");
                case 8 -> headerWay("X-Forwarded-Host", marker + ".example");
                case 9 -> headerWay("X-Forwarded-Prefix", "/" + marker);
                case 10 -> headerWay("Accept-Language", marker);
                case 11 -> headerWay("Cookie", "JSESSIONID=" + marker + "; a=\"" + "b".repeat(2_000));
                case 12 -> headerWay("Expect", pick(List.of("100-continue", marker)));
                case 13 -> {
                    headerWay("X-Long", marker + "y".repeat(pick(List.of(7_000, 20_000, 100_000))));
                    draft.mayAnswer(withOperation(400, 431));
                    draft.mayBeCut = true;
                }
                case 14 -> {
                    draft.way("many headers");
                    for (int i = 0; i < 150; i++) draft.header("X-" + i, marker);
                    draft.mayAnswer(withOperation(400, 431));
                }
                case 15 -> {
                    draft.way("no host");
                    draft.withoutHeader("Host");
                    draft.mayAnswer(400);
                }
                case 16 -> {
                    draft.way("two hosts");
                    draft.header("Host", marker);
                    draft.mayAnswer(400);
                }
                case 17 -> {
                    draft.way("odd host");
                    draft.withoutHeader("Host");
                    draft.header(
                            "Host", pick(List.of("a b", marker + ":x", "[::", "<" + marker + ">", marker + "/../")));
                    draft.mayAnswer(withOperation(400));
                }
                case 18 -> {
                    draft.way("broken header line");
                    draft.headerBytes(pick(List.of(
                            "no colon " + marker + "\r\n",
                            ": no name\r\n",
                            "A B: " + marker + "\r\n",
                            "X: \0\r\n",
                            " folded: x\r\n",
                            "X\u00e9: y\r\n",
                            "X: " + marker + "\u0007\r\n",
                            "X-A: b\rX-C: d\r\n")));
                    draft.mayAnswer(withOperation(400));
                }
                case 19 -> {
                    draft.way("two lengths");
                    draft.header("Content-Length", Integer.toString(draft.body.length + 7));
                    // Beside chunks a length means nothing, and without a body it is the only one.
                    if (!draft.chunked && draft.body.length > 0) draft.mayAnswer(400);
                    draft.mayBeCut = draft.body.length == 0;
                }
                case 20 -> {
                    draft.way("odd length");
                    draft.withLength = false;
                    draft.chunked = false;
                    draft.header(
                            "Content-Length",
                            pick(List.of("-1", "1e3", "", "99999999999999999999", "+5", "0x10", marker)));
                    draft.mayAnswer(400, 413);
                }
                default -> {
                    draft.way("odd transfer encoding");
                    draft.withLength = false;
                    draft.chunked = false;
                    draft.body = "zz\r\nnonsense\r\n0\r\n\r\n".getBytes(ISO_8859_1);
                    draft.header(
                            "Transfer-Encoding",
                            pick(List.of("chunked", "gzip, chunked", "identity", marker, "chunked, " + marker)));
                    draft.mayAnswer(withOperation(400));
                    draft.mayBeCut = operation.takesLines();
                    draft.lines = -1;
                }
            }
        }

        private void headerWay(String name, String value) {
            draft.way(name);
            draft.withoutHeader(name);
            draft.header(name, value);
            if (name.equals("Content-Encoding") && draft.body.length > 0) refused(415);
            if (name.equals("Expect")) draft.mayAnswer(withOperation(417));
        }

        private Integer[] withOperation(Integer... more) {
            var all = new ArrayList<>(operation.statuses());
            all.addAll(List.of(more));
            return all.toArray(Integer[]::new);
        }

        private void token() {
            if (random.nextInt(8) == 0) {
                foreign();
                return;
            }
            var wrong = pick(tokens.wrong(roles().stream().sorted().findFirst().orElseThrow()));
            draft.way(wrong.name());
            draft.token = null;
            if (!wrong.header().isEmpty()) draft.header("Authorization", wrong.header());
            // Without a token one may read what is open, and a token that is none is refused all the same.
            if (operation.isOpen()) draft.mayAnswer(withOperation(400, 401, 431));
            else draft.mayAnswer(orPathRefused(wrong.statuses()));
            draft.mayBeCut = wrong.name().equals("huge");
        }

        /** A path with an escaped percent sign is refused before anybody looks at the token. */
        private Integer[] orPathRefused(Set<Integer> statuses) {
            var all = new TreeSet<>(statuses);
            if (draft.target.contains("%25")) all.add(400);
            return all.toArray(Integer[]::new);
        }

        private void foreign() {
            var others = new ArrayList<>(
                    List.of("municipality", "region", "kcio", "noo", "ministry", "auditor", "operator"));
            others.removeAll(roles());
            if (others.isEmpty() || operation.isOpen() || random.nextBoolean()) {
                draft.way("two headers");
                draft.header("Authorization", "Bearer " + draft.marker);
                draft.mayAnswer(400, 401);
                return;
            }
            draft.way("another role");
            draft.token = tokens.of(Set.of(pick(others)), random.nextInt(1000));
            draft.mayAnswer(orPathRefused(Set.of(403)));
        }

        private void requestLine() {
            var marker = draft.marker;
            draft.mayAnswer(400, 401, 404, 405, 414);
            draft.mayBeBare = true;
            switch (random.nextInt(12)) {
                case 0 -> line("version 9", "HTTP/9.9");
                case 1 -> line("version 2", "HTTP/2.0");
                case 2 -> line("no HTTP", "FTP/1.1");
                case 3 -> line("much after the version", "HTTP/1.1 " + marker);
                case 4 -> {
                    draft.way("HTTP/1.0");
                    draft.version = "HTTP/1.0";
                    draft.chunked = false;
                    draft.mayAnswer(withOperation());
                }
                case 5 -> target("no target", "");
                case 6 -> target("star", "*");
                case 7 -> target("without slash", "v1/" + marker);
                case 8 -> target("blank inside", "/v1/ " + marker);
                case 9 -> {
                    target("another host's", "http://" + marker + ".example/v1/openapi.json");
                    draft.mayAnswer(200, 400, 401, 404, 405, 415);
                }
                case 10 -> target("with a fragment", "/v1/openapi.json#" + marker);
                default -> target("very long", "/v1/" + marker + "y".repeat(pick(List.of(9_000, 70_000))));
            }
        }

        private void line(String way, String version) {
            draft.way(way);
            draft.version = version;
        }

        private void target(String way, String target) {
            draft.way(way);
            draft.target = target;
            draft.mayBeCut = target.length() > 60_000;
        }

        private void validLines(int count) {
            var out = new java.io.ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                out.writeBytes(line(i));
                out.write('\n');
            }
            draft.body = out.toByteArray();
            draft.lines = count;
        }

        private byte[] line(int i) {
            return JsonText.of(withId(values.valid(body()), i));
        }

        /** Line ids come back on purpose, so the marker is not in them. */
        private @Nullable Object withId(@Nullable Object line, int i) {
            if (line instanceof Map<?, ?> object && object.containsKey("id")) {
                var changed = new LinkedHashMap<Object, @Nullable Object>(object);
                if (changed.get("id") instanceof String) changed.put("id", "line " + draft.number + "." + i);
                return changed;
            }
            return line;
        }

        private void lines() {
            int count = random.nextInt(1, 9);
            draft.way("broken lines");
            draft.lines = 0;
            var out = new java.io.ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                var line = brokenLine(i);
                out.writeBytes(line);
                boolean blank = new String(line, ISO_8859_1).isBlank() && line.length < 60_000;
                if (!blank) draft.lines++;
                // The last one may end where the body ends.
                if (i < count - 1 || random.nextBoolean())
                    out.writeBytes(random.nextInt(5) == 0 ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
            }
            draft.body = out.toByteArray();
            draft.mayAnswer(200, 404);
        }

        private byte[] brokenLine(int i) {
            return switch (random.nextInt(13)) {
                case 0 -> new byte[0];
                case 1 -> " \t".getBytes(UTF_8);
                case 2 -> JsonText.of(withId(values.spoilt(body(), SchemaValues.Fault.TYPE), i));
                case 3 -> JsonText.of(withId(values.spoilt(body(), SchemaValues.Fault.BOUNDS), i));
                case 4 -> JsonText.of(withId(values.spoilt(body(), SchemaValues.Fault.TEXT), i));
                case 5 -> JsonText.of(withId(values.spoilt(body(), SchemaValues.Fault.UNKNOWN_FIELD), i));
                case 6 -> JsonText.of(withId(values.spoilt(body(), SchemaValues.Fault.MISSING), i));
                case 7 -> singleLine(JsonText.malformed(line(i), random, draft.marker));
                case 8 -> singleLine(JsonText.encodedOtherwise(line(i), random));
                case 9 -> JsonText.nested(pick(List.of(21, 5_000)), random.nextBoolean(), draft.marker);
                case 10 -> ("{\"id\":\"" + draft.marker + "y".repeat(70_000) + "\"}").getBytes(UTF_8);
                case 11 -> interleaved(line(i), line(i + 100));
                default -> line(i);
            };
        }

        private static byte[] singleLine(byte[] line) {
            var text = new String(line, ISO_8859_1).replace('\n', ' ');
            return text.getBytes(ISO_8859_1);
        }

        private static byte[] interleaved(byte[] one, byte[] other) {
            var mixed = new java.io.ByteArrayOutputStream();
            for (int i = 0; i < Math.max(one.length, other.length); i += 10) {
                mixed.write(one, Math.min(i, one.length), Math.min(10, Math.max(0, one.length - i)));
                mixed.write(other, Math.min(i, other.length), Math.min(10, Math.max(0, other.length - i)));
            }
            return mixed.toByteArray();
        }

        private void setQuery(String query) {
            var path = draft.target.split("\\?", 2)[0];
            var name = query.split("=", 2)[0];
            // What else the operation needs stays, so that this is all that is wrong.
            var others = draft.target.contains("?")
                    ? java.util.Arrays.stream(draft.target.split("\\?", 2)[1].split("&", -1))
                            .filter(parameter -> !parameter.startsWith(name + "="))
                            .collect(Collectors.joining("&"))
                    : "";
            draft.target = path + "?" + (others.isEmpty() ? "" : others + "&") + query;
        }

        private void addQuery(String query) {
            draft.target += (draft.target.contains("?") ? "&" : "?") + query;
        }

        private static String text(@Nullable Object value) {
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(value);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8).replace("+", "%20");
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
