package nl.opvang.plumbing.page.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2\n", "a,b\r\n1,2", "a\tb\r1\t2", "\n a ; b \n\n 1 ; 2 \n;\n"})
    void a_table_is_read_whatever_stands_between_its_cells(String text) {
        var sheet = Sheet.read(text);
        assertThat(sheet.header()).containsExactly("a", "b");
        assertThat(sheet.rows()).extracting(Sheet.Row::cells).containsExactly(List.of("1", "2"));
    }

    @Test
    void a_quoted_cell_may_have_anything_in_it() {
        var sheet = Sheet.read("a;b\n\"x;y\nz\";\"say \"\"so\"\"\"\n3;4");
        assertThat(sheet.rows().getFirst().cells()).containsExactly("x;y\nz", "say \"so\"");
        assertThat(sheet.rows().getLast().line()).isEqualTo(4);
    }

    @Test
    void what_is_written_is_read_again() {
        var sheet = Sheet.read("a;b\n\"x;y\";\"say \"\"so\"\"\"\n3;\n");
        var again = Sheet.read(Sheet.text(sheet.header(), sheet.rows()));
        assertThat(again.header()).isEqualTo(sheet.header());
        assertThat(again.rows())
                .extracting(Sheet.Row::cells)
                .isEqualTo(sheet.rows().stream().map(Sheet.Row::cells).toList());
    }

    @Test
    void of_nothing_there_is_nothing() {
        assertThat(Sheet.read("").rows()).isEmpty();
        assertThat(Sheet.read("a;b").rows()).isEmpty();
        assertThat(Sheet.read("a;b\n1").rows().getFirst().cell(1)).isEmpty();
    }
}
