package nl.opvang.plumbing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The rule of every endpoint; a service with an endpoint that states none, or a wrong one, does not start. */
public final class AccessRules implements SmartInitializingSingleton {
    /** The description of the API: open to everyone. */
    public static final String OPEN_PATH = "/v1/openapi.json";

    private final RequestMappingHandlerMapping endpoints;

    AccessRules(RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var faults = new ArrayList<String>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            if (!ours(method)) return;
            var rule = rule(method);
            if (rule.isEmpty()) faults.add(method + " does not say whom it is allowed to");
            else paths(mapping).forEach(path -> faults.addAll(faults(path, rule.get())));
        });
        if (!faults.isEmpty()) throw new IllegalStateException(String.join("; ", faults));
    }

    static Optional<AllowedTo> rule(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(AllowedTo.class));
    }

    /** Whether this is for everyone: the API's description and the error page, which only errors reach. */
    static boolean open(HandlerMethod method, String path) {
        return !ours(method) && (path.equals(OPEN_PATH) || isErrorPage(method));
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

    private static List<String> faults(String path, AllowedTo rule) {
        var faults = new ArrayList<String>();
        if (!path.startsWith("/v1/") || path.endsWith("/"))
            faults.add(path + " does not start with /v1/, or ends with a slash");
        if (rule.value().length == 0) faults.add(path + " is allowed to nobody");
        if (!rule.scope().isEmpty() && !path.contains("{" + rule.scope() + "}"))
            faults.add(path + " has no variable " + rule.scope());
        return faults;
    }
}
