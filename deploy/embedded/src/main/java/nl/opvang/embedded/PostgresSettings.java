package nl.opvang.embedded;

import java.nio.file.Path;

/**
 * How PostgreSQL runs.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param binariesDirectory where PostgreSQL's programs are unpacked (60 MB, once per version)
 */
public record PostgresSettings(
        int port, Durability durability, int sharedBuffersMebibytes, int maxConnections, Path binariesDirectory) {

    /** For one machine that does everything: flushed writes, a free port. */
    public static PostgresSettings defaults() {
        return new PostgresSettings(0, Durability.FLUSHED, 256, 200, PostgresBinaries.cacheOfUser());
    }

    public PostgresSettings withPort(int port) {
        return new PostgresSettings(port, durability, sharedBuffersMebibytes, maxConnections, binariesDirectory);
    }

    public PostgresSettings withDurability(Durability durability) {
        return new PostgresSettings(port, durability, sharedBuffersMebibytes, maxConnections, binariesDirectory);
    }

    public PostgresSettings withSharedBuffersMebibytes(int sharedBuffersMebibytes) {
        return new PostgresSettings(port, durability, sharedBuffersMebibytes, maxConnections, binariesDirectory);
    }

    public PostgresSettings withMaxConnections(int maxConnections) {
        return new PostgresSettings(port, durability, sharedBuffersMebibytes, maxConnections, binariesDirectory);
    }

    public PostgresSettings withBinariesDirectory(Path binariesDirectory) {
        return new PostgresSettings(port, durability, sharedBuffersMebibytes, maxConnections, binariesDirectory);
    }
}
