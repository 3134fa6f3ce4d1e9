package nl.opvang.torture.fault;

/** What can go wrong, with how often it does compared to the others. */
public enum FaultKind {
    SERVICE_KILLED(5),
    SERVICE_RESTARTED(2),
    /** All processes of all services one after the other, as when a version is brought out; with replicas only. */
    ROLLING_RESTART(1),
    /** Also longer than Kafka waits for a sign of life, so that another replica gets its partitions meanwhile. */
    SERVICE_FROZEN(4),
    POSTGRES_KILLED(3),
    BROKER_KILLED(3),
    CONNECTIONS_CUT(12),
    CONNECTIONS_DELAYED(8),
    CONNECTIONS_HALF_OPENED(8),
    CONNECTIONS_REFUSED(6),
    SESSIONS_TERMINATED(4),
    /** A transaction that stays open somewhere in the cluster: nothing that comes after it can be read in order. */
    HORIZON_HELD(4),
    /** Records of Kafka come again. */
    KAFKA_OFFSETS_SET_BACK(8),
    /** Events of the own store come again. */
    STORE_OFFSETS_SET_BACK(4),
    /** Events are sent to Kafka again. */
    RELAY_TOKEN_SET_BACK(4);

    private final int weight;

    FaultKind(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** Whether much stands still until it is over. */
    boolean isHard() {
        return switch (this) {
            case SERVICE_KILLED, SERVICE_RESTARTED, ROLLING_RESTART, SERVICE_FROZEN, POSTGRES_KILLED, BROKER_KILLED ->
                true;
            default -> false;
        };
    }
}
