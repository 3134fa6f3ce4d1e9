package nl.opvang.plumbing.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The rule of every endpoint; a service with an endpoint that states none, or a wrong one, does not start. */
public final class AccessRules implements SmartInitializingSingleton {
    /** The description of the API: open to everyone. */
    public static final String OPEN_PATH = "/v1/openapi.json";

    private final RequestMappingHandlerMapping endpoints;
    private volatile List<PathPattern> open = List.of();

    AccessRules(RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var faults = new ArrayList<String>();
        var opened = new ArrayList<PathPattern>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            if (!ours(method)) return;
            var rule = rule(method);
            if (isOpenToEveryone(method)) {
                if (rule.isPresent()) faults.add(method + " is open to everyone and allowed to some");
                if (!isOnlyRead(mapping, method))
                    faults.add(method + " is open to everyone, but not the same GET for all");
                opened.addAll(Objects.requireNonNull(mapping.getPathPatternsCondition())
                        .getPatterns());
            } else if (rule.isEmpty()) faults.add(method + " does not say whom it is allowed to");
            paths(mapping).forEach(path -> {
                faults.addAll(faults(path, method));
                rule.ifPresent(stated -> faults.addAll(faults(path, stated)));
            });
        });
        if (!faults.isEmpty()) throw new IllegalStateException(String.join("; ", faults));
        open = List.copyOf(opened);
    }

    /**
     * Whether a request may come without a token, judged by its method and path alone; its handler, which the gate
     * judges, has the last word.
     */
    public boolean open(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod()) && openPath(request);
    }

    /** Whether whatever is read at this path is for everyone. */
    boolean openPath(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return open.stream().anyMatch(pattern -> pattern.matches(path));
    }

    static Optional<AllowedTo> rule(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(AllowedTo.class));
    }

    /** Who may call this. */
    public static List<Role> rolesOf(HandlerMethod method) {
        return rule(method).map(rule -> List.of(rule.value())).orElse(List.of());
    }

    /** Whether its author says that it is for everyone. */
    public static boolean isOpenToEveryone(HandlerMethod method) {
        return method.hasMethodAnnotation(OpenToEveryone.class);
    }

    /** Whether this is for everyone: open data, the API's description, and the error page, which only errors reach. */
    static boolean open(HandlerMethod method, String path) {
        return ours(method) ? isOpenToEveryone(method) : path.equals(OPEN_PATH) || isErrorPage(method);
    }

    /** The paths of an endpoint. */
    public static List<String> paths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().sorted().toList();
    }

    private static boolean ours(HandlerMethod method) {
        return !isErrorPage(method) && !method.getBeanType().getPackageName().startsWith("org.springdoc");
    }

    private static boolean isErrorPage(HandlerMethod method) {
        return ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    /** What is for everyone changes nothing, and is the same whoever calls. */
    private static boolean isOnlyRead(RequestMappingInfo mapping, HandlerMethod method) {
        return mapping.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)) && !asksWho(method);
    }

    /** Whether one of its arguments is who calls, or holds it. */
    static boolean asksWho(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type -> type == Caller.class
                        || (type.isRecord()
                                && Stream.of(type.getRecordComponents())
                                        .anyMatch(component -> component.getType() == Caller.class)));
    }

    /** What programs use has a version in its path, and what people read has not. */
    private static List<String> faults(String path, HandlerMethod method) {
        if (path.equals("/") && isPage(method)) return List.of();
        return path.startsWith("/v1/") != isPage(method) && !path.endsWith("/")
                ? List.of()
                : List.of(path + " does not start with /v1/ as the API does and no page may, or ends with a slash");
    }

    private static boolean isPage(HandlerMethod method) {
        return !method.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    private static List<String> faults(String path, AllowedTo rule) {
        var faults = new ArrayList<String>();
        if (rule.value().length == 0) faults.add(path + " is allowed to nobody");
        if (!rule.scope().isEmpty() && !path.contains("{" + rule.scope() + "}"))
            faults.add(path + " has no variable " + rule.scope());
        return faults;
    }
}
