package nl.opvang.demo.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A comma separated file on the class path, with a header row; quotes may stand around a field. */
public final class CsvFile {
    /** One row; an empty field is an empty text. */
    public static final class Row {
        private final Map<String, String> fields;

        private Row(Map<String, String> fields) {
            this.fields = fields;
        }

        /**
         * The field in a column.
         *
         * @throws IllegalArgumentException when the header has no such column
         */
        public String text(String column) {
            var text = fields.get(column);
            if (text == null) throw new IllegalArgumentException("no such column: " + column);
            return text;
        }

        /**
         * The field in a column that holds whole numbers.
         *
         * @throws NumberFormatException when the field is empty or no whole number
         */
        public int number(String column) {
            return Integer.parseInt(text(column));
        }
    }

    private CsvFile() {}

    /**
     * All rows in their order.
     *
     * @throws IllegalArgumentException when the file is absent or a row has another number of fields than the header
     */
    public static List<Row> rows(Class<?> beside, String name) {
        var stream = beside.getResourceAsStream(name);
        if (stream == null) throw new IllegalArgumentException("no such file: " + name);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var lines = reader.lines().map(CsvFile::fields).toList();
            var header = lines.getFirst();
            return lines.stream().skip(1).map(fields -> row(header, fields)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> header, List<String> fields) {
        if (header.size() != fields.size()) throw new IllegalArgumentException("not " + header + ": " + fields);
        var row = new HashMap<String, String>();
        for (int i = 0; i < header.size(); i++) row.put(header.get(i), fields.get(i));
        return new Row(row);
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else field.append(c);
        }
        fields.add(field.toString());
        return fields;
    }
}
