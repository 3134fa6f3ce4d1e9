package nl.opvang.plumbing.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/locations", "/locations?on=2025-01-01&x=%2F%2Fy", "/a/b;c"})
    void a_page_of_this_service_is_come_back_to(String page) {
        assertThat(SignIn.ownPage(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//example.org",
                "/\\example.org",
                "https://example.org",
                "javascript:alert(1)",
                "example.org",
                "/a b",
                "/a\r\nSet-Cookie: x=y",
                "/\u00e9",
                "/sign-out",
                "/sign-in?to=/"
            })
    void anything_else_leads_to_the_first_page(String page) {
        assertThat(SignIn.ownPage(page)).isEqualTo("/");
    }
}
