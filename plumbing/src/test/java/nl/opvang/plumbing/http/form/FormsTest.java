package nl.opvang.plumbing.http.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.Cupboard;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final String LEAST = """
        {"name": "oak", "shelves": 3, "from": "2025-01-01", "kind": "MUNICIPAL"}\
        """;

    @Test
    void a_form_with_all_that_is_required_is_bound() {
        var form = read(LEAST);

        assertThat(form.name()).isEqualTo("oak");
        assertThat(form.shelves()).isEqualTo(3);
        assertThat(form.kind()).isEqualTo(PlaceKind.MUNICIPAL);
        assertThat(form.until()).isNull();
    }

    @Test
    void every_type_is_bound_and_an_instant_may_have_any_offset() {
        var form = read("""
            {"name": "oak", "shelves": 3, "from": "2025-01-01", "until": "2025-01-02", "kind": "CRISIS",
             "seenAt": "2025-01-01T01:00:00.1234567+01:00", "twin": "0190A2C0-0000-7000-8000-000000000001",
             "owner": "GM0014", "price": "12.50", "locked": true, "content": [{"height": 1}, {"height": 2, "label": "x"}],
             "reason": null}
            """);

        assertThat(form.seenAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00.123456Z"));
        assertThat(form.twin()).hasToString("0190a2c0-0000-7000-8000-000000000001");
        assertThat(form.owner()).isEqualTo(new MunicipalityCode("GM0014"));
        assertThat(form.price()).isEqualTo(new Euro(1250));
        assertThat(form.locked()).isTrue();
        assertThat(form.content()).containsExactly(new Cupboard.Shelf(1, null), new Cupboard.Shelf(2, "x"));
    }

    @Test
    void all_faults_are_told_at_once() {
        var faults = faults("""
            {"name": 5, "shelves": "3", "from": "2025-02-30", "kind": "OTHER", "seenAt": "2025-01-01T00:00:00",
             "twin": "1-1-1-1-1", "owner": "GM14", "price": 12.5, "locked": "yes",
             "content": [{"height": 1.5}, 7, {"label": "x", "depth": 1}], "colour": "red"}
            """);

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactly(
                        "/name",
                        "/shelves",
                        "/from",
                        "/kind",
                        "/seenAt",
                        "/twin",
                        "/owner",
                        "/price",
                        "/locked",
                        "/content/0/height",
                        "/content/1",
                        "/content/2/height",
                        "/content/2",
                        "");
        assertThat(faults.getLast().message()).contains("known are: content, from, kind,");
        assertThat(faults).extracting(Fault::in).containsOnly("body");
    }

    @Test
    void what_is_required_must_be_there_and_not_null() {
        assertThat(faults("{\"name\": null}"))
                .extracting(Fault::field, Fault::message)
                .containsExactly(
                        tuple("/name", "is required"),
                        tuple("/shelves", "is required"),
                        tuple("/from", "is required"),
                        tuple("/kind", "is required"));
    }

    @Test
    void limits_hold_beside_wrong_types() {
        assertThat(faults("""
            {"name": "a name that is far too long", "shelves": 101, "from": 1, "kind": "MUNICIPAL"}\
            """)).extracting(Fault::field).containsExactly("/name", "/shelves", "/from");
    }

    @Test
    void a_rule_between_fields_is_told_by_its_sentence() {
        assertThat(faults("""
            {"name": "oak", "shelves": 3, "from": "2025-01-01", "until": "2025-01-01", "kind": "MUNICIPAL"}\
            """)).containsExactly(new Fault("body", "", "until" + " must" + " be after" + " from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00x"})
    void a_text_that_cannot_be_stored_is_refused(String text) {
        assertThat(faults(LEAST.replace("oak", text))).extracting(Fault::field).containsExactly("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "2147483648", "1e3", "3.0", "true"})
    void a_number_that_is_not_a_whole_one_in_range_is_refused(String number) {
        assertThat(faults(LEAST.replace("3,", number + ",")))
                .extracting(Fault::field)
                .containsExactly("/shelves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "+12025-01-01", "2025-1-1", "2025-13-01", "20250101", "", "2300-01-01"})
    void a_date_that_is_none_is_refused(String date) {
        assertThat(faults(LEAST.replace("2025-01-01", date)))
                .extracting(Fault::field)
                .containsExactly("/from");
    }

    @Test
    void a_fault_repeats_nothing_of_the_request() {
        var problem = problem(LEAST.replace("oak", "a secret that is much too long")
                .replace("MUNICIPAL", "secret")
                .replace("\"from\"", "\"<script>secret</script>\""));

        assertThat(problem.errors()).hasSize(4);
        assertThat(problem.json().toString()).doesNotContain("secret", "script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "{\"name\": 1, \"name\": 2}",
                "{'name': 1}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "{\"name\": NaN}",
                "nonsense"
            })
    void what_is_not_one_json_value_is_malformed(String json) {
        assertThat(problem(json)).isEqualTo(Problem.MALFORMED);
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        var utf16 = LEAST.getBytes(StandardCharsets.UTF_16);

        assertThat(catchThrowableOfType(ProblemException.class, () -> StrictJson.read(utf16))
                        .problem())
                .isEqualTo(Problem.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"text\"", "5"})
    void what_is_not_an_object_is_a_fault(String json) {
        assertThat(faults(json)).containsExactly(new Fault("body", "", "must be an object"));
    }

    @Test
    void a_query_is_bound_from_texts() {
        var question = Forms.query(
                Map.of(
                        "on", texts("2025-01-01"),
                        "kind", texts("PRIVATE"),
                        "limit", texts("1000"),
                        "cursor", texts(new Cursor(List.of("a", "b")).text())),
                Cupboard.Question.class);

        assertThat(question.on()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(question.rows()).isEqualTo(1000);
        assertThat(question.cursor()).isEqualTo(new Cursor(List.of("a", "b")));
    }

    @Test
    void all_faults_of_a_query_are_told_at_once() {
        var thrown = catchThrowableOfType(
                ProblemException.class,
                () -> Forms.query(
                        Map.of(
                                "on", texts("today"),
                                "kind", texts("PRIVATE", "CRISIS"),
                                "limit", texts("1001"),
                                "cursor", texts("bad"),
                                "knowAt", texts("x")),
                        Cupboard.Question.class));

        assertThat(thrown.problem().errors())
                .extracting(Fault::in, Fault::field)
                .containsExactlyInAnyOrder(
                        tuple("query", "on"),
                        tuple("query", "kind"),
                        tuple("query", "limit"),
                        tuple("query", "cursor"),
                        tuple("query", ""));
    }

    /** Two rows of fields with one name: what is not filled in is there too. */
    record Rows(List<String> shelf, List<@Size(max = 5) String> label) {}

    @Test
    void texts_of_a_list_may_be_blank_where_it_says_how_long_they_may_be() {
        var filledIn = Forms.query(Map.of("shelf", texts("a", "b"), "label", texts("", "oak")), Rows.class);

        assertThat(filledIn.label()).containsExactly("", "oak");
        var thrown = catchThrowableOfType(
                ProblemException.class,
                () -> Forms.query(Map.of("shelf", texts("a", ""), "label", texts("", "longer")), Rows.class));
        assertThat(thrown.problem().errors()).extracting(Fault::field).containsExactly("shelf", "label");
    }

    @Test
    void the_hash_of_a_body_knows_its_meaning_and_not_its_looks() {
        assertThat(hash("{\"a\": 1, \"b\": {\"c\": [1, 2], \"d\": null}}"))
                .isEqualTo(hash("{ \"b\":{\"d\":null,\"c\":[1,2]},\"a\":1 }"))
                .isNotEqualTo(hash("{\"a\": 1, \"b\": {\"c\": [2, 1], \"d\": null}}"));
    }

    private static byte[] hash(String json) {
        return StrictJson.hash(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String[] texts(String... texts) {
        return texts;
    }

    private static Cupboard.Form read(String json) {
        return Forms.body(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)), Cupboard.Form.class);
    }

    private static Problem problem(String json) {
        return catchThrowableOfType(ProblemException.class, () -> read(json)).problem();
    }

    private static List<Fault> faults(String json) {
        return problem(json).errors();
    }
}
