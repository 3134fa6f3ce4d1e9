package nl.opvang.plumbing.http.openapi;

import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.money.Euro;
import nl.opvang.contracts.text.TextValue;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * The schema of a type as it stands in JSON. Records become components; what is not {@code @Nullable} is required;
 * limits are those that {@link Forms} keeps.
 */
public final class Schemas {
    private static final Map<Class<?>, String> PATTERNS = Map.of(
            MunicipalityCode.class, "^GM\\d{4}$",
            RegionCode.class, "^VR\\d{2}$",
            Week.class, "^2[01]\\d{2}-W(0[1-9]|[1-4]\\d|5[0-3])$",
            Euro.class, "^-?(0|[1-9]\\d{0,14})(\\.\\d{2})?$",
            YearMonth.class, "^\\d{4}-\\d{2}$");

    /** What the name of a type says that only holds others. */
    private static final java.util.regex.Pattern HOLDER =
            java.util.regex.Pattern.compile("(Forms|Lines|Imports|Controller)$");

    private final Map<String, Schema<?>> components;
    private final Map<String, ResolvableType> named = new LinkedHashMap<>();

    /** @param components where the schemas of records go, by name */
    public Schemas(Map<String, Schema<?>> components) {
        this.components = components;
    }

    /** Whether this is a type whose schema is drawn here. */
    static boolean knows(Class<?> type) {
        return type.isRecord()
                || TextValue.class.isAssignableFrom(type)
                || (type.isSealed() && type.getPackageName().startsWith("nl.opvang"));
    }

    public Schema<?> of(ResolvableType type) {
        var raw = type.toClass();
        var scalar = scalar(raw);
        if (scalar != null) return scalar;
        if (Collection.class.isAssignableFrom(raw))
            return of("array").items(of(type.as(Collection.class).getGeneric(0)));
        if (raw.isArray()) return of("array").items(of(type.getComponentType()));
        if (Map.class.isAssignableFrom(raw))
            return of("object").additionalProperties(of(type.as(Map.class).getGeneric(1)));
        if (raw.isRecord()) return record(type);
        if (raw.isSealed()) return oneOf(raw);
        return new Schema<>(SpecVersion.V31);
    }

    /** The schema of one component of a record, with its limits. */
    public Schema<?> of(RecordComponent component, ResolvableType owner) {
        var schema = of(ResolvableType.forType(component.getGenericType(), owner));
        limit(schema, component);
        return schema;
    }

    private Schema<?> record(ResolvableType type) {
        var name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, type);
            var schema = of("object");
            for (var component : type.toClass().getRecordComponents()) {
                var property = of(component, type);
                boolean optional = Forms.isOptional(component);
                schema.addProperty(component.getName(), optional ? nullable(property) : property);
                if (!optional) schema.addRequiredItem(component.getName());
            }
            components.put(name, schema);
        }
        return new Schema<>(SpecVersion.V31).$ref("#/components/schemas/" + name);
    }

    /** Depends on the type alone: the schemas of a service are drawn one by one, and none may take another's place. */
    private String name(ResolvableType type) {
        var name = simpleName(type);
        var other = named.get(name);
        if (other != null && !same(other, type)) throw new IllegalStateException("two types are called " + name);
        return name;
    }

    private static boolean same(ResolvableType one, ResolvableType other) {
        return one.toString().equals(other.toString());
    }

    /** Of a type inside another with what the other one is about before it: many a feature has a form for corrections. */
    private static String simpleName(ResolvableType type) {
        var raw = type.toClass();
        var outer = raw.getEnclosingClass();
        var about = outer == null ? "" : HOLDER.matcher(outer.getSimpleName()).replaceFirst("");
        var name = new StringBuilder(raw.getSimpleName().startsWith(about) ? "" : about).append(raw.getSimpleName());
        for (var generic : type.getGenerics()) name.append("Of").append(simpleName(generic));
        return name.toString();
    }

    private Schema<?> oneOf(Class<?> sealed) {
        var schema = new Schema<>(SpecVersion.V31);
        for (var permitted : sealed.getPermittedSubclasses())
            schema.addOneOfItem(of(ResolvableType.forClass(permitted)));
        return schema;
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) return new Schema<>(SpecVersion.V31).anyOf(List.of(schema, of("null")));
        if (schema.getTypes() != null) {
            schema.addType("null");
            if (schema.getEnum() != null) addNull(schema);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void addNull(Schema<?> schema) {
        ((Schema<Object>) schema).addEnumItemObject(null);
    }

    private static void limit(Schema<?> schema, RecordComponent component) {
        var constraints = component.getAccessor();
        var types = schema.getTypes() == null ? Set.<String>of() : schema.getTypes();
        var size = constraints.getAnnotation(Size.class);
        boolean text = component.getType() == String.class;
        if (types.contains("array")) {
            schema.setMaxItems(size == null ? Forms.LIST_LENGTH : size.max());
            if (size != null && size.min() > 0) schema.setMinItems(size.min());
        } else if (text) {
            schema.setMinLength(size == null ? 1 : size.min());
            schema.setMaxLength(size == null ? Forms.TEXT_LENGTH : size.max());
        }
        var min = constraints.getAnnotation(Min.class);
        if (min != null) schema.setMinimum(BigDecimal.valueOf(min.value()));
        var max = constraints.getAnnotation(Max.class);
        if (max != null) schema.setMaximum(BigDecimal.valueOf(max.value()));
        var pattern = constraints.getAnnotation(Pattern.class);
        if (pattern != null) schema.setPattern("^(?:" + pattern.regexp() + ")$");
    }

    private static @Nullable Schema<?> scalar(Class<?> type) {
        if (type == int.class || type == Integer.class) return of("integer").format("int32");
        if (type == long.class || type == Long.class) return of("integer").format("int64");
        if (type == boolean.class || type == Boolean.class) return of("boolean");
        if (type == double.class || type == Double.class || type == BigDecimal.class) return of("number");
        if (type == LocalDate.class) return of("string").format("date");
        if (type == Instant.class) return of("string").format("date-time");
        if (type == UUID.class) return of("string").format("uuid");
        if (type == String.class || type == Cursor.class || CharSequence.class.isAssignableFrom(type))
            return of("string");
        if (type == YearMonth.class || TextValue.class.isAssignableFrom(type))
            return of("string").pattern(PATTERNS.get(type));
        if (type.isEnum()) {
            var schema = of("string");
            Arrays.stream(type.getEnumConstants()).forEach(constant -> addEnum(schema, ((Enum<?>) constant).name()));
            return schema;
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static void addEnum(Schema<?> schema, String constant) {
        ((Schema<Object>) schema).addEnumItemObject(constant);
    }

    /** A schema of one JSON type. */
    public static Schema<?> of(String type) {
        return new Schema<>(SpecVersion.V31).typesItem(type);
    }
}
