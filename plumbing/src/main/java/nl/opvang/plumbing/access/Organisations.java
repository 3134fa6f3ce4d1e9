package nl.opvang.plumbing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.SettingRefused;
import org.jspecify.annotations.Nullable;

/**
 * For which municipality or region an organisation (OIN) acts, from when until when: a file, one organisation, code, first day
 * and day after the last one a line. Opvang brings none.
 */
final class Organisations {
    private static final String SETTING = "opvang.access.organisations-file";
    private static final String HEADER = "oin,code,from,until";

    /** A register's number of eight digits, then what that register calls the organisation. */
    private static final Pattern OIN = Pattern.compile("\\d{8}[0-9A-Z]{12}");

    /** @param until null when nobody knows yet */
    private record Row(
            String oin,
            String code,
            LocalDate from,
            @Nullable LocalDate until) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private final List<Row> rows;

    private Organisations(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Empty when no file is named: then the issuer alone says for which codes a token is.
     *
     * @throws SettingRefused naming the first line that is wrong
     */
    static Optional<Organisations> read(@Nullable Path file) {
        if (file == null) return Optional.empty();
        try {
            if (!Files.isRegularFile(file)) throw new SettingRefused(SETTING + ": no such file: " + file);
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER))
                throw new SettingRefused(SETTING + ": its first line must be " + HEADER);
            var rows = new ArrayList<Row>();
            for (int i = 1; i < lines.size(); i++)
                if (!lines.get(i).isBlank()) rows.add(row(lines.get(i).strip(), i + 1));
            return Optional.of(new Organisations(List.copyOf(rows)));
        } catch (IOException e) {
            throw new UncheckedIOException(SETTING + " cannot be read", e);
        }
    }

    /** The codes for which this organisation acts on a day. */
    List<String> codes(String oin, LocalDate day) {
        return rows.stream()
                .filter(row -> row.oin.equals(oin) && row.holdsOn(day))
                .map(Row::code)
                .toList();
    }

    /** The same, and no others than the issuer allows where it says anything about codes. */
    List<String> codes(String oin, LocalDate day, @Nullable Collection<?> allowed) {
        return codes(oin, day).stream()
                .filter(code -> allowed == null || allowed.contains(code))
                .toList();
    }

    private static Row row(String line, int number) {
        var fields = line.split(",", -1);
        if (fields.length != 4 || !OIN.matcher(fields[0]).matches() || !isInTheDivision(fields[1])) throw wrong(number);
        try {
            var from = LocalDate.parse(fields[2]);
            var until = fields[3].isEmpty() ? null : LocalDate.parse(fields[3]);
            if (until != null && !from.isBefore(until)) throw wrong(number);
            return new Row(fields[0], fields[1], from, until);
        } catch (DateTimeParseException e) {
            throw wrong(number);
        }
    }

    private static boolean isInTheDivision(String code) {
        var division = Division.ofTheNetherlands();
        if (code.matches("GM\\d{4}"))
            return division.municipality(new MunicipalityCode(code)).isPresent();
        return code.matches("VR\\d{2}") && division.regions().containsKey(new RegionCode(code));
    }

    private static SettingRefused wrong(int number) {
        return new SettingRefused(SETTING + ": line " + number
                + " is not an OIN, a code of the division, a day and, if it ends, a later day");
    }
}
