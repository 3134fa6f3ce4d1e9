package nl.opvang.demo.post;

import org.jspecify.annotations.Nullable;

/** The history cannot be posted as it was planned; nothing is skipped. A later {@link NationalDemo#load} goes on. */
public final class LoadStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoadStopped(String message) {
        super(message);
    }

    LoadStopped(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
