package nl.opvang.plumbing.replay;

/** How far a replay or a rebuild is. */
enum ReplayState {
    WAITING,
    READING,
    COMPARING,
    /** Of a rebuild: built and compared, and kept beside what is live until it is to take its place. */
    BUILT,
    COMPLETED,
    /** Of a rebuild: it took the place of what was live. */
    SWITCHED,
    CANCELLED,
    FAILED;

    boolean ended() {
        return this == COMPLETED || this == SWITCHED || this == CANCELLED || this == FAILED;
    }
}
