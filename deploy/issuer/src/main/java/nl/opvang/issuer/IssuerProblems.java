package nl.opvang.issuer;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Every path the protocol does not know and every error outside it is answered by a problem (RFC 9457). */
@Configuration(proxyBeanMethods = false)
class IssuerProblems {

    @Bean
    ServletRegistrationBean<HttpServlet> problems() {
        return new ServletRegistrationBean<>(new Problems(), "/");
    }

    @Bean
    ErrorPageRegistrar everyErrorIsAProblem() {
        return pages -> pages.addErrorPages(new ErrorPage("/problem"));
    }

    private static final class Problems extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer error
                    ? error
                    : HttpServletResponse.SC_NOT_FOUND;
            var reason = HttpStatus.resolve(status);
            var body = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                    .formatted(reason == null ? "Error" : reason.getReasonPhrase(), status)
                    .getBytes(StandardCharsets.UTF_8);
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
