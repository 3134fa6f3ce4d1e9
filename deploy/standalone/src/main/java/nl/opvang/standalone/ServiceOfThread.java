package nl.opvang.standalone;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Puts the right service's name on every line that is logged: in one JVM all share the logging of whoever started last. A
 * thread works for the service whose start it descends from.
 */
final class ServiceOfThread implements StructuredLoggingJsonMembersCustomizer<Object> {
    /** What threads are called that work for all. */
    static final String NOBODY_IN_PARTICULAR = "opvang";

    private static final ThreadLocal<@Nullable String> NAME = new InheritableThreadLocal<>();

    ServiceOfThread() {}

    /** Has this done by and for a service, by all threads that begin meanwhile too. */
    static <T> T named(String service, Supplier<T> done) {
        NAME.set("opvang-" + service);
        try {
            return done.get();
        } finally {
            NAME.remove();
        }
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, name -> {
                    var service = NAME.get();
                    return service == null ? name : service;
                })
                .whenHasPath("service.name"));
    }
}
