package nl.opvang.plumbing.relay;

/** Names and limits of the topics on which services meet. */
public final class Topics {
    /** Watermarks of all services, compacted by service. */
    public static final String WATERMARKS = "opvang.watermarks";

    /** Seals of all services, one after the other, by service. */
    public static final String SEALS = "opvang.seals";

    /** How many partitions the events of one service are spread over, by aggregate id. */
    public static final int PARTITIONS = 12;

    /** Bytes of one record at most. */
    public static final int MOST_BYTES = 1024 * 1024;

    private Topics() {}

    /** Where a service's events go. */
    public static String ofService(String service) {
        return "opvang." + service;
    }
}
