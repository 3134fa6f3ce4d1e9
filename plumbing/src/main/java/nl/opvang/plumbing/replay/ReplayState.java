package nl.opvang.plumbing.replay;

/** How far a replay is. */
enum ReplayState {
    WAITING,
    READING,
    COMPARING,
    COMPLETED,
    CANCELLED,
    FAILED;

    boolean ended() {
        return this == COMPLETED || this == CANCELLED || this == FAILED;
    }
}
