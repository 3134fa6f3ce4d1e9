package nl.opvang.plumbing.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Has springdoc draw our types as {@link Schemas} does. Stateless, because springdoc keeps it for all services of a process. */
final class RecordSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> others) {
        var type = resolvable(annotated.getType());
        if (!Schemas.knows(type.toClass()))
            return others.hasNext() ? others.next().resolve(annotated, context, others) : null;
        var components = new LinkedHashMap<String, Schema<?>>();
        var schema = new Schemas(components).of(type);
        components.forEach(context::defineModel);
        return schema;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    private static ResolvableType resolvable(Type type) {
        if (!(type instanceof JavaType java)) return ResolvableType.forType(type);
        var generics = IntStream.range(0, java.containedTypeCount())
                .mapToObj(i -> resolvable(java.containedType(i)))
                .toArray(ResolvableType[]::new);
        return generics.length == 0
                ? ResolvableType.forClass(java.getRawClass())
                : ResolvableType.forClassWithGenerics(java.getRawClass(), generics);
    }
}
