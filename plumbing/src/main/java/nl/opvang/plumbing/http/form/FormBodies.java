package nl.opvang.plumbing.http.form;

import java.io.IOException;
import java.util.List;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Reads {@code @RequestBody} records through {@link Forms}, and keeps what {@link ReadBody} tells of them. */
public final class FormBodies implements HttpMessageConverter<Record> {
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    private final int maxBytes;

    public FormBodies(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        // Whatever it says to be: no other converter, less strict than this one, may try.
        return type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return JSON;
    }

    @Override
    public Record read(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        if (!MediaType.APPLICATION_JSON.includes(message.getHeaders().getContentType()))
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
        refuseEncoded(message.getHeaders().getOrEmpty(HttpHeaders.CONTENT_ENCODING));
        if (message.getHeaders().getContentLength() > maxBytes) throw new ProblemException(Problem.TOO_LARGE);
        var bytes = message.getBody().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) throw new ProblemException(Problem.TOO_LARGE);
        var tree = StrictJson.read(bytes);
        var form = Forms.body(tree, type);
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(
                        ReadBody.ATTRIBUTE,
                        new ReadBody(
                                StrictJson.hash(tree), form instanceof Reasoned reasoned ? reasoned.reason() : null),
                        RequestAttributes.SCOPE_REQUEST);
        return form;
    }

    /**
     * Refuses a compressed body, which would otherwise be taken for what it is not.
     *
     * @param encodings the request's {@code Content-Encoding} headers
     */
    public static void refuseEncoded(List<String> encodings) {
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase))
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE.detail("The body must not be compressed."));
    }

    @Override
    public void write(Record form, @Nullable MediaType contentType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("forms only come in");
    }
}
