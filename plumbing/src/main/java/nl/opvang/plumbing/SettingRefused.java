package nl.opvang.plumbing;

/** A setting with which a service does not start; the message says which and why, and never tells a secret. */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingRefused(String message) {
        super(message);
    }
}
