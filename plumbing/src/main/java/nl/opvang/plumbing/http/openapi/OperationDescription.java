package nl.opvang.plumbing.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.text.TextValue;
import nl.opvang.plumbing.access.AccessRules;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Forms;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.AtLeast;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Adds what springdoc cannot see: our conventions, and the parameters that our own arguments read. */
final class OperationDescription implements GlobalOperationCustomizer {
    static final String HEADER_REF = "#/components/headers/";
    static final String RESPONSE_REF = "#/components/responses/Problem";
    /** Stands where roles do, for what needs no token. */
    static final String EVERYONE = "everyone";

    static final List<Integer> ALWAYS = List.of(400, 401, 403, 404, 406, 429, 500, 503);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var parameters = List.of(method.getMethodParameters());
        parameters.stream()
                .filter(parameter -> parameter.hasParameterAnnotation(Query.class))
                .forEach(parameter -> query(operation, parameter.getParameterType()));
        parameters.stream()
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .forEach(parameter -> path(operation, parameter));
        boolean writes = parameters.stream().anyMatch(parameter -> parameter.getParameterType() == Write.class);
        boolean body = parameters.stream().anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        var get = isA(method, "GetMapping");
        if (get) operation.addParametersItem(atLeast());
        if (writes) {
            operation.addParametersItem(ifMatch());
            if (isA(method, "PostMapping")) operation.addParametersItem(idempotencyKey());
        }
        allowed(operation, method);
        examples(operation, method);
        responses(operation, method, writes, body);
        operation.setOperationId(operationId(method));
        return operation;
    }

    /** The same for ever, since clients are generated from it: feature and method name. */
    private static String operationId(HandlerMethod method) {
        var controller = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        var first = controller.substring(0, 1).toLowerCase(Locale.ROOT) + controller.substring(1);
        var name = method.getMethod().getName();
        return first + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static void query(Operation operation, Class<?> form) {
        var schemas = new Schemas(new LinkedHashMap<>());
        for (var component : form.getRecordComponents())
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name(component.getName())
                    .required(!Forms.isOptional(component))
                    .example(Examples.ofQuery(component, form))
                    .schema(schemas.of(component, ResolvableType.forClass(form))));
    }

    /** springdoc sees a text value as any text. */
    private static void path(Operation operation, MethodParameter parameter) {
        var annotation = Objects.requireNonNull(parameter.getParameterAnnotation(PathVariable.class));
        var name = annotation.value().isEmpty() ? parameter.getParameter().getName() : annotation.value();
        if (!TextValue.class.isAssignableFrom(parameter.getParameterType())) return;
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
                .filter(described ->
                        described.getIn().equals("path") && described.getName().equals(name))
                .forEach(described -> described.setSchema(
                        new Schemas(new LinkedHashMap<>()).of(ResolvableType.forMethodParameter(parameter))));
    }

    private static Parameter atLeast() {
        return new Parameter()
                .in("query")
                .name(AtLeast.PARAMETER)
                .description(
                        "A position that a write answered: the answer waits until it contains that write, but no longer"
                                + " than this service may wait; `projectedThrough` says how far it came.")
                .required(false)
                .schema(Schemas.of("string"));
    }

    private static Parameter ifMatch() {
        return new Parameter()
                .in("header")
                .name("If-Match")
                .description("The ETag that the resource must have, else 412.")
                .required(false)
                .schema(Schemas.of("string").pattern("^\"(0|[1-9]\\d{0,17})\"$"));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .description(
                        "The client's own key of this request; a repeat by the same person with the same key gets the"
                                + " same answer.")
                .required(true)
                .schema(Schemas.of("string").pattern("^[\\x21-\\x7e]{1,200}$"));
    }

    private static void allowed(Operation operation, HandlerMethod method) {
        if (AccessRules.isOpenToEveryone(method)) {
            operation.addExtension("x-allowed-to", List.of(EVERYONE));
            operation.setSecurity(List.of());
            describe(operation, "Open to everyone, without a token.");
        }
        var rule = method.getMethodAnnotation(AllowedTo.class);
        if (rule == null) return;
        var roles = Arrays.stream(rule.value()).map(Role::claim).toList();
        operation.addExtension("x-allowed-to", roles);
        operation.setSecurity(roles.stream()
                .map(role -> new SecurityRequirement().addList("token", role))
                .toList());
        describe(operation, "Allowed to: " + String.join(", ", roles) + "." + scope(operation, rule));
    }

    private static String scope(Operation operation, AllowedTo rule) {
        if (rule.scope().isEmpty()) return "";
        operation.addExtension("x-scope", rule.scope());
        var local = Stream.of(rule.value())
                .filter(role -> !role.national())
                .map(Role::claim)
                .toList();
        return local.isEmpty()
                ? ""
                : " As " + String.join(" or ", local) + " only where the codes of the token cover `" + rule.scope()
                        + "`; elsewhere there is nothing (404).";
    }

    private static void describe(Operation operation, String text) {
        var own = operation.getDescription();
        operation.setDescription(own == null || own.isBlank() ? text : own + "\n\n" + text);
    }

    /** Before the responses are told apart by status: those of one kind share what they say. */
    private static void examples(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                var name = parameter.getParameter().getName();
                operation.getParameters().stream()
                        .filter(described -> described.getName().equals(name))
                        .forEach(described -> described.example(Examples.ofPath(parameter.getParameterType(), name)));
            }
            if (parameter.hasParameterAnnotation(RequestBody.class))
                operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(media -> media.example(
                                Examples.ofForm(parameter.getParameterType().asSubclass(Record.class))));
        }
        var answer = Examples.ofAnswer(ResolvableType.forMethodReturnType(method.getMethod()));
        if (answer == null || operation.getResponses() == null) return;
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null)
                response.getContent().values().forEach(media -> media.example(answer));
        });
        csv(operation, method);
    }

    /** A list is answered as CSV as well. */
    private static void csv(Operation operation, HandlerMethod method) {
        var ok = operation.getResponses().get("200");
        if (ok == null || ok.getContent() == null) return;
        CsvLists.header(ResolvableType.forMethodReturnType(method.getMethod()))
                .ifPresent(header -> ok.getContent()
                        .addMediaType(
                                CsvLists.CSV.getType() + "/" + CsvLists.CSV.getSubtype(),
                                new MediaType().schema(Schemas.of("string")).example(header)));
    }

    private static void responses(Operation operation, HandlerMethod method, boolean writes, boolean body) {
        var responses = new ApiResponses();
        var found = Objects.requireNonNullElseGet(operation.getResponses(), ApiResponses::new);
        found.forEach((status, response) -> {
            if (status.startsWith("2")) responses.addApiResponse(status, withHeaders(response, Map.of()));
        });
        var answered = ResolvableType.forMethodReturnType(method.getMethod());
        // Which of the two it was, the status says.
        if (isA(method, "PutMapping") && answered.toClass() == ResponseEntity.class)
            responses.addApiResponse("201", Objects.requireNonNull(responses.get("200")));
        if (answered.toString().contains(Written.class.getName())) {
            var written = Objects.requireNonNull(responses.get("200")).getContent();
            var etag = Map.of("ETag", HEADER_REF + "ETag");
            responses.addApiResponse(
                    "200",
                    withHeaders(
                            new ApiResponse()
                                    .description("Nothing had to change.")
                                    .content(written),
                            etag));
            responses.addApiResponse(
                    "201",
                    withHeaders(new ApiResponse().description("Recorded.").content(written), etag));
        }
        var problems = new TreeSet<>(ALWAYS);
        if (writes || isA(method, "PutMapping")) problems.add(409);
        if (writes) problems.add(412);
        if (body) problems.addAll(List.of(413, 415));
        // A wrong token is refused here as well.
        if (AccessRules.isOpenToEveryone(method)) problems.remove(403);
        problems.forEach(
                status -> responses.addApiResponse(status.toString(), new ApiResponse().$ref(RESPONSE_REF + status)));
        operation.setResponses(responses);
    }

    static ApiResponse withHeaders(ApiResponse response, Map<String, String> more) {
        Stream.concat(Stream.of(Map.entry("API-Version", HEADER_REF + "API-Version")), more.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                .forEach((name, ref) -> response.addHeaderObject(name, new Header().$ref(ref)));
        return response;
    }

    private static boolean isA(HandlerMethod method, String mapping) {
        return Arrays.stream(method.getMethod().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals(mapping));
    }

    static Schema<?> ref(String schema) {
        return new Schema<>(SpecVersion.V31).$ref("#/components/schemas/" + schema);
    }
}
