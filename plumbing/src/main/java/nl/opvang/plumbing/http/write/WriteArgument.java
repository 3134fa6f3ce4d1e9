package nl.opvang.plumbing.http.write;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Write} of their request. */
public final class WriteArgument implements HandlerMethodArgumentResolver {
    private final ObjectProvider<Writes> writes;

    public WriteArgument(ObjectProvider<Writes> writes) {
        this.writes = writes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Write.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Write(
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)), writes.getObject());
    }
}
