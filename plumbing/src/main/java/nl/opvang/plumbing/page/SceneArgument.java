package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import nl.opvang.plumbing.access.AccessGate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives controllers the {@link Scene} of their request. */
final class SceneArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scene.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var shown = Objects.requireNonNull(container);
        // As of any method that takes the response: one that names no view has answered by itself.
        shown.setRequestHandled(true);
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new Scene(
                AccessGate.caller(asked),
                RequestContextUtils.getLocale(asked),
                (Model) shown.getModel(),
                asked,
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
    }
}
