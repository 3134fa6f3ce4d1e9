package nl.opvang.plumbing.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import nl.opvang.contracts.TextValues;
import nl.opvang.contracts.text.TextValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** JSON as the register writes it: text values as texts, absent values left out, dates as ISO 8601. */
public final class EventMapper {
    private EventMapper() {}

    /** For events: reads fields that it does not know yet, because later versions only add. */
    public static JsonMapper forEvents() {
        return JsonMapper.builder()
                .addModule(textValues())
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    /** Every text value of the contracts as one JSON text. */
    public static JacksonModule textValues() {
        var module = new SimpleModule("text-values");
        TextValues.READERS.forEach((type, reader) -> add(module, type, reader));
        return module;
    }

    @SuppressWarnings("unchecked")
    private static <T extends TextValue> void add(
            SimpleModule module, Class<T> type, Function<String, ? extends TextValue> reader) {
        module.addSerializer(type, new TextSerializer<>(type));
        module.addDeserializer(type, new TextDeserializer<>(type, (Function<String, T>) reader));
    }

    private static final class TextSerializer<T extends TextValue> extends StdScalarSerializer<T> {
        TextSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.text());
        }
    }

    private static final class TextDeserializer<T extends TextValue> extends StdScalarDeserializer<T> {
        private final Function<String, T> reader;

        TextDeserializer(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            var text = in.getValueAsString();
            if (text == null) throw context.wrongTokenException(in, handledType(), JsonToken.VALUE_STRING, "a text");
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }
}
