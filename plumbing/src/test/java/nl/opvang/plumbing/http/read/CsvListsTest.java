package nl.opvang.plumbing.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;

class CsvListsTest {
    record Part(MunicipalityCode code, @Nullable String name) {}

    record Row(
            Part area, LocalDate on, long number, @Nullable String reason, List<Part> parts) {}

    record Answer(
            LocalDate on,
            Instant knownAt,
            List<Row> items,
            @Nullable String nextCursor) {}

    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final ResolvableType LIST = ResolvableType.forClass(Answer.class);

    private final CsvLists lists = new CsvLists();

    @Test
    void an_item_is_a_row_and_its_parts_are_columns() {
        var row = new Row(
                new Part(GRONINGEN, "Groningen"),
                LocalDate.parse("2025-01-19"),
                7,
                "counted, \"twice\"",
                List.of(new Part(GRONINGEN, "one"), new Part(GRONINGEN, null)));
        assertThat(written(new Answer(row.on(), Instant.EPOCH, List.of(row), null))
                        .body())
                .isEqualTo("area.code,area.name,on,number,reason,parts\r\n"
                        + "GM0014,Groningen,2025-01-19,7,\"counted, \"\"twice\"\"\","
                        + "\"code=GM0014, name=one; code=GM0014, name=\"\r\n");
    }

    @Test
    void a_list_without_items_is_a_header_and_what_is_said_of_all_of_it_stands_beside_it() {
        var message = written(new Answer(LocalDate.parse("2025-01-19"), Instant.EPOCH, List.of(), "abc"));
        assertThat(message.body()).isEqualTo("area.code,area.name,on,number,reason,parts\r\n");
        assertThat(message.getHeaders().getFirst("Next-Cursor")).isEqualTo("abc");
        assertThat(message.getHeaders().getFirst("Opvang-Known-At")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(message.getHeaders().getFirst("Opvang-On")).isEqualTo("2025-01-19");
        assertThat(message.getHeaders().getContentType()).isEqualTo(CsvLists.CSV);
    }

    @Test
    void no_text_can_be_taken_for_a_formula() {
        var row = new Row(new Part(GRONINGEN, "=1+1"), LocalDate.parse("2025-01-19"), -7, null, List.of());
        assertThat(written(new Answer(row.on(), Instant.EPOCH, List.of(row), null))
                        .body())
                .endsWith("GM0014,'=1+1,2025-01-19,-7,,\r\n");
    }

    @Test
    void only_lists_of_records_are_answered_so_and_only_to_who_asks() {
        assertThat(lists.canWrite(LIST, Answer.class, CsvLists.CSV)).isTrue();
        assertThat(lists.canWrite(LIST, Answer.class, MediaType.APPLICATION_JSON))
                .isFalse();
        var ofTexts = ResolvableType.forClassWithGenerics(Items.class, String.class);
        assertThat(lists.canWrite(ofTexts, Items.class, CsvLists.CSV)).isFalse();
        var ofRows = ResolvableType.forClassWithGenerics(Items.class, Row.class);
        assertThat(lists.canWrite(ofRows, Items.class, CsvLists.CSV)).isTrue();
        assertThat(lists.getSupportedMediaTypes(Items.class)).containsExactly(CsvLists.CSV);
        assertThat(lists.canWrite(ResolvableType.forClass(Part.class), Part.class, CsvLists.CSV))
                .isFalse();
        assertThat(lists.getSupportedMediaTypes(Part.class)).isEmpty();
    }

    private Message written(Answer answer) {
        var message = new Message(new HttpHeaders(), new ByteArrayOutputStream());
        try {
            lists.write(answer, LIST, CsvLists.CSV, message, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message;
    }

    private record Message(HttpHeaders headers, ByteArrayOutputStream bytes) implements HttpOutputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return bytes;
        }

        String body() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
