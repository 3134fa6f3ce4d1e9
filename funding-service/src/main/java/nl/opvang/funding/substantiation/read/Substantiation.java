package nl.opvang.funding.substantiation.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.opvang.plumbing.http.read.CsvLists;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tables in one zip with a manifest: of the same rows always the same bytes, whenever and wherever it is made. */
final class Substantiation {
    /** No moment of making: it would differ each time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param sha256 of the bytes of the table */
    record Table(String name, int rows, String sha256) {}

    /**
     * @param code of the accountability rule (SiSa)
     * @param indicators what is not known about the code
     * @param ruleEvents events by which dated rules read so; the register's own defaults have none
     */
    record Manifest(
            String code,
            String indicators,
            String area,
            int year,
            String knownAt,
            List<Table> tables,
            List<UUID> ruleEvents,
            EventRange events) {}

    /** The events of the dossiers, in the order in which they were known; none when there are none. */
    record EventRange(
            int count, @Nullable UUID first, @Nullable UUID last) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(String name, int rows, byte[] bytes) {}

    private final List<Part> parts = new ArrayList<>();

    <R extends Record> Substantiation with(String name, List<R> rows, Class<R> row) {
        parts.add(new Part(name + ".csv", rows.size(), CsvLists.file(new Items<>(rows, null), row)));
        return this;
    }

    /** @param code A16 of a municipality, A18 of a region, A18B of a municipality that spent for its region */
    byte[] zip(String code, String area, int year, Instant knownAt, List<UUID> ruleEvents, EventRange events) {
        var manifest = new Manifest(
                code,
                "The indicators within this code were not found; these tables are the register's own.",
                area,
                year,
                knownAt.toString(),
                parts.stream()
                        .map(part -> new Table(part.name(), part.rows(), sha256(part.bytes())))
                        .toList(),
                ruleEvents,
                events);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "manifest.json", JSON.writeValueAsBytes(manifest));
            for (var part : parts) put(zip, part.name(), part.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        // Local, so that no time zone gets into the bytes.
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
