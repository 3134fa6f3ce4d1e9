package nl.opvang.plumbing.page.form;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.opvang.plumbing.http.form.Forms;
import nl.opvang.plumbing.http.form.ReadBody;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.form.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link Posted} records, and keeps of them what a write must know. */
public final class PostedForms implements HandlerMethodArgumentResolver {
    /** It proves where the form comes from, and says nothing. */
    private static final String TOKEN = "_csrf";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Posted.class)
                && parameter.getParameterType().isRecord();
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var posted = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var fields = new TreeMap<String, String[]>();
        posted.getParameterMap().forEach((name, values) -> {
            if (!name.equals(TOKEN) && !(values.length == 1 && values[0].isBlank())) fields.put(name, values);
        });
        var form = Forms.query(fields, parameter.getParameterType().asSubclass(Record.class));
        posted.setAttribute(
                ReadBody.ATTRIBUTE,
                new ReadBody(hash(fields), form instanceof Reasoned reasoned ? reasoned.reason() : null));
        return form;
    }

    /** No name or value of a form holds U+0000. */
    private static byte[] hash(Map<String, String[]> fields) {
        var hash = StrictJson.sha256();
        fields.forEach((name, values) ->
                hash.update((name + "\0" + String.join("\0", values) + "\0\0").getBytes(StandardCharsets.UTF_8)));
        return hash.digest();
    }
}
