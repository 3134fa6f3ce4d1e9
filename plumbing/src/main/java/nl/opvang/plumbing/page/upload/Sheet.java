package nl.opvang.plumbing.page.upload;

import java.util.ArrayList;
import java.util.List;

/** A table as text: what a spreadsheet copies or saves as CSV, with commas, semicolons or tabs, quoted where needed. */
record Sheet(List<String> header, List<Row> rows) {
    /** A line that has something in it, and which one it is. */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /** Nothing where the row is shorter than the header. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static Sheet read(String text) {
        var rows = rows(text.replace("\r\n", "\n").replace('\r', '\n'));
        return rows.isEmpty()
                ? new Sheet(List.of(), List.of())
                : new Sheet(rows.getFirst().cells(), rows.subList(1, rows.size()));
    }

    /** As text again, of some rows only. */
    static String text(List<String> header, List<Row> rows) {
        var text = new StringBuilder();
        append(text, header);
        rows.forEach(row -> append(text, row.cells()));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) text.append(';');
            text.append('"').append(cells.get(i).replace("\"", "\"\"")).append('"');
        }
        text.append('\n');
    }

    private static List<Row> rows(String text) {
        char separator = separator(text);
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int first = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '\n') line++;
            if (quoted && i < text.length()) {
                if (c != '"') cell.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator || c == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    if (cells.stream().anyMatch(each -> !each.isEmpty())) rows.add(new Row(first, cells));
                    cells.clear();
                    first = line;
                }
            } else cell.append(c);
        }
        return rows;
    }

    /** Whichever the first line has most of. */
    private static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char found = ';';
        for (char each : new char[] {'\t', ','}) if (count(first, each) > count(first, found)) found = each;
        return found;
    }

    private static long count(String text, char of) {
        return text.chars().filter(c -> c == of).count();
    }
}
