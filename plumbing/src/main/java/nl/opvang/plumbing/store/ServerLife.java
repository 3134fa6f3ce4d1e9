package nl.opvang.plumbing.store;

/** Which life of a database server it is: another one after every start, so after every restore and failover. */
public final class ServerLife {
    /** An expression, as a text, whatever the session's settings. */
    public static final String SQL = "extract(epoch from pg_postmaster_start_time())::text";

    private ServerLife() {}
}
