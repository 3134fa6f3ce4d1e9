package nl.opvang.issuer;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see of the issuer: whom one can sign in as, and the way out. */
@Configuration(proxyBeanMethods = false)
class IssuerPages {
    @Bean
    ServletRegistrationBean<SignInServlet> signInPage(IssuerSettings settings) {
        return new ServletRegistrationBean<>(new SignInServlet(settings), SignInServlet.PATH);
    }

    @Bean
    ServletRegistrationBean<SignOutServlet> signOutPage(IssuerSettings settings) {
        return new ServletRegistrationBean<>(new SignOutServlet(settings), SignOutServlet.PATH);
    }

    @Bean
    ServletRegistrationBean<StyleServlet> style() {
        return new ServletRegistrationBean<>(new StyleServlet(), StyleServlet.PATH);
    }
}
