package nl.opvang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which the embedded servers keep their data and secrets; at most one living JVM holds it.
 *
 * <p>Without the lock a second start would take the first one's PostgreSQL for one left behind by a crash, and stop it.
 */
public final class DataDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    private static final String LOCK_FILE = "lock";
    private static final String THROW_AWAY_PREFIX = "throw-away-";

    /**
     * What this JVM holds. A file lock belongs to the process, and closing any channel on the file drops it, so a lock file of our
     * own must never be opened a second time.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path root;
    private final FileChannel lock;
    private final boolean throwAway;

    private DataDirectory(Path root, FileChannel lock, boolean throwAway) {
        this.root = root;
        this.lock = lock;
        this.throwAway = throwAway;
    }

    /** Holds this directory, which is made if needed and stays when closed. */
    public static DataDirectory at(Path directory) {
        try {
            Files.createDirectories(directory);
            var root = directory.toRealPath();
            var lock = tryLock(root, root.resolve(LOCK_FILE));
            if (lock == null) {
                throw new IllegalStateException("Another process is running on the data in " + root);
            }
            return new DataDirectory(root, lock, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Data directory " + directory + " cannot be used", e);
        }
    }

    /** Holds a new temporary directory that is deleted when closed; what killed processes left of theirs is cleared away first. */
    public static DataDirectory throwAway() {
        try {
            var parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
            clearAwayAbandoned(parent);
            // Locked before it gets the name by which others look for abandoned ones.
            var aside = Files.createTempDirectory(parent, "opvang-");
            var root = parent.resolve(THROW_AWAY_PREFIX + aside.getFileName());
            var lock = tryLock(root, aside.resolve(LOCK_FILE));
            if (lock == null) {
                throw new IllegalStateException("Another process took " + aside);
            }
            Files.move(aside, root, StandardCopyOption.ATOMIC_MOVE);
            return new DataDirectory(root, lock, true);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary data directory can be made", e);
        }
    }

    public Path path() {
        return root;
    }

    /** The passwords that go with this data. */
    public Secrets secrets() {
        return new Secrets(root.resolve("keys"));
    }

    /** Lets go of the directory; its servers must have been stopped. */
    @Override
    public void close() {
        try {
            if (throwAway) {
                Directories.delete(root);
            }
            unlock(root, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Data directory " + root + " cannot be let go", e);
        }
    }

    private static void clearAwayAbandoned(Path parent) throws IOException {
        List<Path> directories;
        try (var children = Files.list(parent)) {
            directories = children.filter(
                            child -> child.getFileName().toString().startsWith(THROW_AWAY_PREFIX))
                    .filter(child -> Files.isWritable(child)
                            && Files.isRegularFile(child.resolve(LOCK_FILE), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (var directory : directories) {
            try {
                clearAway(directory);
            } catch (NoSuchFileException gone) {
                log.debug("Another process cleared {} away", directory);
            }
        }
    }

    private static void clearAway(Path directory) throws IOException {
        // The lock file must be there: whoever makes one anew hinders another process that is deleting the directory.
        var lock = tryLock(directory, directory.resolve(LOCK_FILE), StandardOpenOption.WRITE);
        if (lock != null) {
            log.info("Clearing away {}, left behind by a process that was killed", directory);
            Postmaster.of(directory.resolve(EmbeddedPostgres.CLUSTER)).ifPresent(Postmaster::end);
            Directories.delete(directory);
            unlock(directory, lock);
        }
    }

    private static @Nullable FileChannel tryLock(Path directory, Path lockFile) throws IOException {
        return tryLock(directory, lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileChannel tryLock(Path directory, Path lockFile, OpenOption... options)
            throws IOException {
        synchronized (HELD) {
            if (HELD.contains(directory)) {
                return null;
            }
            var channel = FileChannel.open(lockFile, options);
            if (channel.tryLock() != null) {
                HELD.add(directory);
                return channel;
            }
            channel.close();
            return null;
        }
    }

    private static void unlock(Path directory, FileChannel lock) throws IOException {
        synchronized (HELD) {
            lock.close();
            HELD.remove(directory);
        }
    }
}
